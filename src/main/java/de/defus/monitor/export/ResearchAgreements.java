package de.defus.monitor.export;

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

/** Who accepted the terms of use of a wave's research data. */
@ApplicationScoped
class ResearchAgreements {

    private final EntityManager entities;
    private final TenantScope scope;

    ResearchAgreements(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** The last agreement of a person to these terms, if there is one. */
    Optional<ResearchAgreement> find(UUID municipalityId, UUID waveId, String email, int termsVersion) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery("""
                                select terms_version, purpose from research_agreements
                                where wave_id = :wave and lower(email) = lower(:email) and terms_version = :version
                                order by accepted_at desc limit 1""", Tuple.class)
                        .setParameter("wave", waveId)
                        .setParameter("email", email)
                        .setParameter("version", termsVersion)
                        .getResultList());
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new ResearchAgreement(
                        row.get("terms_version", Integer.class), row.get("purpose", String.class)))
                .findFirst();
    }

    /** Adds an agreement; call inside the municipality's scope. */
    void add(UUID municipalityId, UUID waveId, String email, ResearchAgreement agreement, Instant at) {
        entities.createNativeQuery("""
                        insert into research_agreements
                            (id, municipality_id, wave_id, email, terms_version, purpose, accepted_at)
                        values (:id, :municipality, :wave, :email, :version, :purpose, :at)""")
                .setParameter("id", UUID.randomUUID())
                .setParameter("municipality", municipalityId)
                .setParameter("wave", waveId)
                .setParameter("email", email)
                .setParameter("version", agreement.termsVersion())
                .setParameter("purpose", agreement.purpose())
                .setParameter("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .executeUpdate();
    }
}
