package de.defus.monitor.report.edition;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stores a new version of a city's wishes for its report. Nobody reads it before it is published. */
@ApplicationScoped
class EditReport {

    private final Editions editions;
    private final InstrumentOfWave instruments;
    private final CurrentUser current;
    private final TenantScope scope;
    private final AuditLog audit;
    private final InstantSource clock;

    EditReport(
            Editions editions,
            InstrumentOfWave instruments,
            CurrentUser current,
            TenantScope scope,
            AuditLog audit,
            InstantSource clock) {
        this.editions = editions;
        this.instruments = instruments;
        this.current = current;
        this.scope = scope;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param after the version that was changed
     * @return the number of the new one; the old one if nothing was changed
     * @throws Refusal {@code INVALID_INPUT} with every fault, or {@code WRONG_STATE} if somebody else was faster
     */
    int edit(WaveView wave, int after, EditionContent content) {
        var faults = faults(content, instruments.get(wave));
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        var city = wave.municipalityId();
        var before = editions.list(city, wave.id()).stream().findFirst().orElse(Edition.PLAIN);
        if (before.revision() == after && before.content().equals(content)) {
            return after;
        }
        scope.run(city, () -> {
            if (!editions.add(city, wave.id(), after, content, current.email(), clock.instant())) {
                throw new Refusal(
                        ProblemType.WRONG_STATE, List.of(Fault.at("after", "edition.fault.faster", before.editedBy())));
            }
            audit.record(
                    current.email(),
                    "report.edited",
                    wave.id().toString(),
                    Map.of("revision", Integer.toString(after + 1)));
        });
        return after + 1;
    }

    private static List<Fault> faults(EditionContent content, Questionnaire questionnaire) {
        var faults = new ArrayList<Fault>();
        var names = Placeholders.names(questionnaire);
        for (var part : Part.values()) {
            for (var language : List.of("de", "en")) {
                var text = content.text(part, language);
                var field = part.field() + "-" + language;
                if (text.length() > part.longest()) {
                    faults.add(Fault.at(field, "edition.fault.long", part.longest()));
                }
                if (part == Part.TITLE && text.indexOf('\n') >= 0) {
                    faults.add(Fault.at(field, "edition.fault.lines"));
                }
                Placeholders.unknown(text, names)
                        .forEach(name -> faults.add(Fault.at(field, "edition.fault.placeholder", name)));
            }
        }
        content.hiddenItems().stream()
                .filter(item -> questionnaire.findQuestionOf(item).isEmpty())
                .forEach(item -> faults.add(Fault.at("items", "edition.fault.item", item)));
        return faults;
    }
}
