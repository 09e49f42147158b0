package de.defus.monitor.analysis.scale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * Internal consistency of a scale on the respondents who answered every item (Cronbach 1951; R: {@code psych::alpha},
 * {@code svycralpha}).
 *
 * @param respondents with all items valid and a weight above 0
 * @param alpha k/(k−1) (1 − Σ var_j / var_sum); a negative value is reported as it is and hints at a reversed item
 * @param standardised alpha of the items with equal variances; absent if an item does not vary
 * @param meanCorrelation mean of the correlations between items; absent if an item does not vary
 * @param items by item
 */
public record Reliability(
        int respondents, double alpha, OptionalDouble standardised, OptionalDouble meanCorrelation, List<Item> items) {

    /**
     * What an item contributes.
     *
     * @param alphaWithout alpha of the other items; absent if that is one item or none varies
     * @param restCorrelation correlation of the item with the sum of the others; absent if either does not vary
     */
    public record Item(OptionalDouble alphaWithout, OptionalDouble restCorrelation) {}

    public Reliability {
        items = List.copyOf(items);
    }

    /** Without weights; see {@link #weighted}. */
    public static Optional<Reliability> unweighted(int[][] items) {
        var ones = new double[items.length == 0 ? 0 : items[0].length];
        Arrays.fill(ones, 1);
        return weighted(items, ones);
    }

    /**
     * With weights.
     *
     * @param items by item and respondent, in one direction, {@link Scale#MISSING} for missing
     * @param weights of the respondents
     * @return absent with fewer than two complete respondents, or if the sum of the items does not vary
     * @throws IllegalArgumentException with fewer than two items, or if a weight is negative or not a number
     */
    public static Optional<Reliability> weighted(int[][] items, double[] weights) {
        if (items.length < 2) {
            throw new IllegalArgumentException("a scale has two items or more, not " + items.length);
        }
        for (var weight : weights) {
            if (!(weight >= 0 && Double.isFinite(weight))) {
                throw new IllegalArgumentException("a weight is " + weight);
            }
        }
        var complete = IntStream.range(0, weights.length)
                .filter(row -> weights[row] > 0 && Arrays.stream(items).noneMatch(item -> item[row] == Scale.MISSING))
                .toArray();
        if (complete.length < 2) {
            return Optional.empty();
        }
        var covariance = covariance(items, weights, complete);
        var everything = IntStream.range(0, items.length).toArray();
        var alpha = alpha(covariance, everything);
        if (alpha.isEmpty()) {
            return Optional.empty();
        }
        var correlation = meanCorrelation(covariance);
        var contributions = new ArrayList<Item>();
        for (int item = 0; item < items.length; item++) {
            var own = item;
            var others = Arrays.stream(everything).filter(other -> other != own).toArray();
            contributions.add(new Item(alpha(covariance, others), restCorrelation(covariance, item, others)));
        }
        var k = items.length;
        return Optional.of(new Reliability(
                complete.length, alpha.getAsDouble(), standardised(k, correlation), correlation, contributions));
    }

    /**
     * Feldt's (1965) interval of an unweighted alpha, lower and upper end: 1 − (1 − α) F with n − 1 and (n − 1)(k − 1)
     * degrees of freedom.
     */
    public double[] interval(double confidenceLevel) {
        if (!(confidenceLevel > 0 && confidenceLevel < 1)) {
            throw new IllegalArgumentException("confidence level is not in (0, 1): " + confidenceLevel);
        }
        var n = respondents - 1.0;
        var f = new FDistribution(null, n, n * (items.size() - 1), 1e-14);
        return new double[] {
            1 - (1 - alpha) * f.inverseCumulativeProbability((1 + confidenceLevel) / 2),
            1 - (1 - alpha) * f.inverseCumulativeProbability((1 - confidenceLevel) / 2)
        };
    }

    /** Covariances with divisor Σw; every figure here is a ratio of them, so the divisor does not matter. */
    private static double[][] covariance(int[][] items, double[] weights, int[] rows) {
        var sum = Arrays.stream(rows).mapToDouble(row -> weights[row]).sum();
        var means = new double[items.length];
        for (int item = 0; item < items.length; item++) {
            for (var row : rows) {
                means[item] += weights[row] * items[item][row] / sum;
            }
        }
        var covariance = new double[items.length][items.length];
        for (var row : rows) {
            for (int one = 0; one < items.length; one++) {
                for (int other = 0; other < items.length; other++) {
                    covariance[one][other] +=
                            weights[row] * (items[one][row] - means[one]) * (items[other][row] - means[other]) / sum;
                }
            }
        }
        return covariance;
    }

    private static OptionalDouble alpha(double[][] covariance, int[] items) {
        var variances = 0.0;
        var ofSum = 0.0;
        for (var one : items) {
            variances += covariance[one][one];
            for (var other : items) {
                ofSum += covariance[one][other];
            }
        }
        var k = items.length;
        return k < 2 || isZero(ofSum, variances)
                ? OptionalDouble.empty()
                : OptionalDouble.of(k / (k - 1.0) * (1 - variances / ofSum));
    }

    private static OptionalDouble meanCorrelation(double[][] covariance) {
        var sum = 0.0;
        for (int one = 0; one < covariance.length; one++) {
            if (isZero(covariance[one][one], 1)) {
                return OptionalDouble.empty();
            }
            for (int other = 0; other < one; other++) {
                sum += covariance[one][other] / Math.sqrt(covariance[one][one] * covariance[other][other]);
            }
        }
        return OptionalDouble.of(sum / (covariance.length * (covariance.length - 1) / 2.0));
    }

    private static OptionalDouble standardised(int k, OptionalDouble correlation) {
        if (correlation.isEmpty() || isZero(1 + (k - 1) * correlation.getAsDouble(), 1)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(k * correlation.getAsDouble() / (1 + (k - 1) * correlation.getAsDouble()));
    }

    private static OptionalDouble restCorrelation(double[][] covariance, int item, int[] others) {
        var with = 0.0;
        var ofRest = 0.0;
        for (var one : others) {
            with += covariance[item][one];
            for (var other : others) {
                ofRest += covariance[one][other];
            }
        }
        return isZero(ofRest, 1) || isZero(covariance[item][item], 1)
                ? OptionalDouble.empty()
                : OptionalDouble.of(with / Math.sqrt(covariance[item][item] * ofRest));
    }

    /** Codes are small whole numbers, so a variance this small is rounding. */
    private static boolean isZero(double variance, double scale) {
        return !(variance > 1e-12 * Math.max(scale, 1e-12));
    }
}
