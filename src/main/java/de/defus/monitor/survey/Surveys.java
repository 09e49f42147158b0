package de.defus.monitor.survey;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.platform.text.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The surveys of a municipality. */
@ApplicationScoped
public class Surveys {

    private static final String SELECT = """
            select id, municipality_id, slug, title_de, title_en, questionnaire_key, questionnaire_version, minimum_base
            from surveys""";

    private final EntityManager entities;
    private final TenantScope scope;

    Surveys(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    /** All, by name in addresses. */
    public List<SurveyView> list(UUID municipalityId) {
        return scope.call(
                municipalityId,
                () -> views(entities.createNativeQuery(SELECT + " order by slug", Tuple.class)
                        .getResultList()));
    }

    /**
     * A survey of this municipality.
     *
     * @throws Refusal {@code NOT_FOUND}, also if it belongs to another municipality
     */
    public SurveyView get(UUID municipalityId, UUID id) {
        return scope
                .call(
                        municipalityId,
                        () -> views(entities.createNativeQuery(SELECT + " where id = :id", Tuple.class)
                                .setParameter("id", id)
                                .getResultList()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    public Optional<SurveyView> findBySlug(UUID municipalityId, String slug) {
        return list(municipalityId).stream()
                .filter(survey -> survey.slug().equals(slug))
                .findFirst();
    }

    /** Adds a survey; call inside its municipality's scope. Returns whether its slug was still free on the platform. */
    boolean add(SurveyView survey) {
        return entities.createNativeQuery("""
                                insert into surveys (id, municipality_id, slug, title_de, title_en, questionnaire_key,
                                                     questionnaire_version, minimum_base)
                                values (:id, :municipality, :slug, :de, :en, :key, :version, :base)
                                on conflict on constraint survey_slug_is_unique do nothing""")
                        .setParameter("id", survey.id())
                        .setParameter("municipality", survey.municipalityId())
                        .setParameter("slug", survey.slug())
                        .setParameter("de", survey.title().in("de"))
                        .setParameter("en", survey.title().in("en"))
                        .setParameter("key", survey.questionnaireKey())
                        .setParameter("version", survey.questionnaireVersion())
                        .setParameter("base", survey.minimumBase())
                        .executeUpdate()
                == 1;
    }

    private static List<SurveyView> views(List<?> rows) {
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new SurveyView(
                        row.get("id", UUID.class),
                        row.get("municipality_id", UUID.class),
                        row.get("slug", String.class),
                        LocalizedText.of(row.get("title_de", String.class), row.get("title_en", String.class)),
                        row.get("questionnaire_key", String.class),
                        row.get("questionnaire_version", Integer.class),
                        row.get("minimum_base", Integer.class)))
                .toList();
    }
}
