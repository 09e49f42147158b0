package de.defus.monitor.survey.law;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.survey.SurveyView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets on what legal basis a survey asks, and until when its answers are kept. */
@ApplicationScoped
public class SetLegalBasis {

    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_OFFICER = 500;
    private static final int MOST_YEARS = 30;

    private final LegalBases bases;
    private final TenantScope scope;
    private final AuditLog audit;
    private final InstantSource clock;

    SetLegalBasis(LegalBases bases, TenantScope scope, AuditLog audit, InstantSource clock) {
        this.bases = bases;
        this.scope = scope;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an analyst types.
     *
     * @param textEnglish empty to show the German text to those who read English, too
     * @param retentionUntil as a date of ISO 8601
     */
    public record Wish(
            LegalBasis.Kind kind, String textGerman, String textEnglish, String officer, String retentionUntil) {}

    /**
     * @throws Refusal {@code INVALID_INPUT} with every fault; a day that is over is one, since answers would go at once
     */
    public LegalBasis set(SurveyView survey, Wish wish, String actor) {
        var faults = new ArrayList<Fault>();
        if (wish.kind() == null) {
            faults.add(Fault.at("kind", "law.fault.kind"));
        }
        if (isMissing(wish.textGerman(), LONGEST_TEXT)) {
            faults.add(Fault.at("textGerman", "law.fault.text", LONGEST_TEXT));
        }
        var english =
                wish.textEnglish() == null || wish.textEnglish().isBlank() ? wish.textGerman() : wish.textEnglish();
        if (english != null && english.length() > LONGEST_TEXT) {
            faults.add(Fault.at("textEnglish", "law.fault.text", LONGEST_TEXT));
        }
        if (isMissing(wish.officer(), LONGEST_OFFICER)) {
            faults.add(Fault.at("officer", "law.fault.officer", LONGEST_OFFICER));
        }
        var today = Today.of(clock);
        var until = day(wish.retentionUntil());
        if (until.filter(day -> day.isAfter(today) && day.isBefore(today.plusYears(MOST_YEARS)))
                .isEmpty()) {
            faults.add(Fault.at("retentionUntil", "law.fault.retention", MOST_YEARS));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        var basis = new LegalBasis(
                wish.kind(),
                LocalizedText.of(wish.textGerman().strip(), english.strip()),
                wish.officer().strip(),
                until.orElseThrow(),
                Optional.empty());
        scope.run(survey.municipalityId(), () -> {
            bases.put(survey.municipalityId(), survey.id(), basis);
            audit.record(
                    actor,
                    "survey.legalBasisSet",
                    survey.id().toString(),
                    Map.of(
                            "kind",
                            basis.kind().name(),
                            "retentionUntil",
                            basis.retentionUntil().toString()));
        });
        return basis;
    }

    private static boolean isMissing(String text, int longest) {
        return text == null || text.isBlank() || text.length() > longest;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return List.of(text == null ? "" : text.strip()).stream()
                    .map(LocalDate::parse)
                    .findFirst();
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
