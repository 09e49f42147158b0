package de.defus.monitor.response;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.access.AccessCodes;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Counts what may be known of a wave in the field. Only counts leave it, and all but two of them in full tens. */
@ApplicationScoped
public class CountFieldwork {

    /** Waiting and mixed answers together: what came, and how, but not what was said. */
    private static final String ANSWERS = """
            (select stratum, mode, source from response_pool where wave_id = :wave
             union all select stratum, mode, source from responses where wave_id = :wave) a""";

    /** The language is sealed with an answer as long as that waits. */
    private static final String MIXED = "(select language from responses where wave_id = :wave) a";

    private static final Logger LOG = Logger.getLogger(CountFieldwork.class);

    private final EntityManager entities;
    private final FieldworkDays days;
    private final AccessCodes codes;
    private final Municipalities municipalities;
    private final TenantScope scope;
    private final InstantSource clock;

    CountFieldwork(
            EntityManager entities,
            FieldworkDays days,
            AccessCodes codes,
            Municipalities municipalities,
            TenantScope scope,
            InstantSource clock) {
        this.entities = entities;
        this.days = days;
        this.codes = codes;
        this.municipalities = municipalities;
        this.scope = scope;
        this.clock = clock;
    }

    public FieldworkCounts count(WaveView wave) {
        var drawnOnly = codes.isRequired(wave) ? " where source = 'LETTER'" : "";
        return scope.call(wave.municipalityId(), () -> {
            var total = sum(wave, "");
            return new FieldworkCounts(
                    total,
                    sum(wave, " where source = 'LETTER'"),
                    by(wave, "stratum", ANSWERS + drawnOnly, Integer::valueOf),
                    by(wave, "mode", ANSWERS, Mode::valueOf),
                    by(wave, "language", MIXED, language -> language),
                    leftOff(wave),
                    daysUntilNow(wave, total));
        });
    }

    /** Keeps the count of each day, whenever in it somebody answers. */
    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepDays() {
        for (var city : municipalities.list()) {
            try {
                scope.call(city.id(), () -> days.keep(today()));
            } catch (RuntimeException failure) {
                // The other cities' days are kept all the same.
                LOG.errorf(failure, "the day of %s could not be kept", city.slug());
            }
        }
    }

    private int sum(WaveView wave, String condition) {
        return ((Number) entities.createNativeQuery("select count(*) from " + ANSWERS + condition)
                        .setParameter("wave", wave.id())
                        .getSingleResult())
                .intValue();
    }

    private <K> Map<K, CoarseCount> by(WaveView wave, String column, String from, Function<String, K> key) {
        return coarse(
                entities.createNativeQuery(
                                "select cast(" + column + " as text) as name, count(*) as answers from " + from
                                        + " group by 1",
                                Tuple.class)
                        .setParameter("wave", wave.id())
                        .getResultList(),
                key);
    }

    /** A draft is kept a number of days after it was saved; those with a day less were not saved today. */
    private Map<Integer, CoarseCount> leftOff(WaveView wave) {
        return coarse(
                entities.createNativeQuery("""
                                select cast(page as text) as name, count(*) as answers from drafts
                                where wave_id = :wave and last_day < :savedToday group by 1""", Tuple.class)
                        .setParameter("wave", wave.id())
                        .setParameter("savedToday", today().plusDays(Drafts.DAYS_KEPT))
                        .getResultList(),
                Integer::valueOf);
    }

    private static <K> Map<K, CoarseCount> coarse(List<?> rows, Function<String, K> key) {
        var counts = new TreeMap<K, CoarseCount>();
        rows.stream()
                .map(Tuple.class::cast)
                .forEach(row -> counts.put(
                        key.apply(row.get("name", String.class)),
                        CoarseCount.of(row.get("answers", Number.class).longValue())));
        return counts;
    }

    private List<FieldworkCounts.Day> daysUntilNow(WaveView wave, int total) {
        var known = new ArrayList<>(days.list(wave));
        if (wave.state() == WaveState.OPEN) {
            known.removeIf(day -> day.day().equals(today()));
            known.add(new FieldworkCounts.Day(today(), CoarseCount.of(total)));
        }
        return known;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
