package de.defus.monitor.job;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** Hands out the result of a job to whoever asked for it, if it may be had at this moment too. */
@ApplicationScoped
class TakeResult {

    private final FindJob find;
    private final Works works;
    private final JobResults results;
    private final CurrentUser current;
    private final TenantScope scope;
    private final AuditLog audit;

    TakeResult(FindJob find, Works works, JobResults results, CurrentUser current, TenantScope scope, AuditLog audit) {
        this.find = find;
        this.works = works;
        this.results = results;
        this.current = current;
        this.scope = scope;
        this.audit = audit;
    }

    /** A result on its way out. */
    record Taken(Path content, ResultFile file) {}

    /**
     * @throws Refusal {@code NOT_FOUND}, {@code WRONG_STATE} if it is not done, or what the work itself asks for
     */
    Taken take(UUID id) {
        var job = find.get(id);
        if (job.state() != JobState.DONE) {
            throw new Refusal(ProblemType.WRONG_STATE);
        }
        var user = current.find().orElseThrow();
        works.get(job.kind()).check(new JobWish(user, job.municipalityId(), job.waveId(), job.language()));
        var content = results.find(job).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        scope.run(
                job.municipalityId(),
                () -> audit.record(user.email(), "job.taken", job.waveId().toString(), Map.of("kind", job.kind())));
        return new Taken(content, job.file());
    }
}
