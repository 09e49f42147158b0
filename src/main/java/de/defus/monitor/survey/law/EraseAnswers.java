package de.defus.monitor.survey.law;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.SurveyErasing;
import de.defus.monitor.survey.SurveyView;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Deletes the answers of a survey and all that is kept of the people who were asked, after the last day on which they may
 * be kept. Released results stay: they are figures of groups. The protocol is the entry in the audit log, in the same
 * transaction, with how many rows of what went.
 */
@ApplicationScoped
public class EraseAnswers {

    private final LegalBases bases;
    private final Waves waves;
    private final Instance<SurveyErasing> erasing;
    private final TenantScope scope;
    private final AuditLog audit;
    private final InstantSource clock;

    EraseAnswers(
            LegalBases bases,
            Waves waves,
            Instance<SurveyErasing> erasing,
            TenantScope scope,
            AuditLog audit,
            InstantSource clock) {
        this.bases = bases;
        this.waves = waves;
        this.erasing = erasing;
        this.scope = scope;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How many rows went, by what they were.
     *
     * @throws Refusal {@code INVALID_INPUT} at {@code retentionUntil} if no day was set or it is not over yet, or a wave is
     *     in the field
     */
    public Map<String, Integer> erase(SurveyView survey, String actor) {
        var today = Today.of(clock);
        var all = waves.list(survey.municipalityId(), survey.id());
        if (bases.find(survey.municipalityId(), survey.id())
                .filter(basis -> basis.isOver(today))
                .isEmpty()) {
            throw refusal("law.fault.notYet");
        }
        if (all.stream().anyMatch(wave -> wave.state() == WaveState.OPEN)) {
            throw refusal("law.fault.open");
        }
        var ids = all.stream().map(WaveView::id).toList();
        var counts = scope.call(survey.municipalityId(), () -> {
            var gone = new TreeMap<String, Integer>();
            erasing.forEach(feature -> gone.putAll(feature.erase(survey.id(), ids)));
            bases.markErased(survey.id(), today);
            var details = new TreeMap<String, String>();
            gone.forEach((what, number) -> details.put(what, Integer.toString(number)));
            audit.record(actor, "survey.erased", survey.id().toString(), details);
            return gone;
        });
        erasing.forEach(SurveyErasing::tidy);
        return counts;
    }

    private static Refusal refusal(String key) {
        return new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("retentionUntil", key)));
    }
}
