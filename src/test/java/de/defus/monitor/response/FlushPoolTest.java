package de.defus.monitor.response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.questionnaire.check.AnswerChecker;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.OpenLinks;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.access.SampledCity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever leaves the pool leaves it with nine others at least, chosen among twice as many. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FlushPoolTest {

    private static final int NORTH = 97;
    private static final int SOUTH = 19;

    private final FlushPool pool;
    private final SubmitResponse submit;
    private final OpenLinks links;
    private final InstrumentOfWave instruments;
    private final TenantScope scope;
    private final EntityManager entities;

    FlushPoolTest(
            FlushPool pool,
            SubmitResponse submit,
            OpenLinks links,
            InstrumentOfWave instruments,
            TenantScope scope,
            EntityManager entities) {
        this.pool = pool;
        this.submit = submit;
        this.links = links;
        this.instruments = instruments;
        this.scope = scope;
        this.entities = entities;
    }

    @Test
    void groupsOfTenAndMoreLeaveUntilFewerThanTwentyWait() {
        var wave = links.find(new SampledCity().open().slug).orElseThrow();
        for (int answer = 0; answer < NORTH; answer++) {
            store(wave, "1");
        }
        for (int answer = 0; answer < SOUTH; answer++) {
            store(wave, "2");
        }

        var moved = pool.flush(wave.municipalityId());

        var groups = groups(wave);
        assertEquals(moved, groups.stream().mapToInt(Integer::intValue).sum());
        assertTrue(groups.stream().allMatch(group -> group >= FlushPool.GROUP), "together left " + groups);
        assertTrue(NORTH - moved < FlushPool.WAITING_BEFORE_A_GROUP_MOVES, moved + " have left");
        assertTrue(NORTH - moved >= FlushPool.GROUP, moved + " have left");
        assertEquals(0, pool.flush(wave.municipalityId()), "the rest waits, and all of the other district");
        assertEquals(NORTH + SOUTH - moved, pool.flushAll(wave), "once the wave is closed the rest follows");
    }

    private void store(WaveView wave, String district) {
        var sheet = new AnswerChecker(instruments.get(wave))
                .check(Map.of("district", List.of(district)), AnswerChecker.HiddenAnswers.DROP)
                .sheet();
        submit.submit(wave, UUID.randomUUID(), sheet, Mode.PAPER, "de");
    }

    /** How many left with each other: the rows of one transaction bear its number. */
    private List<Integer> groups(WaveView wave) {
        return scope.call(wave.municipalityId(), () -> {
            List<?> rows = entities.createNativeQuery("""
                            select cast(count(*) as int) from responses where wave_id = :wave group by cast(xmin as text)""", Integer.class)
                    .setParameter("wave", wave.id())
                    .getResultList();
            return rows.stream().map(Integer.class::cast).toList();
        });
    }
}
