package de.defus.monitor.survey.sample;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Numbers the letters of a plan for a register that draws by itself: each district gets as many places as are planned,
 * {@code 3-0001}, {@code 3-0002}, … for district 3, and the register says whom it puts in each.
 */
@ApplicationScoped
public class NumberLetters {

    private final Samples samples;
    private final TenantScope scope;
    private final AuditLog audit;
    private final SecureRandom chance;

    NumberLetters(Samples samples, TenantScope scope, AuditLog audit, SecureRandom chance) {
        this.samples = samples;
        this.scope = scope;
        this.audit = audit;
        this.chance = chance;
    }

    /**
     * Numbers the letters; an earlier list and draw go.
     *
     * @throws Refusal {@code WRONG_STATE} without a plan or once codes are issued
     */
    public SampleView number(WaveView wave, String actor) {
        var plan = samples.find(wave)
                .filter(found -> wave.state() == WaveState.DRAFT && !found.coded())
                .orElseThrow(() -> new Refusal(ProblemType.WRONG_STATE));
        var places = plan.strata().stream()
                .flatMap(stratum -> IntStream.rangeClosed(1, stratum.letters())
                        .mapToObj(number -> Unit.place(stratum.code(), number)))
                .toList();
        var letters = plan.strata().stream().collect(Collectors.toMap(Stratum::code, Stratum::letters));
        var seed = chance.nextLong(DrawSample.SEEDS);
        scope.run(wave.municipalityId(), () -> {
            if (!samples.replaceUnits(wave, places, Draw.digest(places))
                    || !samples.storeDraw(wave.id(), Draw.draw(places, letters, seed), seed)
                    || !samples.markDrawnByRegister(wave.id())) {
                throw new Refusal(ProblemType.WRONG_STATE);
            }
            audit.record(
                    actor,
                    "sample.lettersNumbered",
                    wave.id().toString(),
                    Map.of("letters", Integer.toString(places.size())));
        });
        return samples.find(wave).orElseThrow();
    }
}
