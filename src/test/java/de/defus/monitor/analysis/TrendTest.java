package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.compare.Trend;
import de.defus.monitor.analysis.compare.WaveChange;
import de.defus.monitor.analysis.estimate.Estimate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The line through several waves. */
class TrendTest {

    /** The normal equations solved by hand, with the weights 2500, 10000 and 1600. */
    @Test
    void aLineThroughThreeWavesIsThatOfWeightedLeastSquares() {
        var time = new double[] {1, 2, 3};
        var values = new double[] {0.40, 0.46, 0.49};
        var errors = new double[] {0.02, 0.01, 0.025};
        var trend = Trend.of(time, values, errors, new int[] {500, 900, 400}, 0.95);

        double s = 14_100;
        double sx = 2_500 + 20_000 + 4_800;
        double sxx = 2_500 + 40_000 + 14_400;
        double sy = 1_000 + 4_600 + 784;
        double sxy = 1_000 + 9_200 + 2_352;
        var slope = (s * sxy - sx * sy) / (s * sxx - sx * sx);
        var start = (sy - slope * sx) / s;
        var q = 2_500 * Math.pow(0.40 - start - slope, 2)
                + 10_000 * Math.pow(0.46 - start - 2 * slope, 2)
                + 1_600 * Math.pow(0.49 - start - 3 * slope, 2);
        assertEquals(slope, trend.slope(), 1e-12);
        assertEquals(Math.sqrt(s / (s * sxx - sx * sx)), trend.standardError(), 1e-12);
        assertEquals(1798, trend.test().orElseThrow().degreesOfFreedom());
        // One degree of freedom: the chi-square distribution is that of a squared normal variable.
        var normal = new org.apache.commons.math3.distribution.NormalDistribution();
        assertEquals(
                2 * normal.cumulativeProbability(-Math.sqrt(q)),
                trend.departure().orElseThrow(),
                1e-9);
    }

    @Test
    void withTwoWavesItIsTheirChange() {
        var before = estimate(0.41, 0.012, 700);
        var now = estimate(0.47, 0.017, 800);
        var change = WaveChange.between(now, before, 0.95);
        var trend = Trend.of(
                new double[] {2021, 2023},
                new double[] {0.41, 0.47},
                new double[] {0.012, 0.017},
                new int[] {700, 800},
                0.95);

        assertEquals(change.difference() / 2, trend.slope(), 1e-12);
        assertEquals(change.standardError() / 2, trend.standardError(), 1e-12);
        assertEquals(change.test().orElseThrow().p(), trend.test().orElseThrow().p(), 1e-9);
        assertTrue(trend.departure().isEmpty());
    }

    @Test
    void theUnitOfTimeChangesTheSlopeAndNothingElse() {
        var values = new double[] {0.5, 0.47, 0.49, 0.44};
        var errors = new double[] {0.02, 0.018, 0.03, 0.021};
        var degrees = new int[] {100, 100, 100, 100};
        var years = Trend.of(new double[] {2015, 2018, 2020, 2024}, values, errors, degrees, 0.95);
        var decades = Trend.of(new double[] {0, 0.3, 0.5, 0.9}, values, errors, degrees, 0.95);

        assertEquals(10 * years.slope(), decades.slope(), 1e-12);
        assertEquals(
                years.test().orElseThrow().p(), decades.test().orElseThrow().p(), 1e-12);
        assertEquals(years.departure().orElseThrow(), decades.departure().orElseThrow(), 1e-9);
    }

    @Test
    void whereNothingChangesOneInTwentyIsFound() {
        var chance = new SplittableRandom(3);
        var found = 0;
        var bent = 0;
        for (int round = 0; round < 4000; round++) {
            var errors = new double[] {0.02, 0.015, 0.03, 0.02};
            var values = new double[4];
            for (int wave = 0; wave < 4; wave++) {
                values[wave] = 0.5 + errors[wave] * chance.nextGaussian();
            }
            var trend = Trend.of(new double[] {1, 2, 3, 4}, values, errors, new int[] {500, 500, 500, 500}, 0.95);
            found += trend.test().orElseThrow().p() < 0.05 ? 1 : 0;
            bent += trend.departure().orElseThrow() < 0.05 ? 1 : 0;
        }
        assertEquals(0.05, found / 4000.0, 0.012);
        assertEquals(0.05, bent / 4000.0, 0.012);
    }

    @Test
    void whatCannotBeALineIsRefused() {
        var degrees = new int[] {9, 9};
        assertThrows(
                IllegalArgumentException.class,
                () -> Trend.of(new double[] {1, 1}, new double[] {0, 1}, new double[] {1, 1}, degrees, 0.95));
        assertThrows(
                IllegalArgumentException.class,
                () -> Trend.of(new double[] {1, 2}, new double[] {0, 1}, new double[] {1, 0}, degrees, 0.95));
        assertThrows(
                IllegalArgumentException.class,
                () -> Trend.of(new double[] {1}, new double[] {0}, new double[] {1}, new int[] {9}, 0.95));
    }

    private static Estimate estimate(double value, double error, int degrees) {
        return new Estimate(value, error, value, value, degrees, degrees, degrees, Estimate.Status.ORDINARY);
    }
}
