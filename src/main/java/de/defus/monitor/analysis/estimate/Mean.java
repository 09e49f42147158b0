package de.defus.monitor.analysis.estimate;

import java.util.function.IntToDoubleFunction;

/** Means and shares of anything known by respondent; {@link DomainMean} gives the same, faster, of answers to an item. */
public final class Mean {

    private Mean() {}

    /**
     * Σ w y / Σ w with its t-interval, in the unit of y.
     *
     * @throws IllegalArgumentException if the confidence level is not in (0, 1)
     */
    public static Estimate of(Base base, IntToDoubleFunction y, double confidenceLevel) {
        var mean = Linearised.mean(base, y);
        return Interval.ofMean(mean.value(), mean.standardError(), Interval.checked(confidenceLevel), base.support());
    }

    /**
     * The share of those with y = 1, with its logit interval; of the exact type where nobody or everybody has it.
     *
     * @param y 0 or 1
     * @throws IllegalArgumentException if the confidence level is not in (0, 1)
     */
    public static Estimate share(Base base, IntToDoubleFunction y, double confidenceLevel) {
        var share = Linearised.mean(base, y);
        return Interval.ofShare(
                share.value(), share.standardError(), Interval.checked(confidenceLevel), base.support());
    }
}
