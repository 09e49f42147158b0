package de.defus.monitor.analysis.weight;

import de.defus.monitor.analysis.data.Sample;
import java.util.List;

/**
 * Raking (iterative proportional fitting): multiplies design weights group by group until they add up to known population
 * counts in every margin. The limit is w = d exp(x'λ) (Deming and Stephan 1940; Deville, Särndal and Sautory 1993, JASA
 * 88). Cycles stop when no margin is off by more than 1e-12 of its count; R's {@code rake()} stops far earlier. Counts of
 * millions may contradict each other by their rounding alone: a gap below 1e-9 that no longer shrinks is met too.
 */
public final class Raking {

    private static final double LARGEST_GAP = 1e-12;
    private static final double LARGEST_ROUNDING = 1e-9;
    private static final int MOST_CYCLES = 2000;

    private Raking() {}

    /**
     * A margin to meet.
     *
     * @param grouping position of the grouping in the sample
     * @param totals persons in each group; every respondent must belong to one
     */
    public record Margin(int grouping, double[] totals) {}

    /**
     * The result.
     *
     * @param weights final weight of a respondent, by cell
     * @param cycles how many rounds over all margins it took
     * @param gap largest relative difference left between a margin and its count
     */
    public record Result(double[] weights, int cycles, double gap) {}

    /**
     * Rakes design weights to margins.
     *
     * @throws IllegalArgumentException if a margin names a group without respondents or without people, a respondent
     *     belongs to no group, margins add up to different populations (by more than 0.1 %), or the cycles do not
     *     converge; the message names the group
     */
    public static Result rake(Sample sample, List<Margin> margins) {
        check(sample, margins);
        var weights = sample.designWeights();
        var before = Double.MAX_VALUE;
        for (int cycle = 1; cycle <= MOST_CYCLES; cycle++) {
            var gap = 0.0;
            for (var margin : margins) {
                gap = Math.max(gap, fit(sample, margin, weights));
            }
            if (gap < LARGEST_GAP || gap < LARGEST_ROUNDING && gap >= before) {
                return new Result(weights, cycle, gap);
            }
            before = gap;
        }
        throw new IllegalArgumentException("raking does not converge: margins contradict each other; largest gap in "
                + largestGap(sample, margins, weights));
    }

    /** The group a set of weights misses most, in words. */
    static String largestGap(Sample sample, List<Margin> margins, double[] weights) {
        var largest = -1.0;
        var words = "none";
        for (var margin : margins) {
            var sums = sums(sample, margin, weights);
            for (int group = 0; group < sums.length; group++) {
                var gap = Math.abs(sums[group] / margin.totals()[group] - 1);
                if (gap > largest) {
                    largest = gap;
                    words = "margin " + margin.grouping() + ", group " + group + ": " + sums[group] + " for "
                            + margin.totals()[group];
                }
            }
        }
        return words;
    }

    static void check(Sample sample, List<Margin> margins) {
        var population = Double.NaN;
        for (var margin : margins) {
            for (int cell = 0; cell < sample.cells(); cell++) {
                var group = sample.group(margin.grouping(), cell);
                if (group < 0 || group >= margin.totals().length) {
                    throw new IllegalArgumentException("margin " + margin.grouping() + ": respondents in group " + group
                            + ", which has no population count");
                }
            }
            var sums = sums(sample, margin, sample.designWeights());
            var total = 0.0;
            for (int group = 0; group < sums.length; group++) {
                total += margin.totals()[group];
                if (!(margin.totals()[group] > 0 && Double.isFinite(margin.totals()[group]))) {
                    throw new IllegalArgumentException("margin " + margin.grouping() + ": group " + group
                            + " has a population of " + margin.totals()[group]);
                }
                if (!(sums[group] > 0)) {
                    throw new IllegalArgumentException(
                            "margin " + margin.grouping() + ": nobody in group " + group + " responded; merge it");
                }
            }
            if (Math.abs(total - population) > 0.001 * total) {
                throw new IllegalArgumentException("margins add up to " + population + " and " + total);
            }
            population = total;
        }
    }

    private static double fit(Sample sample, Margin margin, double[] weights) {
        var sums = sums(sample, margin, weights);
        var gap = 0.0;
        var factors = new double[sums.length];
        for (int group = 0; group < sums.length; group++) {
            factors[group] = margin.totals()[group] / sums[group];
            gap = Math.max(gap, Math.abs(factors[group] - 1));
        }
        for (int cell = 0; cell < weights.length; cell++) {
            weights[cell] *= factors[sample.group(margin.grouping(), cell)];
        }
        return gap;
    }

    static double[] sums(Sample sample, Margin margin, double[] weights) {
        var sums = new double[margin.totals().length];
        for (int cell = 0; cell < weights.length; cell++) {
            sums[sample.group(margin.grouping(), cell)] += sample.size(cell) * weights[cell];
        }
        return sums;
    }
}
