package de.defus.monitor.survey.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GuessThrottleTest {

    private Instant now = Instant.parse("2026-05-04T08:00:00Z");
    private final GuessThrottle throttle = new GuessThrottle(() -> now);
    private final Optional<UUID> wave = Optional.of(UUID.randomUUID());

    @Test
    void aSchoolClassOfMistakesIsAnsweredAtOnceAndAFloodIsHeldBack() {
        for (int mistake = 0; mistake < GuessThrottle.CAPACITY; mistake++) {
            assertEquals(Duration.ZERO, throttle.failed(wave));
        }
        assertEquals(GuessThrottle.HELD_BACK, throttle.failed(wave));
        assertEquals(Duration.ZERO, throttle.failed(Optional.empty()), "other waves are not concerned");

        now = now.plusSeconds(1);
        for (int mistake = 0; mistake < GuessThrottle.TOKENS_A_SECOND; mistake++) {
            assertEquals(Duration.ZERO, throttle.failed(wave));
        }
        assertEquals(GuessThrottle.HELD_BACK, throttle.failed(wave));
    }

    @Test
    void aClockThatGoesBackGivesNothingAndTakesNothing() {
        throttle.failed(wave);
        now = now.minusSeconds(3600);
        assertEquals(Duration.ZERO, throttle.failed(wave));
    }
}
