package de.defus.monitor.survey.sample;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Records what became of letters: sent, returned, refused. Never that one was answered. */
@ApplicationScoped
public class RecordDispositions {

    private static final int MOST = 100_000;

    private final Samples samples;
    private final TenantScope scope;
    private final AuditLog audit;

    RecordDispositions(Samples samples, TenantScope scope, AuditLog audit) {
        this.samples = samples;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * All of them or none.
     *
     * @throws Refusal {@code INVALID_INPUT} naming every number that no letter has
     */
    public void record(WaveView wave, List<Integer> letterNumbers, Disposition disposition, String actor) {
        if (disposition == null) {
            throw refusal(List.of(Fault.at("disposition", "sample.fault.disposition")));
        }
        if (letterNumbers.isEmpty() || letterNumbers.size() > MOST) {
            throw refusal(List.of(Fault.at("letterNumbers", "sample.fault.noNumbers")));
        }
        scope.run(wave.municipalityId(), () -> {
            var highest = samples.highestLetter(wave.id());
            var strange = letterNumbers.stream()
                    .filter(number -> number < 1 || number > highest)
                    .map(number ->
                            Fault.at("letterNumbers", "sample.fault.noSuchLetter", Integer.toString(number), highest))
                    .toList();
            if (!strange.isEmpty()) {
                throw refusal(strange);
            }
            samples.setDispositions(
                    wave.id(),
                    letterNumbers.stream()
                            .distinct()
                            .collect(Collectors.toMap(number -> number, number -> disposition)));
            audit.record(
                    actor,
                    "sample.dispositions",
                    wave.id().toString(),
                    Map.of("disposition", disposition.name(), "letters", Integer.toString(letterNumbers.size())));
        });
    }

    private static Refusal refusal(List<Fault> faults) {
        return new Refusal(ProblemType.INVALID_INPUT, faults);
    }
}
