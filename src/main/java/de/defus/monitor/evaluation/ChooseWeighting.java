package de.defus.monitor.evaluation;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Chooses how the weights of a closed wave are made, before its release. Whoever chooses has seen no result: the preview
 * shows weights and margins only.
 */
@ApplicationScoped
public class ChooseWeighting {

    private static final double HIGHEST = 100;

    private final Weightings weightings;
    private final TenantScope scope;
    private final AuditLog audit;

    ChooseWeighting(Weightings weightings, TenantScope scope, AuditLog audit) {
        this.weightings = weightings;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * What an analyst types.
     *
     * @param method name of a {@link Weighting.Method}
     * @param lower a number from 0 to below 1, with comma or point; not needed for {@code RAKING}
     * @param upper a number above 1
     */
    public record Wish(String method, String lower, String upper, boolean crossed) {}

    /**
     * @throws Refusal {@code WRONG_STATE} unless the wave is closed and not released, {@code INVALID_INPUT} with every fault
     */
    public Weighting choose(WaveView wave, Wish wish, String actor) {
        if (wave.state() != WaveState.CLOSED) {
            throw new Refusal(ProblemType.WRONG_STATE, wave.state(), WaveState.CLOSED);
        }
        var faults = new ArrayList<Fault>();
        var method = Stream.of(Weighting.Method.values())
                .filter(known -> known.name().equals(wish.method()))
                .findFirst();
        if (method.isEmpty()) {
            faults.add(Fault.at("method", "preview.fault.method"));
        }
        var isLimited =
                method.filter(chosen -> chosen != Weighting.Method.RAKING).isPresent();
        var lower = isLimited ? number(wish.lower()) : 0;
        var upper = isLimited ? number(wish.upper()) : 0;
        if (isLimited && !(lower >= 0 && lower < 1)) {
            faults.add(Fault.at("lower", "preview.fault.lower"));
        }
        if (isLimited && !(upper > 1 && upper <= HIGHEST)) {
            faults.add(Fault.at("upper", "preview.fault.upper"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        var weighting = new Weighting(method.orElseThrow(), lower, upper, wish.crossed());
        scope.run(wave.municipalityId(), () -> {
            weightings.put(wave, weighting);
            audit.record(
                    actor,
                    "wave.weightingChosen",
                    wave.id().toString(),
                    Map.of(
                            "method", weighting.method().name(),
                            "lower", Double.toString(lower),
                            "upper", Double.toString(upper),
                            "crossed", Boolean.toString(weighting.crossed())));
        });
        return weighting;
    }

    private static double number(String text) {
        try {
            return text == null ? Double.NaN : Double.parseDouble(text.strip().replace(',', '.'));
        } catch (NumberFormatException unreadable) {
            return Double.NaN;
        }
    }
}
