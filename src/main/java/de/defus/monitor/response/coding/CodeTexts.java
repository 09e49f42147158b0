package de.defus.monitor.response.coding;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps what an analyst decided about texts. */
@ApplicationScoped
class CodeTexts {

    private final OpenTexts texts;
    private final Waves waves;
    private final TenantScope scope;

    CodeTexts(OpenTexts texts, Waves waves, TenantScope scope) {
        this.texts = texts;
        this.waves = waves;
        this.scope = scope;
    }

    /**
     * What was decided about one text. With no code, not without one and not hidden, it stays on the desk.
     *
     * @param codes of the item's frame
     * @param none that no code fits
     * @param hidden that the text is set aside: it counts nowhere
     * @param removals parts that are removed from it for good
     */
    public record Decision(UUID id, Set<Integer> codes, boolean none, boolean hidden, List<String> removals) {
        public Decision {
            codes = codes == null ? Set.of() : Set.copyOf(codes);
            removals = removals == null ? List.of() : List.copyOf(removals);
        }
    }

    /**
     * @throws Refusal {@code WRONG_STATE} unless the wave is closed and not released, {@code NOT_FOUND} for a text the item does
     *     not have, {@code INVALID_INPUT} for a code the frame does not have; nothing is kept then
     */
    void code(WaveView wave, String item, List<Decision> decisions) {
        scope.run(wave.municipalityId(), () -> {
            if (!waves.holdClosed(wave.id())) {
                throw new Refusal(ProblemType.WRONG_STATE, wave.state(), WaveState.CLOSED);
            }
            var known =
                    texts.frame(wave.id(), item).stream().map(TextCode::code).collect(Collectors.toSet());
            for (var decision : decisions) {
                if (!known.containsAll(decision.codes())) {
                    throw new Refusal(
                            ProblemType.INVALID_INPUT, List.of(Fault.at("codes", "coding.fault.unknownCode")));
                }
                var body = texts.findBody(wave.id(), item, decision.id()).stream()
                        .findFirst()
                        .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
                var codes = decision.hidden() ? Set.<Integer>of() : decision.codes();
                texts.update(
                        wave.id(),
                        item,
                        new OpenText(
                                decision.id(),
                                PersonalDetails.remove(body, decision.removals()),
                                decision.hidden(),
                                decision.hidden() || decision.none() || !codes.isEmpty(),
                                codes,
                                List.of()));
            }
        });
    }
}
