package de.defus.monitor.response;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.response.LinkThrottle.Sender;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinkThrottleTest {

    private static final int BURST = 300;

    private Instant now = Instant.parse("2026-05-04T08:00:00Z");
    private final LinkThrottle throttle = new LinkThrottle(() -> now, 5, BURST);

    @Test
    void aSchoolAnswersAtOnceAndAFloodByProgramLeavesPeopleTheirPages() {
        for (int pupil = 0; pupil < BURST; pupil++) {
            throttle.take("schule", Sender.PROGRAM);
        }
        assertThrows(Refusal.class, () -> throttle.take("schule", Sender.PROGRAM));
        assertDoesNotThrow(() -> throttle.take("schule", Sender.PERSON));
        assertDoesNotThrow(() -> throttle.take("plakat", Sender.PROGRAM));
    }

    @Test
    void aFloodGetsNoMoreThanTheLinkTakesInTheLongRun() {
        var stored = 0;
        for (int request = 0; request < 60_000; request++) {
            now = now.plusMillis(1);
            try {
                throttle.take("plakat", Sender.PROGRAM);
                stored++;
            } catch (Refusal later) {
                // not stored
            }
        }
        org.junit.jupiter.api.Assertions.assertEquals(BURST + 60 * 5, stored, 1);
    }

    @Test
    void aClockThatGoesBackGivesNothingAndTakesNothing() {
        for (int answer = 0; answer < BURST; answer++) {
            throttle.take("plakat", Sender.PERSON);
        }
        now = now.minusSeconds(172_800);
        assertThrows(Refusal.class, () -> throttle.take("plakat", Sender.PERSON));
        now = now.plusSeconds(1);
        for (int answer = 0; answer < 5; answer++) {
            throttle.take("plakat", Sender.PERSON);
        }
        assertThrows(Refusal.class, () -> throttle.take("plakat", Sender.PERSON));
    }
}
