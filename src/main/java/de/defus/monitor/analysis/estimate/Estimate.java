package de.defus.monitor.analysis.estimate;

/**
 * A figure with its precision: never a bare number.
 *
 * @param value a mean or a share
 * @param standardError linearised, with finite population correction
 * @param lower lower end of the interval; equal to the value where there is none
 * @param upper upper end of the interval
 * @param base unweighted number of valid answers in the domain
 * @param effectiveBase Kish's effective number, (Σw)²/Σw² over the domain
 * @param degreesOfFreedom valid answers less strata with any
 */
public record Estimate(
        double value,
        double standardError,
        double lower,
        double upper,
        int base,
        double effectiveBase,
        int degreesOfFreedom,
        Status status) {

    /** What a reader must know of the interval. */
    public enum Status {
        ORDINARY,
        SHARE_IS_0_OR_1,
        SHARE_FIXED_BY_CALIBRATION,
        NO_INTERVAL
    }
}
