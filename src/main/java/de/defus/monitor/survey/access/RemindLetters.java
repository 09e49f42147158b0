package de.defus.monitor.survey.access;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.sample.Samples;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Lists the letters whose code is still open, for a reminder: twice in a wave at most, each time on record. */
@ApplicationScoped
public class RemindLetters {

    private final Samples samples;
    private final AccessCodes codes;
    private final TenantScope scope;
    private final AuditLog audit;

    RemindLetters(Samples samples, AccessCodes codes, TenantScope scope, AuditLog audit) {
        this.samples = samples;
        this.codes = codes;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * The numbers, in order; without letters that came back and people who refused.
     *
     * @throws Refusal {@code WRONG_STATE} if the wave is not in the field, has no codes, or both lists were taken
     */
    List<Integer> list(WaveView wave, String actor) {
        if (wave.state() != WaveState.OPEN) {
            throw new Refusal(ProblemType.WRONG_STATE);
        }
        return scope.call(wave.municipalityId(), () -> {
            if (!samples.countReminder(wave.id())) {
                throw new Refusal(
                        ProblemType.WRONG_STATE, List.of(Fault.at("reminders", "access.fault.noMoreReminders")));
            }
            var letters = codes.listOpenLetters(wave.id());
            audit.record(
                    actor,
                    "codes.reminderListed",
                    wave.id().toString(),
                    Map.of("letters", Integer.toString(letters.size())));
            return letters;
        });
    }
}
