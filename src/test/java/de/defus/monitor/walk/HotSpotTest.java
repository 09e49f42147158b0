package de.defus.monitor.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What is proposed is what was published, and nothing below the minimum base. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class HotSpotTest {

    private static final int UNSAFE = 4;
    private static final int VERY_UNSAFE = 5;

    private final ProposeHotSpots propose;
    private final Releases releases;
    private final Municipalities municipalities;

    HotSpotTest(ProposeHotSpots propose, Releases releases, Municipalities municipalities) {
        this.propose = propose;
        this.releases = releases;
        this.municipalities = municipalities;
    }

    @Test
    void thePlacesOfTheReleasedSurveyAreProposed() {
        var city = municipalities.findBySlug("musterstadt").orElseThrow();
        var release = releases.findLatest("demo").orElseThrow();
        var spots = propose.propose(city.id());
        assertFalse(spots.isEmpty());
        for (var i = 1; i < spots.size(); i++) {
            assertTrue(
                    spots.get(i - 1).unsafe().value() >= spots.get(i).unsafe().value(), "the largest first");
        }
        for (var spot : spots) {
            assertTrue(spot.unsafe().base() >= release.results().method().minimumBase());
            assertEquals(release.waveNumber(), spot.wave());
            assertFalse(
                    spot.question().in("de").contains("verändert"), "how safety changed says not how safe a place is");
        }
        // Once more from the shares of the categories.
        var compared = 0;
        for (var item : release.questionnaire()
                .findQuestionOf("safe_place_parks")
                .orElseThrow()
                .items()) {
            var row = release.results()
                    .findTable(item.key(), PublishedTable.ALL)
                    .orElseThrow()
                    .rows()
                    .get(0);
            var unsafe = row.shares().get(UNSAFE).value()
                    + row.shares().get(VERY_UNSAFE).value();
            for (var spot : spots) {
                if (spot.place().equals(item.label()) && spot.group().isEmpty()) {
                    assertEquals(unsafe, spot.unsafe().value(), 1e-9, item.key());
                    compared++;
                }
            }
        }
        assertTrue(compared > 0, "no place of the battery was proposed");
    }

    @Test
    void aCityWithoutAReleaseHasNone() {
        assertEquals(java.util.List.of(), propose.propose(Walking.city().municipalityId()));
    }
}
