package de.defus.monitor.survey.law;

import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.platform.text.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The legal bases of a municipality's surveys. */
@ApplicationScoped
public class LegalBases {

    private final EntityManager entities;
    private final TenantScope scope;

    LegalBases(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** What was set for a survey, if anything was. */
    public Optional<LegalBasis> find(UUID municipalityId, UUID surveyId) {
        return scope.query(
                municipalityId,
                "select kind, text_de, text_en, officer, retention_until, erased_on from legal_bases where survey_id = ?",
                (statement, first) -> statement.setObject(first, surveyId),
                row -> row.next() ? Optional.of(view(row)) : Optional.empty());
    }

    /** Sets it anew; call inside the municipality's scope. */
    void put(UUID municipalityId, UUID surveyId, LegalBasis basis) {
        entities.createNativeQuery("""
                        insert into legal_bases
                            (survey_id, municipality_id, kind, text_de, text_en, officer, retention_until)
                        values (:survey, :municipality, :kind, :de, :en, :officer, :until)
                        on conflict (survey_id) do update set kind = excluded.kind, text_de = excluded.text_de,
                            text_en = excluded.text_en, officer = excluded.officer,
                            retention_until = excluded.retention_until, erased_on = null""")
                .setParameter("survey", surveyId)
                .setParameter("municipality", municipalityId)
                .setParameter("kind", basis.kind().name())
                .setParameter("de", basis.text().in("de"))
                .setParameter("en", basis.text().in("en"))
                .setParameter("officer", basis.officer())
                .setParameter("until", basis.retentionUntil())
                .executeUpdate();
    }

    /** Keeps that answers were deleted; call inside the municipality's scope. */
    void markErased(UUID surveyId, LocalDate day) {
        entities.createNativeQuery("update legal_bases set erased_on = :day where survey_id = :survey")
                .setParameter("day", day)
                .setParameter("survey", surveyId)
                .executeUpdate();
    }

    private static LegalBasis view(ResultSet row) throws SQLException {
        return new LegalBasis(
                LegalBasis.Kind.valueOf(row.getString("kind")),
                LocalizedText.of(row.getString("text_de"), row.getString("text_en")),
                row.getString("officer"),
                row.getObject("retention_until", LocalDate.class),
                Optional.ofNullable(row.getObject("erased_on", LocalDate.class)));
    }
}
