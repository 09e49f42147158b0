package de.defus.monitor.analysis.compare;

import de.defus.monitor.analysis.estimate.Base;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * Wilcoxon's rank test for two groups of a sample (Lumley and Scott 2013, Biometrika 100): a t-test of the mean estimated
 * rank in the population, from 0 to 1.
 */
public final class RankTest {

    private RankTest() {}

    /** Which rank equal answers share. */
    public enum Ties {
        /** The one in the middle of their weights: the order of rows is irrelevant. */
        MIDDLE,
        /**
         * The unweighted average of the ranks they have in the order of rows, as {@code svyranktest} of R's survey package
         * does. Other orders give other values if weights differ; only for comparing with R.
         */
        AVERAGE_IN_ORDER_OF_ROWS
    }

    /**
     * Compares two disjoint groups; ranks are taken among the answers of both.
     *
     * @param y value by row, ordinal at least
     * @return means of ranks; absent if one of them has no answer
     * @throws IllegalArgumentException if the confidence level is not in (0, 1)
     */
    public static Optional<Contrast> between(
            Base base,
            IntPredicate group,
            IntPredicate reference,
            IntToDoubleFunction y,
            Ties ties,
            double confidenceLevel) {
        return base.where(group.or(reference)).flatMap(both -> {
            var rankOf = ranks(both, y, ties);
            return DomainDifference.between(
                    both, group, reference, row -> rankOf.get(y.applyAsDouble(row)), confidenceLevel);
        });
    }

    private static Map<Double, Double> ranks(Base base, IntToDoubleFunction y, Ties ties) {
        var tied = new TreeMap<Double, Tie>();
        for (var row : base.rows()) {
            tied.computeIfAbsent(y.applyAsDouble(row), fresh -> new Tie())
                    .add(base.weighted().weightOf(row));
        }
        var rankOf = new HashMap<Double, Double>();
        var below = 0.0;
        for (var entry : tied.entrySet()) {
            var tie = entry.getValue();
            var within = ties == Ties.MIDDLE ? tie.weight / 2 : tie.sumOfRanks / tie.size;
            rankOf.put(entry.getKey(), (below + within) / base.sumOfWeights());
            below += tie.weight;
        }
        return rankOf;
    }

    private static final class Tie {
        private double weight;
        private double sumOfRanks;
        private int size;

        private void add(double another) {
            sumOfRanks += weight + another / 2;
            weight += another;
            size++;
        }
    }
}
