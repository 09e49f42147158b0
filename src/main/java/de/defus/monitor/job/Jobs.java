package de.defus.monitor.job;

import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The jobs of cities. A state is changed only from the one it is thought to be in: of two who try, one succeeds. */
@ApplicationScoped
class Jobs {

    private static final String SELECT = """
            select id, municipality_id, requested_by, wave_id, kind, language, state, progress, starts, failure, file_name,
                   media_type, requested_at, keep_until
            from jobs where municipality_id = current_municipality()
            """;

    private final EntityManager entities;
    private final TenantScope scope;

    Jobs(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    void add(Job job) {
        scope.run(
                job.municipalityId(),
                () -> entities.createNativeQuery("""
                        insert into jobs (id, municipality_id, requested_by, wave_id, kind, language, state, file_name,
                                          media_type, requested_at, keep_until)
                        values (:id, :municipality, :user, :wave, :kind, :language, :state, :name, :type, :at, :until)""")
                        .setParameter("id", job.id())
                        .setParameter("municipality", job.municipalityId())
                        .setParameter("user", job.requestedBy())
                        .setParameter("wave", job.waveId())
                        .setParameter("kind", job.kind())
                        .setParameter("language", job.language())
                        .setParameter("state", job.state().name())
                        .setParameter("name", job.file().name())
                        .setParameter("type", job.file().mediaType())
                        .setParameter("at", at(job.requestedAt()))
                        .setParameter("until", at(job.keepUntil()))
                        .executeUpdate());
    }

    Optional<Job> find(UUID municipalityId, UUID id) {
        return select(municipalityId, "and id = :key", id).stream().findFirst();
    }

    /** Somebody's jobs, the newest first. */
    List<Job> list(UUID municipalityId, UUID userId) {
        return select(municipalityId, "and requested_by = :key order by requested_at desc, id", userId);
    }

    /** The city's jobs that are not over, the oldest first. */
    List<Job> listUnfinished(UUID municipalityId) {
        return select(
                municipalityId,
                "and state in ('WAITING', 'RUNNING') and municipality_id = :key order by requested_at, id",
                municipalityId);
    }

    /** The city's jobs that nobody needs any more. */
    List<Job> listForgotten(UUID municipalityId, Instant now) {
        return select(municipalityId, "and state not in ('WAITING', 'RUNNING') and keep_until < :key", at(now));
    }

    /** Takes a waiting or interrupted job up; false if it was cancelled meanwhile. */
    boolean begin(Job job) {
        return update(job, "state = 'RUNNING', progress = 0, starts = starts + 1", "state in ('WAITING', 'RUNNING')");
    }

    void setProgress(Job job, int percent) {
        update(job, "progress = " + Math.max(0, Math.min(100, percent)), "state = 'RUNNING'");
    }

    /** Says that the result lies ready; false if the job was cancelled meanwhile. */
    boolean finish(Job job, Instant keepUntil) {
        return scope.call(
                job.municipalityId(),
                () -> entities.createNativeQuery(
                                        "update jobs set state = 'DONE', progress = 100, keep_until = :until where id = :id and state = 'RUNNING'")
                                .setParameter("until", at(keepUntil))
                                .setParameter("id", job.id())
                                .executeUpdate()
                        == 1);
    }

    /** @param problem name of the problem that says why */
    void fail(Job job, String problem) {
        scope.run(
                job.municipalityId(),
                () -> entities.createNativeQuery("""
                        update jobs set state = 'FAILED', failure = :problem
                        where id = :id and state in ('WAITING', 'RUNNING')""")
                        .setParameter("problem", problem)
                        .setParameter("id", job.id())
                        .executeUpdate());
    }

    /** False if it was over already. */
    boolean cancel(Job job) {
        return update(job, "state = 'CANCELLED'", "state in ('WAITING', 'RUNNING')");
    }

    void remove(Job job) {
        scope.run(
                job.municipalityId(),
                () -> entities.createNativeQuery("delete from jobs where id = :id")
                        .setParameter("id", job.id())
                        .executeUpdate());
    }

    private boolean update(Job job, String change, String condition) {
        return scope.call(
                        job.municipalityId(),
                        () -> entities.createNativeQuery(
                                        "update jobs set " + change + " where id = :id and " + condition)
                                .setParameter("id", job.id())
                                .executeUpdate())
                == 1;
    }

    private List<Job> select(UUID municipalityId, String condition, Object key) {
        List<?> rows = scope.call(
                municipalityId,
                () -> entities.createNativeQuery(SELECT + condition, Tuple.class)
                        .setParameter("key", key)
                        .getResultList());
        return rows.stream().map(Tuple.class::cast).map(Jobs::job).toList();
    }

    private static Job job(Tuple row) {
        return new Job(
                row.get("id", UUID.class),
                row.get("municipality_id", UUID.class),
                row.get("requested_by", UUID.class),
                row.get("wave_id", UUID.class),
                row.get("kind", String.class),
                row.get("language", String.class),
                JobState.valueOf(row.get("state", String.class)),
                row.get("progress", Integer.class),
                row.get("starts", Integer.class),
                Optional.ofNullable(row.get("failure", String.class)),
                new ResultFile(row.get("file_name", String.class), row.get("media_type", String.class)),
                instant(row.get("requested_at")),
                instant(row.get("keep_until")));
    }

    private static Instant instant(Object at) {
        return at instanceof OffsetDateTime time ? time.toInstant() : (Instant) at;
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
