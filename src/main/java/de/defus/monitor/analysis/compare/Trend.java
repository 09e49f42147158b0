package de.defus.monitor.analysis.compare;

import java.util.Optional;
import org.apache.commons.math3.special.Gamma;

/**
 * The straight line through the figures of several waves with independent samples: weighted least squares with the inverse
 * sampling variances, w = 1/s². As the variances are known and not estimated from the scatter around the line, the error of
 * the slope is 1/√(Σ w (x − x̄)²) (fixed-effect meta-regression; R: {@code metafor::rma(y, s^2, mods = ~x, method = "FE")}).
 * With two waves the slope is their change divided by the time between them, with the same error and test.
 *
 * @param slope change for each unit of time
 * @param standardError of the slope
 * @param test of no change over time; absent if there is no degree of freedom
 * @param departure p-value of Cochran's Q, that no straight line lies behind the figures; absent with two of them
 */
public record Trend(double slope, double standardError, Optional<Contrast.TTest> test, Optional<Double> departure) {

    /**
     * Fits the line.
     *
     * @param time of each wave, in any unit
     * @param values figure of each wave
     * @param standardErrors their standard errors, above 0
     * @param degreesOfFreedom of each figure
     * @throws IllegalArgumentException with fewer than two waves, equal times, or a standard error that is not above 0
     */
    public static Trend of(
            double[] time, double[] values, double[] standardErrors, int[] degreesOfFreedom, double confidenceLevel) {
        var waves = time.length;
        if (waves < 2 || values.length != waves || standardErrors.length != waves || degreesOfFreedom.length != waves) {
            throw new IllegalArgumentException("a line needs two points or more, each with its error");
        }
        var mass = 0.0;
        var meanTime = 0.0;
        var meanValue = 0.0;
        var degrees = 1 - waves;
        for (int wave = 0; wave < waves; wave++) {
            if (!(standardErrors[wave] > 0 && Double.isFinite(standardErrors[wave]))) {
                throw new IllegalArgumentException("wave " + wave + " has the standard error " + standardErrors[wave]);
            }
            var weight = 1 / (standardErrors[wave] * standardErrors[wave]);
            mass += weight;
            meanTime += weight * time[wave];
            meanValue += weight * values[wave];
            degrees += degreesOfFreedom[wave];
        }
        meanTime /= mass;
        meanValue /= mass;
        var spread = 0.0;
        var common = 0.0;
        var gross = 0.0;
        for (int wave = 0; wave < waves; wave++) {
            var weight = 1 / (standardErrors[wave] * standardErrors[wave]);
            var x = time[wave] - meanTime;
            var y = values[wave] - meanValue;
            spread += weight * x * x;
            common += weight * x * y;
            gross += weight * y * y;
        }
        if (!(spread > 0 && Double.isFinite(spread))) {
            throw new IllegalArgumentException("all waves are of the same time");
        }
        var slope = common / spread;
        var error = 1 / Math.sqrt(spread);
        var q = Math.max(0, gross - slope * common);
        return new Trend(
                slope,
                error,
                Contrast.test(slope, error, degrees, confidenceLevel),
                waves > 2 ? Optional.of(Gamma.regularizedGammaQ((waves - 2) / 2.0, q / 2)) : Optional.empty());
    }
}
