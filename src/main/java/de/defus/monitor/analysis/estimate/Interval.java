package de.defus.monitor.analysis.estimate;

/**
 * Confidence intervals of figures with a linearised standard error, on Student's t with the degrees of freedom of the
 * domain; {@code confint} of R's survey package takes infinitely many unless told otherwise.
 */
final class Interval {

    private static final double FIXED = 1e-9;

    private Interval() {}

    /**
     * A confidence level, as it is.
     *
     * @throws IllegalArgumentException if it is not in (0, 1)
     */
    static double checked(double confidenceLevel) {
        if (!(confidenceLevel > 0 && confidenceLevel < 1)) {
            throw new IllegalArgumentException("confidence level is not in (0, 1): " + confidenceLevel);
        }
        return confidenceLevel;
    }

    /** Value ± t · error: for means, totals and ratios. */
    static Estimate ofMean(double value, double error, double confidenceLevel, Support support) {
        if (support.degreesOfFreedom() < 1) {
            return estimate(value, error, value, value, support, Estimate.Status.NO_INTERVAL);
        }
        var half = StudentT.quantile(confidenceLevel, support.degreesOfFreedom()) * error;
        return estimate(value, error, value - half, value + half, support, Estimate.Status.ORDINARY);
    }

    /** On the logit scale, of the exact type where nobody or everybody has it. */
    static Estimate ofShare(double p, double error, double confidenceLevel, Support support) {
        if (support.degreesOfFreedom() < 1) {
            return estimate(p, error, p, p, support, Estimate.Status.NO_INTERVAL);
        }
        if (p <= 0 || p >= 1) {
            return extreme(p, confidenceLevel, support);
        }
        if (error < FIXED) {
            return estimate(p, 0, p, p, support, Estimate.Status.SHARE_FIXED_BY_CALIBRATION);
        }
        var bounds = logit(p, error, StudentT.quantile(confidenceLevel, support.degreesOfFreedom()));
        return estimate(p, error, bounds[0], bounds[1], support, Estimate.Status.ORDINARY);
    }

    /** Lower and upper end of expit(logit p ± t · error / (p (1 − p))), for p in (0, 1). */
    static double[] logit(double p, double error, double t) {
        var centre = Math.log(p / (1 - p));
        var half = t * error / (p * (1 - p));
        return new double[] {expit(centre - half), expit(centre + half)};
    }

    /** The beta interval on the effective number of answers, adjusted for the degrees of freedom: never "0 % ± 0". */
    private static Estimate extreme(double p, double confidenceLevel, Support support) {
        var adjustment = support.size() > 1
                ? StudentT.quantile(confidenceLevel, support.size() - 1)
                        / StudentT.quantile(confidenceLevel, support.degreesOfFreedom())
                : 1;
        var effective = support.effectiveSize() * adjustment * adjustment;
        // The beta quantiles with one shape parameter 1 have a closed form.
        var bound = Math.pow((1 - confidenceLevel) / 2, 1 / effective);
        return p <= 0
                ? estimate(p, 0, 0, 1 - bound, support, Estimate.Status.SHARE_IS_0_OR_1)
                : estimate(p, 0, bound, 1, support, Estimate.Status.SHARE_IS_0_OR_1);
    }

    private static Estimate estimate(
            double value, double error, double lower, double upper, Support support, Estimate.Status status) {
        return new Estimate(
                value,
                error,
                lower,
                upper,
                support.size(),
                support.effectiveSize(),
                support.degreesOfFreedom(),
                status);
    }

    private static double expit(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
