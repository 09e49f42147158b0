package de.defus.monitor.survey;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.QuestionnaireCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sets up a survey on a questionnaire of the catalogue. */
@ApplicationScoped
public class CreateSurvey {

    private static final int SMALLEST_BASE = 3;
    private static final int LARGEST_BASE = 1000;

    private final Surveys surveys;
    private final QuestionnaireCatalogue catalogue;
    private final TenantScope scope;
    private final AuditLog audit;

    CreateSurvey(Surveys surveys, QuestionnaireCatalogue catalogue, TenantScope scope, AuditLog audit) {
        this.surveys = surveys;
        this.catalogue = catalogue;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * What an analyst chooses.
     *
     * @param minimumBase null for the one that the questionnaire begins with
     */
    public record Wish(
            String slug,
            String titleGerman,
            String titleEnglish,
            String questionnaireKey,
            int questionnaireVersion,
            Integer minimumBase) {}

    /**
     * @throws Refusal {@code INVALID_INPUT} with every fault, or {@code ALREADY_EXISTS}
     */
    public SurveyView create(UUID municipalityId, Wish wish, String actor) {
        var faults = faults(wish);
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        var english = isText(wish.titleEnglish())
                ? wish.titleEnglish().strip()
                : wish.titleGerman().strip();
        var survey = new SurveyView(
                UUID.randomUUID(),
                municipalityId,
                wish.slug(),
                LocalizedText.of(wish.titleGerman().strip(), english),
                wish.questionnaireKey(),
                wish.questionnaireVersion(),
                base(wish));
        scope.run(municipalityId, () -> {
            if (!surveys.add(survey)) {
                throw new Refusal(
                        ProblemType.ALREADY_EXISTS, List.of(Fault.at("slug", "survey.fault.slugTaken", wish.slug())));
            }
            audit.record(actor, "survey.created", survey.id().toString(), Map.of("slug", survey.slug()));
        });
        return survey;
    }

    private List<Fault> faults(Wish wish) {
        var faults = new ArrayList<Fault>();
        if (wish.slug() == null || !wish.slug().matches("[a-z0-9](-?[a-z0-9]){1,39}")) {
            faults.add(Fault.at("slug", "survey.fault.slug"));
        }
        if (!isText(wish.titleGerman()) || wish.titleGerman().length() > 200) {
            faults.add(Fault.at("titleGerman", "survey.fault.title"));
        }
        if (isText(wish.titleEnglish()) && wish.titleEnglish().length() > 200) {
            faults.add(Fault.at("titleEnglish", "survey.fault.title"));
        }
        if (catalogue.find(wish.questionnaireKey(), wish.questionnaireVersion()).isEmpty()) {
            faults.add(Fault.at("questionnaire", "survey.fault.questionnaire"));
        }
        if (base(wish) < SMALLEST_BASE || base(wish) > LARGEST_BASE) {
            faults.add(Fault.at("minimumBase", "survey.fault.minimumBase", SMALLEST_BASE, LARGEST_BASE));
        }
        return faults;
    }

    private int base(Wish wish) {
        return Optional.ofNullable(wish.minimumBase())
                .orElseGet(() -> catalogue
                        .find(wish.questionnaireKey(), wish.questionnaireVersion())
                        .map(Questionnaire::minimumBase)
                        .orElse(Questionnaire.USUAL_MINIMUM_BASE));
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank();
    }
}
