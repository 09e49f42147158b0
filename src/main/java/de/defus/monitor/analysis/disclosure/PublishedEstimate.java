package de.defus.monitor.analysis.disclosure;

/**
 * A figure cleared for publication, never without its precision and base.
 *
 * @param value a share in [0, 1], or a mean in the units of the scale
 * @param standardError of the value, same unit
 * @param lower lower end of the confidence interval
 * @param upper upper end of the confidence interval
 * @param base unweighted number of valid answers it rests on
 * @param effectiveBase base divided by the design effect of the weights
 * @param note what a reader must know of the interval
 * @param degreesOfFreedom of Student's t: valid answers less strata with any; 0 if there is none, or in an early release
 */
public record PublishedEstimate(
        double value,
        double standardError,
        double lower,
        double upper,
        int base,
        double effectiveBase,
        Note note,
        int degreesOfFreedom) {

    /** What a reader must know of the interval. */
    public enum Note {
        NONE,
        /** Nobody or everybody: the interval is of the exact type. */
        SHARE_IS_0_OR_1,
        /** The share is a weighting margin: known, not estimated. */
        FIXED_BY_CALIBRATION,
        /** Rests on few cases or few degrees of freedom: print in brackets. */
        WEAK_BASE
    }

    public PublishedEstimate {
        if (!(lower <= value && value <= upper)) {
            throw new IllegalArgumentException(
                    "value " + value + " is not in its interval [" + lower + ", " + upper + "]");
        }
    }
}
