package de.defus.monitor.survey.instrument;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.questionnaire.Adaptation;
import de.defus.monitor.questionnaire.AdaptationCheck;
import de.defus.monitor.survey.Adaptations;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import de.defus.monitor.survey.sample.SampleView;
import de.defus.monitor.survey.sample.Samples;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Changes what a wave in preparation asks. Once letters have codes, or the wave is open, nothing can be changed. */
@ApplicationScoped
public class AdaptWave {

    private final Waves waves;
    private final Adaptations adaptations;
    private final InstrumentOfWave instruments;
    private final Samples samples;
    private final TenantScope scope;
    private final AuditLog audit;

    AdaptWave(
            Waves waves,
            Adaptations adaptations,
            InstrumentOfWave instruments,
            Samples samples,
            TenantScope scope,
            AuditLog audit) {
        this.waves = waves;
        this.adaptations = adaptations;
        this.instruments = instruments;
        this.samples = samples;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * @param change of what is stored; others who change the same wave wait until it is done
     * @throws Refusal {@code WRONG_STATE} once it is fixed; {@code INVALID_INPUT} with the faults of {@link
     *     AdaptationCheck}
     */
    public Adaptation adapt(WaveView wave, UnaryOperator<Adaptation> change, String actor) {
        var model = instruments.model(wave);
        return scope.call(wave.municipalityId(), () -> {
            if (!waves.holdDraft(wave.id()) || isPrinted(wave)) {
                throw new Refusal(ProblemType.WRONG_STATE, wave.state(), WaveState.DRAFT);
            }
            var checked = AdaptationCheck.check(model, change.apply(adaptations.look(wave.id())));
            if (!checked.faults().isEmpty()) {
                throw new Refusal(ProblemType.INVALID_INPUT, checked.faults());
            }
            var adaptation = checked.adaptation();
            adaptations.put(wave.municipalityId(), wave.id(), adaptation);
            audit.record(
                    actor,
                    "wave.adapted",
                    wave.id().toString(),
                    Map.of(
                            "dropped", Integer.toString(adaptation.dropped().size()),
                            "places", Integer.toString(adaptation.places().size()),
                            "questions", Integer.toString(adaptation.questions().size())));
            return adaptation;
        });
    }

    /** Whether what the wave asks can no longer be changed. */
    boolean isFixed(WaveView wave) {
        return wave.state() != WaveState.DRAFT || isPrinted(wave);
    }

    /** With the codes of letters, forms on paper are issued. */
    private boolean isPrinted(WaveView wave) {
        return samples.find(wave).filter(SampleView::coded).isPresent();
    }
}
