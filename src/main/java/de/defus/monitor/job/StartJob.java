package de.defus.monitor.job;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes a wish for long work; whoever has one like it under way gets that. */
@ApplicationScoped
class StartJob {

    static final int MOST_KEPT = 20;
    private static final List<String> LANGUAGES = List.of("de", "en");

    private final Works works;
    private final Jobs jobs;
    private final JobResults results;
    private final RunJobs run;
    private final CurrentUser current;
    private final InstantSource clock;

    StartJob(Works works, Jobs jobs, JobResults results, RunJobs run, CurrentUser current, InstantSource clock) {
        this.works = works;
        this.jobs = jobs;
        this.results = results;
        this.run = run;
        this.current = current;
        this.clock = clock;
    }

    /**
     * @throws Refusal {@code INVALID_INPUT}, {@code NOT_FOUND} for a wave of another city, or what the work itself asks for
     */
    Job start(String kind, UUID waveId, String language) {
        var work = works.get(kind);
        if (waveId == null) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("waveId", "job.fault.wave")));
        }
        if (!LANGUAGES.contains(language)) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("language", "job.fault.language")));
        }
        var user = current.find().orElseThrow();
        var city = current.municipalityId();
        var file = work.check(new JobWish(user, city, waveId, language));
        var mine = jobs.list(city, user.id());
        var same = mine.stream()
                .filter(job -> !job.state().isOver())
                .filter(job -> job.kind().equals(kind)
                        && job.waveId().equals(waveId)
                        && job.language().equals(language))
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        makeRoom(mine);
        var now = clock.instant();
        var job = new Job(
                UUID.randomUUID(),
                city,
                user.id(),
                waveId,
                kind,
                language,
                JobState.WAITING,
                0,
                0,
                Optional.empty(),
                file,
                now,
                now.plus(RunJobs.KEPT));
        jobs.add(job);
        run.add(job);
        return job;
    }

    /** Nobody fills the disk: the oldest results go first. */
    private void makeRoom(List<Job> newestFirst) {
        newestFirst.stream()
                .filter(job -> job.state().isOver())
                .skip(MOST_KEPT - 1L)
                .forEach(job -> {
                    try {
                        results.delete(job);
                        jobs.remove(job);
                    } catch (IOException kept) {
                        throw new UncheckedIOException(kept);
                    }
                });
    }
}
