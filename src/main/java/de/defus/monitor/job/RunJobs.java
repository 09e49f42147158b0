package de.defus.monitor.job;

import de.defus.monitor.account.FindUser;
import de.defus.monitor.account.Municipalities;
import de.defus.monitor.platform.database.StorageFailure;
import de.defus.monitor.platform.files.FullDisk;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Does the work of jobs: one at a time for a city, a few overall, in the order asked for. What was under way when the
 * program ended is begun anew at the next start, three times at most; what another instance works on is left to it.
 */
@ApplicationScoped
class RunJobs {

    /** How long a result is kept. */
    static final Duration KEPT = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(RunJobs.class);
    private static final int MOST_STARTS = 3;
    private static final Duration BETWEEN_NEWS = Duration.ofMillis(300);

    private final Jobs jobs;
    private final JobLock lock;
    private final Works works;
    private final JobResults results;
    private final FindUser users;
    private final Municipalities municipalities;
    private final InstantSource clock;
    private final int mostAtOnce;
    private final ExecutorService threads;

    /** Guarded by this. */
    private final Deque<Job> waiting = new ArrayDeque<>();
    /** Work under way by the id of its job; guarded by this. */
    private final Map<UUID, Run> running = new HashMap<>();

    RunJobs(
            Jobs jobs,
            JobLock lock,
            Works works,
            JobResults results,
            FindUser users,
            Municipalities municipalities,
            InstantSource clock,
            @ConfigProperty(name = "defus.jobs.at-once", defaultValue = "2") int mostAtOnce) {
        this.jobs = jobs;
        this.lock = lock;
        this.works = works;
        this.results = results;
        this.users = users;
        this.municipalities = municipalities;
        this.clock = clock;
        this.mostAtOnce = mostAtOnce;
        this.threads = Executors.newFixedThreadPool(mostAtOnce, work -> {
            var thread = new Thread(work, "job");
            thread.setDaemon(true);
            return thread;
        });
    }

    void start(@Observes StartupEvent started) {
        resume();
    }

    /** Takes up what the program left when it ended, and what nobody works on for another reason. */
    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void resume() {
        for (var city : municipalities.list()) {
            for (var job : jobs.listUnfinished(city.id())) {
                add(job);
            }
            forget(city.id());
        }
    }

    void stop(@Observes ShutdownEvent ending) throws InterruptedException {
        synchronized (this) {
            waiting.clear();
            running.values().forEach(run -> run.stopped = true);
        }
        threads.shutdown();
        threads.awaitTermination(5, TimeUnit.SECONDS);
    }

    /** Queues a job that is stored already. */
    void add(Job job) {
        synchronized (this) {
            if (!isKnown(job)) {
                waiting.add(job);
            }
        }
        next();
    }

    /** Ends the work of a job as soon as it tells how far it is. */
    synchronized void stop(UUID jobId) {
        waiting.removeIf(job -> job.id().equals(jobId));
        if (running.containsKey(jobId)) {
            running.get(jobId).stopped = true;
        }
    }

    private synchronized boolean isKnown(Job job) {
        return running.containsKey(job.id())
                || waiting.stream().anyMatch(other -> other.id().equals(job.id()));
    }

    /** Begins what may begin now. */
    private synchronized void next() {
        Set<UUID> busy = new HashSet<>();
        running.values().forEach(run -> busy.add(run.job.municipalityId()));
        var queue = waiting.iterator();
        while (queue.hasNext() && running.size() < mostAtOnce && !threads.isShutdown()) {
            var job = queue.next();
            if (busy.add(job.municipalityId())) {
                queue.remove();
                var run = new Run(job);
                running.put(job.id(), run);
                threads.execute(() -> {
                    try {
                        lock.alone(job.id(), () -> work(run));
                    } catch (StorageFailure away) {
                        LOG.warnf("job %s could not be begun or left: %s", job.id(), away.getMessage());
                    } finally {
                        synchronized (this) {
                            running.remove(job.id());
                        }
                        next();
                    }
                });
            }
        }
    }

    private void work(Run run) {
        var job = run.job;
        try {
            make(run);
        } catch (Stopped stopped) {
            LOG.infof("job %s was stopped", job.id());
        } catch (Refusal refused) {
            fail(job, refused.type());
        } catch (IOException | RuntimeException failure) {
            if (FullDisk.isCauseOf(failure)) {
                LOG.warnf("job %s found no room on the disk", job.id());
                fail(job, ProblemType.STORAGE_FULL);
            } else {
                LOG.errorf(failure, "job %s failed for a reason nobody foresaw", job.id());
                fail(job, ProblemType.INTERNAL);
            }
        } catch (OutOfMemoryError tooLarge) {
            LOG.errorf(tooLarge, "job %s needs more memory than there is", job.id());
            fail(job, ProblemType.INTERNAL);
        }
    }

    private void make(Run run) throws IOException {
        var job = run.job;
        // Looked at once more: it may have waited here while another instance did it.
        var starts = jobs.find(job.municipalityId(), job.id()).map(Job::starts).orElse(0);
        if (starts >= MOST_STARTS) {
            throw new Refusal(ProblemType.JOB_INTERRUPTED);
        }
        if (!jobs.begin(job)) {
            return;
        }
        var user = users.find(job.requestedBy())
                .filter(found -> found.municipalityId()
                        .filter(job.municipalityId()::equals)
                        .isPresent())
                .orElseThrow(() -> new Refusal(ProblemType.FORBIDDEN));
        var wish = new JobWish(user, job.municipalityId(), job.waveId(), job.language());
        var work = works.get(job.kind());
        work.check(wish);
        results.write(job, out -> work.make(wish, run, new Checked(out, run)));
        if (!jobs.finish(job, clock.instant().plus(KEPT))) {
            results.delete(job);
        }
    }

    /** If not even this can be stored, the job is taken up again later. */
    private void fail(Job job, ProblemType why) {
        try {
            jobs.fail(job, why.slug());
        } catch (RuntimeException away) {
            LOG.warnf("that job %s failed could not be stored: %s", job.id(), away.getMessage());
        }
    }

    /** Results that nobody fetched in their time go, and what is told of them. */
    private void forget(UUID municipalityId) {
        for (var job : jobs.listForgotten(municipalityId, clock.instant())) {
            try {
                results.delete(job);
                jobs.remove(job);
            } catch (IOException kept) {
                LOG.warnf("the result of job %s could not be deleted: %s", job.id(), kept.getMessage());
            }
        }
    }

    /** A job under way. */
    private final class Run implements Progress {

        private final Job job;
        private volatile boolean stopped;
        private Instant told = Instant.EPOCH;
        private int percent;

        Run(Job job) {
            this.job = job;
        }

        void check() {
            if (stopped) {
                throw new Stopped();
            }
        }

        @Override
        public void at(int reached) {
            check();
            var now = clock.instant();
            if (reached > percent && Duration.between(told, now).compareTo(BETWEEN_NEWS) >= 0) {
                percent = reached;
                told = now;
                jobs.setProgress(job, reached);
            }
        }
    }

    /** Writes as long as the work shall go on. */
    private static final class Checked extends FilterOutputStream {

        private final Run run;

        Checked(OutputStream out, Run run) {
            super(out);
            this.run = run;
        }

        @Override
        public void write(int single) throws IOException {
            run.check();
            out.write(single);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            run.check();
            out.write(bytes, offset, length);
        }

        /** What it is made into goes on to be read. */
        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
