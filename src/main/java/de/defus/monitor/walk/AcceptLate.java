package de.defus.monitor.walk;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Decides on observations that came after the walk was closed. */
@ApplicationScoped
public class AcceptLate {

    private final Walks walks;
    private final Observations observations;
    private final TenantScope scope;
    private final AuditLog audit;

    AcceptLate(Walks walks, Observations observations, TenantScope scope, AuditLog audit) {
        this.walks = walks;
        this.observations = observations;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * Lets these count, or throws them away.
     *
     * @return how many were waiting and are decided now
     * @throws Refusal {@code INVALID_INPUT} without any, {@code WRONG_STATE} if they should count although the walk's
     *     figures were already published: the difference would show what the late ones said
     */
    public int decide(Walk walk, List<UUID> ids, boolean accept, String actor) {
        if (ids.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("observation", "walk.fault.choose")));
        }
        return scope.call(walk.municipalityId(), () -> {
            var present = walks.hold(walk.id());
            if (accept && present.frozen()) {
                throw new Refusal(
                        ProblemType.WRONG_STATE,
                        List.of(Fault.at("observation", "walk.fault.frozen")),
                        walk.state(),
                        walk.state());
            }
            var decided = (int) ids.stream()
                    .distinct()
                    .filter(id -> observations.decide(walk.id(), id, accept))
                    .count();
            if (present.state() == Walk.State.CLOSED) {
                observations.mix(walk.id());
            }
            audit.record(
                    actor,
                    accept ? "walk.late-accepted" : "walk.late-discarded",
                    walk.id().toString(),
                    Map.of("observations", Integer.toString(decided)));
            return decided;
        });
    }
}
