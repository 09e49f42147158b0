package de.defus.monitor.analysis.weight;

import de.defus.monitor.analysis.data.Sample;

/**
 * Post-stratification: multiplies the design weights of each cell of a full crossing so that they add up to its population,
 * w = d N_c / Σ d. The same as raking to one margin, in closed form (R: {@code postStratify}).
 */
public final class PostStratification {

    private PostStratification() {}

    /**
     * Final weights, by cell of the sample.
     *
     * @param grouping position in the sample of the grouping whose groups are the population's cells
     * @param totals persons in each of them
     * @throws IllegalArgumentException if one has people but no respondents, respondents but no people, or a count below 0;
     *     the message names it
     */
    public static double[] weights(Sample sample, int grouping, double[] totals) {
        var weights = sample.designWeights();
        var sums = new double[totals.length];
        for (int cell = 0; cell < weights.length; cell++) {
            var group = sample.group(grouping, cell);
            if (group < 0 || group >= totals.length) {
                throw new IllegalArgumentException("respondents in group " + group + ", which has no population count");
            }
            sums[group] += sample.size(cell) * weights[cell];
        }
        for (int group = 0; group < totals.length; group++) {
            if (!(totals[group] >= 0 && Double.isFinite(totals[group])) || (totals[group] > 0) != (sums[group] > 0)) {
                throw new IllegalArgumentException("group " + group + " has a population of " + totals[group]
                        + " and respondents that stand for " + sums[group] + "; merge it with a similar one");
            }
        }
        for (int cell = 0; cell < weights.length; cell++) {
            var group = sample.group(grouping, cell);
            weights[cell] *= totals[group] / sums[group];
        }
        return weights;
    }
}
