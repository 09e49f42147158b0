package de.defus.monitor.survey.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrecisionTest {

    /** 1.959964 · √(0.25/400 · (10,000 − 400)/(10,000 − 1)) = 1.959964 · √0.0006000600 = 0.0480115. */
    @Test
    void halfWidthOfAShareWithFinitePopulationCorrection() {
        assertEquals(0.0480115, Precision.halfWidth(10_000, 400), 1e-7);
        // Without the correction it would be 1.959964 · 0.025.
        assertEquals(0.0489991, Precision.halfWidth(1_000_000_000, 400), 1e-7);
        assertEquals(0, Precision.halfWidth(400, 400));
        assertEquals(1, Precision.halfWidth(400, 0));
        assertEquals(1, Precision.halfWidth(100_000, 0.5), "no better than knowing nothing");
    }

    /** The table of Krejcie and Morgan (1970): answers needed for ±5 points. */
    @Test
    void answersNeededAreThoseOfTheBooks() {
        assertEquals(80, Precision.answersFor(100, 0.05));
        assertEquals(278, Precision.answersFor(1_000, 0.05));
        assertEquals(370, Precision.answersFor(10_000, 0.05));
        assertEquals(385, Precision.answersFor(100_000_000, 0.05));
        assertEquals(1_234, Precision.lettersFor(10_000, 0.05, 30));
    }

    @Test
    void answersNeededAreTheFewestThatDo() {
        for (var population : List.of(100, 777, 5_000, 123_456)) {
            for (var target : List.of(0.02, 0.05, 0.1)) {
                var answers = Precision.answersFor(population, target);
                assertTrue(Precision.halfWidth(population, answers) <= target + 1e-12);
                assertTrue(Precision.halfWidth(population, answers - 1) > target);
            }
        }
    }

    /** Two strata, W = 1/4 and 3/4, 100 and 200 answers: √(1/16·0.0025·900/999 + 9/16·0.00125·2,800/2,999) = 0.0282353. */
    @Test
    void strataAddUpByTheSquareOfTheirShares() {
        var strata = List.of(new Stratum(1, "A", 1_000, 50, 200), new Stratum(2, "B", 3_000, 50, 400));
        assertEquals(1.959964 * 0.0282353, Precision.halfWidth(strata, 50), 1e-6);
    }
}
