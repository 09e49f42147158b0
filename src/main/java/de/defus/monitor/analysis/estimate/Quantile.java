package de.defus.monitor.analysis.estimate;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * A quantile with its Woodruff interval (Woodruff 1952, JASA 47): the interval of the share at or below the quantile, read
 * back through the distribution function. Reproduces {@code svyquantile} of R's survey package for rules "math" and
 * "school". Meant for counts and measurements; of few-step scales report shares.
 *
 * @param p the share asked for, in (0, 1)
 * @param value the quantile, in the unit of the variable
 * @param shareAtOrBelow weighted share of answers up to the quantile; more than p where many answers are equal
 * @param interval absent with no degree of freedom, or where a bound of the share lies outside [0, 1]
 * @param support what it rests on
 */
public record Quantile(double p, double value, double shareAtOrBelow, Optional<Woodruff> interval, Support support) {

    /** How to read a share back through the distribution function. */
    public enum Rule {
        /** The smallest value with at least the share at or below; R's "math". */
        SMALLEST,
        /** The same, but half way to the next value where the share is met exactly; R's "school". */
        MIDPOINT
    }

    /** On which scale the interval of the share is symmetric. */
    public enum Scale {
        SHARE,
        /** Never leaves [0, 1]; not defined for the largest value. */
        LOGIT
    }

    /**
     * An interval.
     *
     * @param lower lower end, in the unit of the variable
     * @param upper upper end
     * @param lowerShare lower end of the interval of the share at or below the quantile
     * @param upperShare its upper end
     * @param standardError width / 2t, in the unit of the variable
     */
    public record Woodruff(double lower, double upper, double lowerShare, double upperShare, double standardError) {}

    /** Rule, scale and level. */
    public record Method(Rule rule, Scale scale, double confidenceLevel) {
        /**
         * Checks the level.
         *
         * @throws IllegalArgumentException if the confidence level is not in (0, 1)
         */
        public Method {
            Interval.checked(confidenceLevel);
        }
    }

    /**
     * Estimates a quantile.
     *
     * @param y value of a respondent of the base, by row
     * @param p share of answers at or below, such as 0.5 for the median
     * @throws IllegalArgumentException if p is not in (0, 1)
     */
    public static Quantile of(Base base, IntToDoubleFunction y, double p, Method method) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("a quantile needs a share in (0, 1): " + p);
        }
        var distribution = new Distribution(base, y);
        var value = distribution.quantile(p, method.rule());
        var share = Linearised.mean(base, row -> y.applyAsDouble(row) <= value ? 1 : 0);
        return new Quantile(
                p, value, share.value(), interval(distribution, share, base.support(), method), base.support());
    }

    private static Optional<Woodruff> interval(
            Distribution distribution, Linearised share, Support support, Method method) {
        if (support.degreesOfFreedom() < 1) {
            return Optional.empty();
        }
        var t = StudentT.quantile(method.confidenceLevel(), support.degreesOfFreedom());
        return bounds(share, t, method.scale()).map(bounds -> {
            var lower = distribution.quantile(bounds[0], method.rule());
            var upper = distribution.quantile(bounds[1], method.rule());
            return new Woodruff(lower, upper, bounds[0], bounds[1], (upper - lower) / (2 * t));
        });
    }

    private static Optional<double[]> bounds(Linearised share, double t, Scale scale) {
        var p = share.value();
        var error = share.standardError();
        if (scale == Scale.LOGIT) {
            return p < 1 ? Optional.of(Interval.logit(p, error, t)) : Optional.empty();
        }
        var lower = p - t * error;
        var upper = p + t * error;
        return lower >= 0 && upper <= 1 ? Optional.of(new double[] {lower, upper}) : Optional.empty();
    }
}
