package de.defus.monitor.job;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;

/** Finds a job of the current user: those of others are nobody's business. */
@ApplicationScoped
class FindJob {

    private final Jobs jobs;
    private final CurrentUser current;
    private final InstantSource clock;

    FindJob(Jobs jobs, CurrentUser current, InstantSource clock) {
        this.jobs = jobs;
        this.current = current;
        this.clock = clock;
    }

    /**
     * @throws Refusal {@code NOT_FOUND}, also for one of another person or city, or whose time is over
     */
    Job get(UUID id) {
        var user = current.find().orElseThrow();
        return jobs.find(current.municipalityId(), id)
                .filter(job -> job.requestedBy().equals(user.id()))
                .filter(job -> !job.state().isOver() || job.keepUntil().isAfter(clock.instant()))
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }
}
