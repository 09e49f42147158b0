package de.defus.monitor.response;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.account.Municipality;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.ResponseCounting;
import de.defus.monitor.survey.WaveClosing;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.access.AccessCodes;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.jboss.logging.Logger;

/** Looks after the answers while a wave is in the field, and once more when it closes. */
@ApplicationScoped
class FieldworkCare implements ResponseCounting, WaveClosing {

    private static final Logger LOG = Logger.getLogger(FieldworkCare.class);

    private final Municipalities municipalities;
    private final FlushPool pool;
    private final Drafts drafts;
    private final AccessCodes codes;
    private final TenantScope scope;
    private final EntityManager entities;

    FieldworkCare(
            Municipalities municipalities,
            FlushPool pool,
            Drafts drafts,
            AccessCodes codes,
            TenantScope scope,
            EntityManager entities) {
        this.municipalities = municipalities;
        this.pool = pool;
        this.drafts = drafts;
        this.codes = codes;
        this.scope = scope;
        this.entities = entities;
    }

    @Override
    public long count(WaveView wave) {
        return scope.call(
                wave.municipalityId(),
                () -> ((Number) entities.createNativeQuery("""
                                        select (select count(*) from response_pool where wave_id = :wave)
                                             + (select count(*) from responses where wave_id = :wave)""")
                                .setParameter("wave", wave.id())
                                .getSingleResult())
                        .longValue());
    }

    /** Mixes what still waits; drafts nobody can send any more are thrown away. */
    @Override
    public void closed(WaveView wave) {
        pool.flushAll(wave);
        scope.call(wave.municipalityId(), drafts::deleteExpired);
        pool.vacuum();
        codes.vacuum();
    }

    @Scheduled(
            every = "${defus.pool.every:5m}",
            delayed = "${defus.pool.first:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void mixAndTidy() {
        var gone = 0;
        for (Municipality municipality : municipalities.list()) {
            try {
                gone += pool.flush(municipality.id());
                gone += scope.call(municipality.id(), drafts::deleteExpired);
                gone += scope.call(municipality.id(), codes::deleteOfReleasedWaves);
            } catch (RuntimeException failure) {
                // The other cities' answers must not wait for this one's.
                LOG.errorf(failure, "answers of %s could not be mixed", municipality.slug());
            }
        }
        codes.vacuum();
        if (gone > 0) {
            pool.vacuum();
        }
    }
}
