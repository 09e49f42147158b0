package de.defus.monitor.analysis.compare;

import de.defus.monitor.analysis.estimate.Base;
import de.defus.monitor.analysis.estimate.Estimate;
import de.defus.monitor.analysis.estimate.Linearised;
import java.util.function.IntToDoubleFunction;

/**
 * Change of a mean or share between two waves with independent samples, each weighted on its own: the variances add up.
 * Persons who may be in both samples, a panel or a small town asked in full, would need a covariance that this leaves out.
 */
public final class WaveChange {

    private WaveChange() {}

    /**
     * Compares a wave with an earlier one. Wording, base and codes of the item must be the same.
     *
     * @param later valid answers in the later wave
     * @param laterY value by row of the later sample; 0 or 1 for a share
     * @param earlier valid answers in the earlier wave
     * @param earlierY value by row of the earlier sample
     * @param confidenceLevel of the interval of the change
     * @return the later wave against the earlier: a positive difference is an increase
     * @throws IllegalArgumentException if both are of one sample, or the confidence level is not in (0, 1)
     */
    public static Contrast between(
            Base later,
            IntToDoubleFunction laterY,
            Base earlier,
            IntToDoubleFunction earlierY,
            double confidenceLevel) {
        if (later.weighted() == earlier.weighted()) {
            throw new IllegalArgumentException("two waves have two samples");
        }
        var now = Linearised.mean(later, laterY);
        var before = Linearised.mean(earlier, earlierY);
        var change = now.value() - before.value();
        var error = Math.sqrt(now.variance() + before.variance());
        var degreesOfFreedom =
                later.support().degreesOfFreedom() + earlier.support().degreesOfFreedom() - 1;
        return new Contrast(
                now.value(),
                before.value(),
                change,
                error,
                later.support().size(),
                earlier.support().size(),
                Contrast.test(change, error, degreesOfFreedom, confidenceLevel));
    }

    /** The same of two estimates, which carry all that it needs. */
    public static Contrast between(Estimate later, Estimate earlier, double confidenceLevel) {
        var change = later.value() - earlier.value();
        var error = Math.hypot(later.standardError(), earlier.standardError());
        return new Contrast(
                later.value(),
                earlier.value(),
                change,
                error,
                later.base(),
                earlier.base(),
                Contrast.test(
                        change, error, later.degreesOfFreedom() + earlier.degreesOfFreedom() - 1, confidenceLevel));
    }
}
