package de.defus.monitor.analysis.estimate;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * How far a variable spreads in the population, and what the design costs its mean: {@code svyvar} and {@code deff} of R's
 * survey package.
 *
 * @param size unweighted number of answers, n
 * @param variance n/(n−1) · Σ w (y−m)² / Σ w, in the square of the unit of y
 * @param designEffect variance of the mean over that of a simple random sample of the same size without replacement; absent
 *     if the variable does not vary or everybody was asked
 * @param designEffectWithReplacement likewise, of a sample with replacement
 * @param designEffectOfWeights Kish's n Σw² / (Σw)²: the weights alone, whatever the variable
 */
public record Dispersion(
        int size,
        double variance,
        OptionalDouble designEffect,
        OptionalDouble designEffectWithReplacement,
        double designEffectOfWeights) {

    /** Spread of a variable in a base; absent for a single answer. */
    public static Optional<Dispersion> of(Base base, IntToDoubleFunction y) {
        var n = base.support().size();
        if (n < 2) {
            return Optional.empty();
        }
        var mean = Linearised.mean(base, y);
        var variance = Linearised.mean(base, row -> Math.pow(y.applyAsDouble(row) - mean.value(), 2))
                        .value()
                * n
                / (n - 1);
        var ofMean = mean.variance();
        var persons = base.sumOfWeights();
        return Optional.of(new Dispersion(
                n,
                variance,
                quotient(ofMean, variance * (persons - n) / (persons * n)),
                quotient(ofMean, variance / n),
                n / base.support().effectiveSize()));
    }

    public double standardDeviation() {
        return Math.sqrt(variance);
    }

    /** Size of the simple random sample that would be as precise; absent where the design effect is. */
    public OptionalDouble effectiveSize() {
        return designEffect.isPresent() && designEffect.getAsDouble() > 0
                ? OptionalDouble.of(size / designEffect.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble quotient(double numerator, double denominator) {
        return denominator > 0 ? OptionalDouble.of(numerator / denominator) : OptionalDouble.empty();
    }
}
