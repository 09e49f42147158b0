package de.defus.monitor.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.journey.DemoAnswers;
import de.defus.monitor.journey.DemoWave;
import de.defus.monitor.journey.FormWalk;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock jumps while somebody answers: nothing typed is lost, and the answer is stored once. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ClockJumpTest {

    @TestHTTPResource("/b/demo/feeling_safe")
    URI first;

    @Inject
    InstantSource clock;

    @ParameterizedTest
    @CsvSource({
        // two days and a night, both ways; an hour, as when summer time ends or begins; over a leap day; over a year's
        // end
        "2026-05-04T08:00:00Z, 2026-05-06T08:00:00Z",
        "2026-05-04T08:00:00Z, 2026-05-02T08:00:00Z",
        "2026-05-04T08:00:00Z, 2026-05-04T21:00:00Z",
        "2026-05-04T08:00:00Z, 2026-05-03T19:00:00Z",
        "2026-03-29T00:59:59Z, 2026-03-29T02:00:00Z",
        "2026-10-25T01:30:00Z, 2026-10-25T00:30:00Z",
        "2028-02-28T23:59:59Z, 2028-02-29T00:00:01Z",
        "2028-02-29T23:59:59Z, 2028-03-01T00:00:01Z",
        "2026-12-31T23:59:59Z, 2027-01-01T00:00:01Z",
        "2026-05-04T08:00:00Z, 1970-01-01T00:00:00Z",
    })
    void whateverTheClockSaysNothingIsLostAndNothingIsStoredTwice(Instant before, Instant after) throws Exception {
        var stored = DemoWave.responses();
        var now = new Instant[] {before};
        QuarkusMock.installMockForInstance((InstantSource) () -> now[0], clock);
        var walk = new FormWalk(first);
        for (var page : DemoAnswers.PAGES) {
            if (page.equals(DemoAnswers.PAGES.get(4))) {
                now[0] = after;
            }
            var typed = new LinkedHashMap<>(DemoAnswers.of(page));
            typed.put("go", List.of("next"));
            walk.submit(typed);
            if (walk.status() == 403) {
                DemoAnswers.of(page)
                        .forEach((item, values) -> assertEquals(
                                values,
                                walk.fields().get(item),
                                "the page was open for too long, so the clock says; what was typed stays"));
                walk.submit(Map.of("go", List.of("next")));
            }
            assertEquals(200, walk.status());
        }
        assertTrue(walk.page().text().contains("am Bahnhof"), "what was typed before the jump is there");
        now[0] = before;
        var sent = walk.fields();
        walk.submit(Map.of());
        if (walk.status() == 403) {
            walk.submit(Map.of());
        }
        assertEquals("/b/demo/danke", walk.address().getPath());
        now[0] = after.plus(Duration.ofDays(1));
        walk.post(first.resolve("/b/demo/pruefen"), sent);
        assertEquals("/b/demo/danke", walk.address().getPath());
        assertEquals(stored + 1, DemoWave.responses());
    }
}
