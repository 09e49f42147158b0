package de.defus.monitor.analysis.weight;

/**
 * Cuts weights off at bounds and spreads what was cut evenly over the respondents that were not (R: {@code trimWeights}).
 * The sum of the weights stays, the margins do not: {@link BoundedCalibration} keeps both and is to be preferred.
 */
public final class Trimming {

    private Trimming() {}

    /**
     * The result.
     *
     * @param weights trimmed weights, by cell
     * @param below respondents raised to the lower bound, in any round
     * @param above respondents cut to the upper bound, in any round
     */
    public record Result(double[] weights, int below, int above) {}

    /** One pass; spreading may lift a weight slightly above the bound. See {@link #strict} for the arguments. */
    public static Result once(double[] weights, int[] sizes, double lower, double upper) {
        return trim(weights, sizes, lower, upper, false);
    }

    /**
     * As many passes as it takes; who was trimmed once keeps the bound (the rule of survey 4.2 and later).
     *
     * @param weights weight by cell
     * @param sizes respondents by cell
     * @param lower smallest weight allowed, 0 or more
     * @param upper largest weight allowed
     * @throws IllegalArgumentException if the mean weight is not between the bounds, so no weights can keep both
     */
    public static Result strict(double[] weights, int[] sizes, double lower, double upper) {
        return trim(weights, sizes, lower, upper, true);
    }

    private static Result trim(double[] weights, int[] sizes, double lower, double upper, boolean strict) {
        var summary = WeightSummary.of(weights, sizes);
        if (!(lower >= 0 && lower <= summary.mean() && summary.mean() <= upper)) {
            throw new IllegalArgumentException(
                    "mean weight " + summary.mean() + " is not between the bounds " + lower + " and " + upper);
        }
        var trimmed = weights.clone();
        var isFixed = new boolean[weights.length];
        var below = 0;
        var above = 0;
        for (int round = 0; round <= weights.length && (strict || round == 0); round++) {
            var removed = 0.0;
            for (int cell = 0; cell < trimmed.length; cell++) {
                var within = Math.min(upper, Math.max(lower, trimmed[cell]));
                if (!isFixed[cell] && within != trimmed[cell]) {
                    removed += sizes[cell] * (trimmed[cell] - within);
                    below += trimmed[cell] < lower ? sizes[cell] : 0;
                    above += trimmed[cell] > upper ? sizes[cell] : 0;
                    trimmed[cell] = within;
                    isFixed[cell] = true;
                }
            }
            var free = 0;
            for (int cell = 0; cell < trimmed.length; cell++) {
                free += isFixed[cell] ? 0 : sizes[cell];
            }
            if (removed == 0) {
                break;
            }
            if (free == 0) {
                throw new IllegalArgumentException("no weight is left to take up what was trimmed: bounds too narrow");
            }
            for (int cell = 0; cell < trimmed.length; cell++) {
                trimmed[cell] += isFixed[cell] ? 0 : removed / free;
            }
        }
        return new Result(trimmed, below, above);
    }
}
