package de.defus.monitor.analysis.scale;

import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.function.IntPredicate;

/**
 * Variance of a statistic whose linearised variable z depends on the answer alone and is 0 outside the domain; u = w (z −
 * what the margins predict), summed over all respondents of each stratum with finite population correction.
 */
final class AnswerVariance {

    private AnswerVariance() {}

    /** Counts by cell and answer with everybody outside the domain moved to the last column, of the missing. */
    static int[][] within(int[][] counts, IntPredicate domain) {
        var own = new int[counts.length][];
        for (int cell = 0; cell < counts.length; cell++) {
            own[cell] = counts[cell].clone();
            if (!domain.test(cell)) {
                var all = 0;
                for (var n : own[cell]) {
                    all += n;
                }
                own[cell] = new int[counts[cell].length];
                own[cell][own[cell].length - 1] = all;
            }
        }
        return own;
    }

    /** Valid answers less strata with any; only those with a weight above 0. */
    static int degreesOfFreedom(WeightedSample weighted, int[][] counts) {
        var sample = weighted.sample();
        var stratumHasAny = new boolean[sample.strata()];
        var degrees = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            for (int answer = 0; answer < counts[cell].length - 1 && weighted.weight(cell) > 0; answer++) {
                degrees += counts[cell][answer];
                stratumHasAny[sample.stratum(cell)] |= counts[cell][answer] > 0;
            }
        }
        for (var any : stratumHasAny) {
            degrees -= any ? 1 : 0;
        }
        return degrees;
    }

    /**
     * The variance.
     *
     * @param counts by cell and answer; the last column holds all for whom z is 0
     * @param linearised z by answer
     */
    static double of(WeightedSample weighted, int[][] counts, double[] linearised) {
        var sample = weighted.sample();
        var totals = new double[sample.cells()];
        for (int cell = 0; cell < totals.length; cell++) {
            for (int answer = 0; answer < linearised.length; answer++) {
                totals[cell] += counts[cell][answer] * linearised[answer];
            }
        }
        var predicted = weighted.predict(totals);
        var sums = new double[sample.strata()];
        var squares = new double[sample.strata()];
        for (int cell = 0; cell < totals.length; cell++) {
            for (int answer = 0; answer < counts[cell].length; answer++) {
                var z = answer < linearised.length ? linearised[answer] : 0;
                var u = weighted.weight(cell) * (z - predicted[cell]);
                sums[sample.stratum(cell)] += counts[cell][answer] * u;
                squares[sample.stratum(cell)] += counts[cell][answer] * u * u;
            }
        }
        var variance = 0.0;
        for (int stratum = 0; stratum < sums.length; stratum++) {
            var n = sample.respondentsOf(stratum);
            if (n > 1) {
                var fraction = n / sample.populationOf(stratum);
                variance += (1 - fraction) * n / (n - 1) * (squares[stratum] - sums[stratum] * sums[stratum] / n);
            }
        }
        return Math.max(variance, 0);
    }
}
