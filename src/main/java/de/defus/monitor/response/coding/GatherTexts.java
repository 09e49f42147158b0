package de.defus.monitor.response.coding;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.response.FlushPool;
import de.defus.monitor.response.TidyResponses;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Map;

/**
 * Takes what people wrote from their answers, before anybody reads it. Afterwards nothing leads from a text to the other
 * answers of the same person, nor to their other texts.
 */
@ApplicationScoped
class GatherTexts {

    private final OpenTexts texts;
    private final FlushPool pool;
    private final TidyResponses tidy;
    private final Waves waves;
    private final TenantScope scope;
    private final AuditLog audit;

    GatherTexts(OpenTexts texts, FlushPool pool, TidyResponses tidy, Waves waves, TenantScope scope, AuditLog audit) {
        this.texts = texts;
        this.pool = pool;
        this.tidy = tidy;
        this.waves = waves;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * Takes up all texts of a wave, and says how many; items without codes begin with those of the survey's wave before.
     *
     * @throws Refusal {@code WRONG_STATE} unless the wave is closed and not released
     */
    int gather(WaveView wave, String actor) {
        if (wave.state() != WaveState.CLOSED) {
            throw new Refusal(ProblemType.WRONG_STATE, wave.state(), WaveState.CLOSED);
        }
        pool.flushAll(wave);
        var last = waves.list(wave.municipalityId(), wave.surveyId()).stream()
                .filter(other -> other.number() < wave.number())
                .max(Comparator.comparingInt(WaveView::number));
        var gathered = scope.call(wave.municipalityId(), () -> {
            if (!waves.holdClosed(wave.id())) {
                throw new Refusal(ProblemType.WRONG_STATE, wave.state(), WaveState.CLOSED);
            }
            var number = texts.gather(wave.id());
            last.ifPresent(before -> texts.count(wave.id(), false).keySet().stream()
                    .filter(item -> texts.frame(wave.id(), item).isEmpty())
                    .forEach(item ->
                            texts.putFrame(wave.municipalityId(), wave.id(), item, texts.frame(before.id(), item))));
            audit.record(actor, "texts.gathered", wave.id().toString(), Map.of("texts", Integer.toString(number)));
            return number;
        });
        // The rows as they were, texts beside answers, are still on the disk.
        tidy.tidy();
        return gathered;
    }
}
