package de.defus.monitor.analysis.estimate;

import java.util.function.IntToDoubleFunction;

/** A total in the population, such as persons affected or trips in a month: {@code svytotal} of R's survey package. */
public final class Total {

    private Total() {}

    /**
     * Σ w y with its t-interval, in the unit of y. Answers that are missing add nothing: it is the total of those who would
     * have answered.
     *
     * @param y value of a respondent of the base, by row; 0 or 1 to count persons
     * @throws IllegalArgumentException if the confidence level is not in (0, 1)
     */
    public static Estimate of(Base base, IntToDoubleFunction y, double confidenceLevel) {
        var total = Linearised.total(base, y);
        return Interval.ofMean(total.value(), total.standardError(), Interval.checked(confidenceLevel), base.support());
    }
}
