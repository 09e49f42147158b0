package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.disclosure.ScoreRounding;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Scores in whole points, and when a rounded one says nothing about single answers. */
class ScoreRoundingTest {

    @Test
    void standardErrorsIncludeTheRounding() {
        assertEquals(62, ScoreRounding.value(61.6));
        assertEquals(0.3, ScoreRounding.standardError(0), 1e-12);
        assertEquals(2.1, ScoreRounding.standardError(2), 1e-12);
        assertEquals(2.5, ScoreRounding.coarseStandardError(2), 1e-12);
    }

    @Test
    void nearTheEdgeOfRoundingAFewAnswersShow() {
        assertTrue(ScoreRounding.hides(62.0, 1.4, 1 / 250.0, 5));
        assertFalse(ScoreRounding.hides(62.48, 1.4, 1 / 250.0, 5));
        assertFalse(ScoreRounding.hides(62.0, 1.4, 1 / 20.0, 5));
    }

    /** Moves the answers of three people at random: what is printed never changes where it is said to hide them. */
    @Test
    void whatIsPrintedDoesNotChange() {
        var chance = new SplittableRandom(7);
        var hidden = 0;
        for (int round = 0; round < 3000; round++) {
            var n = chance.nextInt(30, 400);
            var scores = chance.doubles(n, 0, 100).map(Math::rint).toArray();
            var swing = chance.nextDouble(1, 10);
            var mean = mean(scores);
            var error = error(scores);
            if (!ScoreRounding.hides(mean, error, 1.0 / n, swing)) {
                continue;
            }
            hidden++;
            for (int person = 0; person < 3; person++) {
                var at = chance.nextInt(n);
                scores[at] = Math.max(0, Math.min(100, scores[at] + (chance.nextBoolean() ? swing : -swing)));
            }
            assertEquals(ScoreRounding.value(mean), ScoreRounding.value(mean(scores)));
            assertEquals(ScoreRounding.coarseStandardError(error), ScoreRounding.coarseStandardError(error(scores)));
        }
        assertTrue(hidden > 300, () -> "hidden too rarely to tell");
    }

    private static double mean(double[] scores) {
        var sum = 0.0;
        for (var score : scores) {
            sum += score;
        }
        return sum / scores.length;
    }

    private static double error(double[] scores) {
        var mean = mean(scores);
        var sum = 0.0;
        for (var score : scores) {
            sum += (score - mean) * (score - mean);
        }
        return Math.sqrt(sum) / scores.length;
    }
}
