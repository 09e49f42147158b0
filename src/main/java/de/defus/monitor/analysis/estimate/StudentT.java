package de.defus.monitor.analysis.estimate;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;

/** Student's t, with tails that stay exact where one less the distribution function would be rounded to zero. */
public final class StudentT {

    private static final double ACCURACY = 1e-12;

    private StudentT() {}

    /**
     * The bound that |T| stays below with a given probability: 1.96 for 95 % and many degrees of freedom.
     *
     * @throws IllegalArgumentException if there is no degree of freedom
     */
    public static double quantile(double confidenceLevel, double degreesOfFreedom) {
        return new TDistribution(null, degreesOfFreedom, ACCURACY)
                .inverseCumulativeProbability((1 + confidenceLevel) / 2);
    }

    /** The two-sided p-value, P(|T| ≥ |t|). */
    public static double twoSided(double t, double degreesOfFreedom) {
        return Beta.regularizedBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
    }
}
