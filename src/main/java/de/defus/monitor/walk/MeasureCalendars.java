package de.defus.monitor.walk;

import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Calendars that offices subscribe to. Methods that write are called inside the municipality's scope. */
@ApplicationScoped
class MeasureCalendars {

    private final EntityManager entities;
    private final TenantScope scope;

    MeasureCalendars(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** Whose calendar it is. */
    record Owner(UUID municipalityId, String department) {}

    /** The calendars of a city, by office; that of all offices first. */
    List<MeasureCalendar> list(UUID municipalityId) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery(
                                "select department, created_by, created_at from measure_calendars order by department",
                                Tuple.class)
                        .getResultList());
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new MeasureCalendar(
                        row.get("department", String.class),
                        row.get("created_by", String.class),
                        row.get("created_at", Instant.class)))
                .toList();
    }

    /** Whose calendar has the digest of this secret. */
    Optional<Owner> find(String digest) {
        List<?> rows = scope.callWith(
                "defus.measure_calendar",
                digest,
                () -> entities.createNativeQuery(
                                "select municipality_id, department from measure_calendars where token_digest = :digest",
                                Tuple.class)
                        .setParameter("digest", digest)
                        .getResultList());
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Owner(row.get("municipality_id", UUID.class), row.get("department", String.class)))
                .findFirst();
    }

    /** Puts a new secret in the place of an earlier one. */
    void put(String department, String digest, String actor, Instant at) {
        entities.createNativeQuery("""
                        insert into measure_calendars (municipality_id, department, token_digest, created_by, created_at)
                        values (current_municipality(), :department, :digest, :actor, :at)
                        on conflict (municipality_id, department) do update
                            set token_digest = excluded.token_digest, created_by = excluded.created_by,
                                created_at = excluded.created_at""")
                .setParameter("department", department)
                .setParameter("digest", digest)
                .setParameter("actor", actor)
                .setParameter("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .executeUpdate();
    }

    boolean remove(String department) {
        return entities.createNativeQuery("delete from measure_calendars where department = :department")
                        .setParameter("department", department)
                        .executeUpdate()
                == 1;
    }
}
