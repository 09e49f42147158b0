package de.defus.monitor.survey;

import de.defus.monitor.place.Districts;
import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes a wave through its life: added, opened under a link, closed, opened again, released. */
@ApplicationScoped
public class RunWave {

    private final Waves waves;
    private final OpenLinks links;
    private final Districts districts;
    private final Instance<WaveClosing> closing;
    private final Instance<WaveReleasing> releasing;
    private final TenantScope scope;
    private final AuditLog audit;

    RunWave(
            Waves waves,
            OpenLinks links,
            Districts districts,
            Instance<WaveClosing> closing,
            Instance<WaveReleasing> releasing,
            TenantScope scope,
            AuditLog audit) {
        this.waves = waves;
        this.links = links;
        this.districts = districts;
        this.closing = closing;
        this.releasing = releasing;
        this.scope = scope;
        this.audit = audit;
    }

    /** Adds the survey's next wave, not open yet. */
    public WaveView add(SurveyView survey, String title, Sampling sampling, String actor) {
        if (title == null || title.isBlank() || title.length() > 100) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("title", "survey.fault.waveTitle")));
        }
        var id = UUID.randomUUID();
        scope.run(survey.municipalityId(), () -> {
            waves.add(id, survey.municipalityId(), survey.id(), title.strip(), sampling);
            audit.record(actor, "wave.added", id.toString(), Map.of("survey", survey.slug()));
        });
        return waves.get(survey.municipalityId(), id);
    }

    /**
     * Opens a wave for answers under {@code /b/<link>}.
     *
     * @param link name in the address; null to keep the link a reopened wave already has
     */
    public WaveView open(WaveView wave, String link, String actor) {
        if (districts.list(wave.municipalityId()).isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("districts", "survey.fault.districts")));
        }
        var needsLink = links.list(wave.id()).isEmpty();
        if (needsLink && (link == null || !link.matches("[a-z0-9](-?[a-z0-9]){1,39}"))) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("link", "survey.fault.slug")));
        }
        scope.run(wave.municipalityId(), () -> {
            move(wave, WaveState.OPEN, actor);
            if (needsLink && !links.add(link, wave.municipalityId(), wave.id())) {
                throw new Refusal(
                        ProblemType.ALREADY_EXISTS, List.of(Fault.at("link", "survey.fault.slugTaken", link)));
            }
        });
        return look(wave);
    }

    /** Ends fieldwork. */
    public WaveView close(WaveView wave, String actor) {
        scope.run(wave.municipalityId(), () -> move(wave, WaveState.CLOSED, actor));
        var closed = look(wave);
        closing.forEach(listener -> listener.closed(closed));
        return closed;
    }

    /** Evaluates and publishes a closed wave. */
    public WaveView release(WaveView wave, String actor) {
        check(wave, WaveState.RELEASED);
        releasing.get().release(wave, actor);
        return look(wave);
    }

    /** Marks a wave as released, in the transaction that stores its results. */
    public void markReleased(WaveView wave, String actor) {
        move(wave, WaveState.RELEASED, actor);
    }

    /** The wave as it is now, here and for all who answer. */
    private WaveView look(WaveView wave) {
        links.forget(wave.id());
        return waves.get(wave.municipalityId(), wave.id());
    }

    private void move(WaveView wave, WaveState next, String actor) {
        check(wave, next);
        if (!waves.move(wave.id(), wave.state(), next)) {
            throw new Refusal(ProblemType.WRONG_STATE, wave.state(), next);
        }
        audit.record(
                actor,
                "wave." + next.name().toLowerCase(java.util.Locale.ROOT),
                wave.id().toString(),
                Map.of());
    }

    private static void check(WaveView wave, WaveState next) {
        if (!wave.state().leadsTo(next)) {
            throw new Refusal(ProblemType.WRONG_STATE, wave.state(), next);
        }
    }
}
