package de.defus.monitor.analysis.scale;

import de.defus.monitor.analysis.estimate.CountedAnswers;
import de.defus.monitor.analysis.estimate.Estimate;
import de.defus.monitor.analysis.estimate.StudentT;
import de.defus.monitor.analysis.estimate.Support;
import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/**
 * Association of two ordered items in the population, with linearised errors of gamma and tau-b under the design: z = G/Σw
 * with G the derivative by the share of the respondent's cell.
 *
 * @param table shares of the cells, weighted
 * @param unweighted the same of the counts
 * @param gamma absent where an item does not vary
 * @param tauB absent where an item does not vary
 */
public record OrdinalAssociation(
        OrdinalTable table, OrdinalTable unweighted, Optional<Estimate> gamma, Optional<Estimate> tauB) {

    /**
     * Estimates it on those with a valid answer to both.
     *
     * @param x position of each respondent's answer among the ordered categories, -1 for missing
     * @param y the same of the other item
     * @param rows categories of x
     * @param columns categories of y
     * @param domain which cells belong to the domain
     * @param confidenceLevel in (0, 1)
     * @return absent if nobody in the domain answered both
     */
    public static Optional<OrdinalAssociation> of(
            WeightedSample weighted,
            int[] x,
            int rows,
            int[] y,
            int columns,
            IntPredicate domain,
            double confidenceLevel) {
        var pairs = new int[x.length];
        for (int row = 0; row < pairs.length; row++) {
            pairs[row] = x[row] < 0 || y[row] < 0 ? -1 : x[row] * columns + y[row];
        }
        var counts = weighted.sample().count(pairs, rows * columns);
        var masses = new double[rows][columns];
        var numbers = new double[rows][columns];
        var base = 0;
        var sum = 0.0;
        var squares = 0.0;
        var strata = new BitSet(weighted.sample().strata());
        for (int cell = 0; cell < counts.length; cell++) {
            var weight = weighted.weight(cell);
            for (int pair = 0; pair < rows * columns && weight > 0 && domain.test(cell); pair++) {
                var n = counts[cell][pair];
                masses[pair / columns][pair % columns] += n * weight;
                numbers[pair / columns][pair % columns] += n;
                base += n;
                strata.set(
                        weighted.sample().stratum(cell),
                        n > 0 || strata.get(weighted.sample().stratum(cell)));
                sum += n * weight;
                squares += n * weight * weight;
            }
        }
        if (base == 0) {
            return Optional.empty();
        }
        var table = new OrdinalTable(masses);
        var support = new Support(base, sum * sum / squares, base - strata.cardinality());
        var precision = new Precision(new CountedAnswers(weighted, counts), domain, support, sum, confidenceLevel);
        var gamma = table.gamma();
        var tauB = table.tauB();
        return Optional.of(new OrdinalAssociation(
                table,
                new OrdinalTable(numbers),
                gamma.isEmpty() ? Optional.empty() : Optional.of(precision.of(gamma, table.gammaGradient())),
                tauB.isEmpty() ? Optional.empty() : Optional.of(precision.of(tauB, table.tauBGradient()))));
    }

    private record Precision(
            CountedAnswers answers, IntPredicate domain, Support support, double sumOfWeights, double confidenceLevel) {

        Estimate of(OptionalDouble measure, double[] gradient) {
            var value = measure.orElseThrow();
            var error = answers.linearised(value, (cell, pair) -> gradient[pair] / sumOfWeights, domain)
                    .standardError();
            var degrees = support.degreesOfFreedom();
            var half = degrees < 1 ? 0 : error * StudentT.quantile(confidenceLevel, degrees);
            return new Estimate(
                    value,
                    error,
                    value - half,
                    value + half,
                    support.size(),
                    support.effectiveSize(),
                    degrees,
                    degrees < 1 ? Estimate.Status.NO_INTERVAL : Estimate.Status.ORDINARY);
        }
    }
}
