package de.defus.monitor.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Cancels a job that is under way; throws one away that is over, with its result. */
@ApplicationScoped
class EndJob {

    private final FindJob find;
    private final Jobs jobs;
    private final JobResults results;
    private final RunJobs run;

    EndJob(FindJob find, Jobs jobs, JobResults results, RunJobs run) {
        this.find = find;
        this.jobs = jobs;
        this.results = results;
        this.run = run;
    }

    /**
     * @throws de.defus.monitor.platform.problem.Refusal {@code NOT_FOUND}
     */
    void end(UUID id) {
        var job = find.get(id);
        if (!job.state().isOver() && jobs.cancel(job)) {
            run.stop(id);
            return;
        }
        try {
            results.delete(job);
            jobs.remove(job);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}
