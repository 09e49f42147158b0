package de.defus.monitor.analysis.estimate;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Ratio of two totals, such as evening trips to all trips: {@code svyratio} of R's survey package. Percentages of answers
 * in a multiple-response set are ratios too, not shares of persons.
 */
public final class Ratio {

    private Ratio() {}

    /**
     * Σ w y / Σ w x with its t-interval.
     *
     * @param y numerator of a respondent of the base, by row
     * @param x denominator, likewise
     * @return absent if the denominator adds up to 0
     * @throws IllegalArgumentException if the confidence level is not in (0, 1)
     */
    public static Optional<Estimate> of(
            Base base, IntToDoubleFunction y, IntToDoubleFunction x, double confidenceLevel) {
        var level = Interval.checked(confidenceLevel);
        return Linearised.ratio(base, y, x)
                .map(ratio -> Interval.ofMean(ratio.value(), ratio.standardError(), level, base.support()));
    }
}
