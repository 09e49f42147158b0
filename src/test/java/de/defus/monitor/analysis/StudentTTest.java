package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.defus.monitor.analysis.estimate.StudentT;
import org.junit.jupiter.api.Test;

/** Student's t against its closed forms for one and two degrees of freedom. */
class StudentTTest {

    @Test
    void quantilesAgreeWithTheClosedForms() {
        var twice = 2 * 0.975 - 1;

        assertEquals(Math.tan(Math.PI * 0.475), StudentT.quantile(0.95, 1), 1e-10);
        assertEquals(twice * Math.sqrt(2 / (1 - twice * twice)), StudentT.quantile(0.95, 2), 1e-10);
    }

    @Test
    void quantilesOfLargeSamplesAgreeWithTheExpansionAroundTheNormal() {
        var z = 1.959963984540054;
        var df = 1e5;
        var expansion = z
                + (Math.pow(z, 3) + z) / (4 * df)
                + (5 * Math.pow(z, 5) + 16 * Math.pow(z, 3) + 3 * z) / (96 * df * df);

        assertEquals(expansion, StudentT.quantile(0.95, df), 1e-9);
    }

    @Test
    void farTailsAreNotRoundedToZero() {
        for (var t : new double[] {0, 0.5, 1, 3, 1e3, 1e6}) {
            var one = 2 / Math.PI * Math.atan2(1, t);
            assertEquals(one, StudentT.twoSided(t, 1), 1e-12 * one);
        }
        // 1 - t/sqrt(2 + t²), rearranged
        var root = Math.sqrt(2 + 1e12);
        var two = 2 / (root * (root + 1e6));
        assertEquals(two, StudentT.twoSided(1e6, 2), 1e-10 * two);
        assertEquals(StudentT.twoSided(2, 7), StudentT.twoSided(-2, 7));
    }

    @Test
    void noDegreeOfFreedomIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> StudentT.quantile(0.95, 0));
    }
}
