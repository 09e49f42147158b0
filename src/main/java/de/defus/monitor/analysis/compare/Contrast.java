package de.defus.monitor.analysis.compare;

import de.defus.monitor.analysis.estimate.StudentT;
import java.util.Optional;

/**
 * How far a mean or share lies from the one it is compared with. Whether the difference is more than chance is told by its
 * test alone; intervals of the two may overlap all the same.
 *
 * @param value the mean or share
 * @param reference what it is compared with
 * @param difference value − reference
 * @param standardError of the difference, covariance included
 * @param size unweighted number of answers behind the value
 * @param referenceSize likewise, behind the reference
 * @param test absent if it cannot be tested: no degree of freedom, or no sampling error
 */
public record Contrast(
        double value,
        double reference,
        double difference,
        double standardError,
        int size,
        int referenceSize,
        Optional<TTest> test) {

    /**
     * A design-based t-test of no difference.
     *
     * @param t difference over its standard error
     * @param degreesOfFreedom those of the answers compared, less one
     * @param p two-sided p-value
     * @param lower lower end of the interval of the difference
     * @param upper its upper end
     */
    public record TTest(double t, int degreesOfFreedom, double p, double lower, double upper) {}

    static Optional<TTest> test(double difference, double error, int degreesOfFreedom, double confidenceLevel) {
        if (!(confidenceLevel > 0 && confidenceLevel < 1)) {
            throw new IllegalArgumentException("confidence level is not in (0, 1): " + confidenceLevel);
        }
        if (degreesOfFreedom < 1 || !(error > 0)) {
            return Optional.empty();
        }
        var t = difference / error;
        var half = StudentT.quantile(confidenceLevel, degreesOfFreedom) * error;
        return Optional.of(new TTest(
                t, degreesOfFreedom, StudentT.twoSided(t, degreesOfFreedom), difference - half, difference + half));
    }
}
