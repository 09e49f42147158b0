package de.defus.monitor.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.defus.monitor.walk.Measure.Change;
import de.defus.monitor.walk.Measure.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PromptnessTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void aMeasureIsJudgedWhenItHasHadTheFullTime() {
        var old = history(60, State.IN_REVIEW, 10, State.PROMISED, 20);
        var late = history(60, State.IN_REVIEW, 10, State.REFUSED, 40);
        var never = history(29);
        var youngAndAnswered = history(5, State.PROMISED, 1);
        var exactly = history(28, State.PASSED_ON, 28);
        assertEquals(
                new Promptness(4, 4, 2, 1),
                Promptness.of(List.of(old, late, never, youngAndAnswered, exactly), 4, NOW));
        assertEquals(50, Promptness.of(List.of(old, late), 4, NOW).percent());
        assertEquals(new Promptness(4, 0, 0, 0), Promptness.of(List.of(), 4, NOW));
    }

    @Test
    void aLaterStepBackTakesNoAnswerAway() {
        var answered = history(60, State.PROMISED, 5, State.IN_REVIEW, 6, State.REFUSED, 50);
        assertEquals(1, Promptness.of(List.of(answered), 1, NOW).inTime());
    }

    @Test
    void everyMeasureIsInOneOfTheThreeHeaps() {
        var chance = new SplittableRandom(34);
        for (int round = 0; round < 200; round++) {
            var histories = new ArrayList<List<Change>>();
            for (int i = 0; i < 12; i++) {
                var age = chance.nextInt(100);
                histories.add(
                        chance.nextBoolean() ? history(age) : history(age, State.PROMISED, chance.nextInt(age + 1)));
            }
            var weeks = 1 + chance.nextInt(12);
            var found = Promptness.of(histories, weeks, NOW);
            assertEquals(12, found.judged() + found.tooYoung());
            var inTime = histories.stream()
                    .filter(history -> age(history) >= 7 * weeks)
                    .filter(history -> history.size() > 1
                            && Duration.between(
                                                    history.get(0).changedAt(),
                                                    history.get(1).changedAt())
                                            .toDays()
                                    <= 7L * weeks)
                    .count();
            assertEquals(inTime, found.inTime());
        }
    }

    private static long age(List<Change> history) {
        return Duration.between(history.get(0).changedAt(), NOW).toDays();
    }

    /** Made so many days ago; then pairs of a state and after how many days it came. */
    private static List<Change> history(int daysAgo, Object... steps) {
        var made = NOW.minus(Duration.ofDays(daysAgo));
        var history = new ArrayList<>(List.of(new Change(State.NEW, "", "x", made)));
        for (int i = 0; i < steps.length; i += 2) {
            history.add(new Change((State) steps[i], "", "x", made.plus(Duration.ofDays((Integer) steps[i + 1]))));
        }
        return history;
    }
}
