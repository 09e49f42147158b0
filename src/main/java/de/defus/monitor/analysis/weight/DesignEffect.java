package de.defus.monitor.analysis.weight;

import java.util.OptionalDouble;

/**
 * Model design effect of a mean or share: its variance under the design divided by that of a simple random sample of the
 * same size (Kish 1965; R: {@code svymean(deff=)}). Unlike {@link WeightSummary#designEffect} it also tells what
 * stratification and calibration gain.
 */
public final class DesignEffect {

    private DesignEffect() {}

    /**
     * The variance S² of a variable in the population, as the sample estimates it: n/(n−1) Σ w (y − m)² / Σw.
     *
     * @param values one for each respondent in the domain
     * @param weights their weights; those with weight 0 do not count
     * @return absent with fewer than two respondents
     * @throws IllegalArgumentException if a weight is negative or not a number
     */
    public static OptionalDouble populationVariance(double[] values, double[] weights) {
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        var summary = WeightSummary.of(weights);
        var n = summary.respondents();
        if (n < 2) {
            return OptionalDouble.empty();
        }
        var mean = 0.0;
        for (int row = 0; row < values.length; row++) {
            mean += weights[row] * values[row] / summary.sum();
        }
        var variance = 0.0;
        for (int row = 0; row < values.length; row++) {
            variance += weights[row] * (values[row] - mean) * (values[row] - mean) / summary.sum();
        }
        return OptionalDouble.of(variance * n / (n - 1));
    }

    /**
     * Against a simple random sample without replacement from the population the weights add up to.
     *
     * @param variance design variance of the mean
     * @param populationVariance S², see {@link #populationVariance}
     * @param respondents in the domain, with a weight above 0
     * @param sumOfWeights persons in the domain
     * @return absent if the domain is a census or the variable does not vary
     */
    public static OptionalDouble withoutReplacement(
            double variance, double populationVariance, int respondents, double sumOfWeights) {
        var simple = populationVariance * (sumOfWeights - respondents) / (sumOfWeights * respondents);
        return simple > 0 ? OptionalDouble.of(variance / simple) : OptionalDouble.empty();
    }

    /** Against a simple random sample with replacement; absent if the variable does not vary. */
    public static OptionalDouble withReplacement(double variance, double populationVariance, int respondents) {
        var simple = populationVariance / respondents;
        return simple > 0 ? OptionalDouble.of(variance / simple) : OptionalDouble.empty();
    }
}
