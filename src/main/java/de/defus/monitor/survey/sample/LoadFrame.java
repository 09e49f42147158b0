package de.defus.monitor.survey.sample;

import de.defus.monitor.place.Districts;
import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Takes over the counts of the register that a wave is planned with, in the place of the city's population counts. */
@ApplicationScoped
public class LoadFrame {

    private final FrameCounts frame;
    private final Samples samples;
    private final Districts districts;
    private final TenantScope scope;
    private final AuditLog audit;

    LoadFrame(FrameCounts frame, Samples samples, Districts districts, TenantScope scope, AuditLog audit) {
        this.frame = frame;
        this.samples = samples;
        this.districts = districts;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * Puts the counts of a file in the place of earlier ones; a plan made with those goes, with its list and draw.
     *
     * @param file CSV or Excel; absent to go back to the population counts
     * @return persons by code of the district; empty if the population counts are used
     * @throws Refusal {@code INVALID_INPUT} with every fault by row, {@code WRONG_STATE} once codes are issued
     */
    public Map<Integer, Integer> load(WaveView wave, Optional<byte[]> file, String actor) {
        if (wave.state() != WaveState.DRAFT) {
            throw new Refusal(ProblemType.WRONG_STATE);
        }
        var persons = file.map(bytes -> FrameFile.read(bytes, districts.list(wave.municipalityId())))
                .orElse(Map.of());
        scope.run(wave.municipalityId(), () -> {
            if (!samples.deletePlan(wave.id())) {
                throw new Refusal(ProblemType.WRONG_STATE);
            }
            frame.replaceAll(wave, persons);
            audit.record(
                    actor,
                    "sample.frameLoaded",
                    wave.id().toString(),
                    Map.of(
                            "districts",
                            Integer.toString(persons.size()),
                            "persons",
                            Integer.toString(persons.values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum())));
        });
        return persons;
    }
}
