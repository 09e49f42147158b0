package de.defus.monitor.analysis.smallarea;

import java.util.Arrays;

/**
 * Sampling variances of shares for the area model. The variance a small district estimates for itself is unstable, and 0
 * where nobody or everybody has the property; so all are smoothed: the median design effect times P(1−P)/n_d, with P the
 * share of the city.
 */
public final class SamplingVariances {

    private SamplingVariances() {}

    /**
     * Smoothed variances, one for each area.
     *
     * @param designEffects of the areas that have one
     * @param cityShare P, in (0, 1)
     * @param bases valid answers in each area, above 0
     * @throws IllegalArgumentException if an argument is out of its range or no design effect is known
     */
    public static double[] smoothed(double[] designEffects, double cityShare, int[] bases) {
        if (!(cityShare > 0 && cityShare < 1)) {
            throw new IllegalArgumentException("the share of the city is not in (0, 1): " + cityShare);
        }
        var sorted = designEffects.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || !(sorted[0] > 0 && Double.isFinite(sorted[sorted.length - 1]))) {
            throw new IllegalArgumentException("design effects are not all above 0: " + Arrays.toString(sorted));
        }
        var middle = sorted.length / 2;
        var median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        var smoothed = new double[bases.length];
        for (int area = 0; area < bases.length; area++) {
            if (bases[area] < 1) {
                throw new IllegalArgumentException("area " + area + " has no valid answer");
            }
            smoothed[area] = median * cityShare * (1 - cityShare) / bases[area];
        }
        return smoothed;
    }
}
