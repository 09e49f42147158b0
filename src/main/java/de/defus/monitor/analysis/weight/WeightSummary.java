package de.defus.monitor.analysis.weight;

import de.defus.monitor.analysis.data.Sample;
import java.util.Arrays;

/**
 * What to report of a set of weights (Kish 1965, 1992). Respondents with weight 0 count in no figure but the last.
 *
 * @param respondents those with a weight above 0
 * @param sum persons they stand for
 * @param mean persons for each respondent
 * @param smallest smallest weight above 0
 * @param largest largest weight
 * @param variation coefficient of variation, with divisor n
 * @param designEffect n Σw² / (Σw)²: how much the inequality of the weights alone inflates variance
 * @param effectiveBase n divided by the design effect
 * @param efficiency 100 divided by the design effect, per cent
 * @param zeroWeights respondents with weight 0
 */
public record WeightSummary(
        int respondents,
        double sum,
        double mean,
        double smallest,
        double largest,
        double variation,
        double designEffect,
        double effectiveBase,
        double efficiency,
        int zeroWeights) {

    /** Summary of one weight for each respondent; see {@link #of(double[], int[])}. */
    public static WeightSummary of(double[] weights) {
        var ones = new int[weights.length];
        Arrays.fill(ones, 1);
        return of(weights, ones);
    }

    /** Summary of weights by cell of a sample; see {@link #of(double[], int[])}. */
    public static WeightSummary of(Sample sample, double[] weights) {
        if (weights.length != sample.cells()) {
            throw new IllegalArgumentException(weights.length + " weights for " + sample.cells() + " cells");
        }
        var sizes = new int[sample.cells()];
        Arrays.setAll(sizes, sample::size);
        return of(weights, sizes);
    }

    /**
     * Summary of weights that several respondents share.
     *
     * @param weights weight by cell
     * @param sizes respondents by cell
     * @throws IllegalArgumentException if a weight is negative, infinite or not a number, or none is above 0
     */
    public static WeightSummary of(double[] weights, int[] sizes) {
        var respondents = 0;
        var zeros = 0;
        var sum = 0.0;
        var squares = 0.0;
        var smallest = Double.POSITIVE_INFINITY;
        var largest = 0.0;
        for (int cell = 0; cell < weights.length; cell++) {
            var weight = weights[cell];
            if (!(weight >= 0 && Double.isFinite(weight))) {
                throw new IllegalArgumentException("weight " + cell + " is " + weight);
            }
            if (weight == 0) {
                zeros += sizes[cell];
            } else if (sizes[cell] > 0) {
                respondents += sizes[cell];
                sum += sizes[cell] * weight;
                squares += sizes[cell] * weight * weight;
                smallest = Math.min(smallest, weight);
                largest = Math.max(largest, weight);
            }
        }
        if (respondents == 0) {
            throw new IllegalArgumentException("no weight is above 0");
        }
        var effect = respondents * squares / (sum * sum);
        return new WeightSummary(
                respondents,
                sum,
                sum / respondents,
                smallest,
                largest,
                Math.sqrt(Math.max(0, effect - 1)),
                effect,
                respondents / effect,
                100 / effect,
                zeros);
    }
}
