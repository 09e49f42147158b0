package de.defus.monitor.walk;

import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reminders of measures and days that were put off. */
@ApplicationScoped
class MeasureNotices {

    private static final String SELECT =
            "select measure_id, kind, due_before, due_after, note, actor, noticed_at from measure_notices";

    private final EntityManager entities;
    private final TenantScope scope;

    MeasureNotices(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** Those of a measure, the first first. */
    List<MeasureNotice> list(UUID municipalityId, UUID measureId) {
        return scope.call(
                municipalityId,
                () -> read(entities.createNativeQuery(SELECT + " where measure_id = :id order by position", Tuple.class)
                        .setParameter("id", measureId)
                        .getResultList()));
    }

    /** All by measure, the first first. */
    Map<UUID, List<MeasureNotice>> byMeasure(UUID municipalityId) {
        return scope
                .call(
                        municipalityId,
                        () -> read(entities.createNativeQuery(SELECT + " order by position", Tuple.class)
                                .getResultList()))
                .stream()
                .collect(Collectors.groupingBy(MeasureNotice::measureId));
    }

    /** Adds one; called inside the municipality's scope. */
    void add(MeasureNotice notice) {
        entities.createNativeQuery("""
                        insert into measure_notices
                            (municipality_id, measure_id, kind, due_before, due_after, note, actor, noticed_at)
                        values (current_municipality(), :measure, :kind, cast(:before as date), cast(:after as date),
                            :note, :actor, :at)""")
                .setParameter("measure", notice.measureId())
                .setParameter("kind", notice.kind().name())
                .setParameter("before", text(notice.dueBefore()))
                .setParameter("after", text(notice.dueAfter()))
                .setParameter("note", notice.note())
                .setParameter("actor", notice.actor())
                .setParameter("at", OffsetDateTime.ofInstant(notice.at(), ZoneOffset.UTC))
                .executeUpdate();
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static List<MeasureNotice> read(List<?> rows) {
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new MeasureNotice(
                        row.get("measure_id", UUID.class),
                        MeasureNotice.Kind.valueOf(row.get("kind", String.class)),
                        row.get("due_before", LocalDate.class),
                        row.get("due_after", LocalDate.class),
                        row.get("note", String.class),
                        row.get("actor", String.class),
                        row.get("noticed_at", Instant.class)))
                .toList();
    }
}
