package de.defus.monitor.survey;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Map;

/**
 * Removes a wave that nobody was asked in by this platform: one in preparation, or one made of a file and not released yet,
 * with all that was set up for it. What people answered here, or were written to about, is never removed this way.
 */
@ApplicationScoped
public class RemoveWave {

    private final Waves waves;
    private final OpenLinks links;
    private final Instance<SurveyErasing> erasing;
    private final TenantScope scope;
    private final AuditLog audit;

    RemoveWave(Waves waves, OpenLinks links, Instance<SurveyErasing> erasing, TenantScope scope, AuditLog audit) {
        this.waves = waves;
        this.links = links;
        this.erasing = erasing;
        this.scope = scope;
        this.audit = audit;
    }

    /** Whether a wave may be removed as it is now. */
    public boolean mayRemove(WaveView wave) {
        return wave.state() == WaveState.DRAFT && !waves.hasCodes(wave)
                || wave.state() == WaveState.CLOSED && waves.isImported(wave);
    }

    /** @throws Refusal {@code WAVE_IN_USE} if people were asked in it, or its results are released */
    public void remove(WaveView wave, String actor) {
        if (!mayRemove(wave)) {
            throw new Refusal(ProblemType.WAVE_IN_USE);
        }
        scope.run(wave.municipalityId(), () -> {
            if (!waves.remove(wave)) {
                throw new Refusal(ProblemType.WAVE_IN_USE);
            }
            audit.record(
                    actor,
                    "wave.removed",
                    wave.id().toString(),
                    Map.of("number", Integer.toString(wave.number()), "title", wave.title()));
        });
        links.forget(wave.id());
        erasing.forEach(SurveyErasing::tidy);
    }
}
