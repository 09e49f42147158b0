package de.defus.monitor.analysis.estimate;

import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.List;

/**
 * Covariance of statistics of one stratified sample without replacement, from their linearised variables z. With e what is
 * left of z after the calibration margins, and u = w e,
 *
 * <pre>V = Σ_h (1 − n_h/N_h) n_h/(n_h − 1) Σ_i (u_i − ū_h)(u_i − ū_h)'</pre>
 *
 * over all respondents of each stratum (Särndal, Swensson and Wretman 1992; Deville and Särndal 1992, JASA 87). A stratum
 * in which everybody responded has no sampling error.
 */
final class Covariance {

    private Covariance() {}

    /**
     * The covariance matrix.
     *
     * @param linearised for each statistic z by row, 0 outside its base
     */
    static double[][] of(WeightedSample weighted, List<double[]> linearised) {
        var scaled = linearised.stream().map(z -> scaledDeviations(weighted, z)).toList();
        var covariance = new double[scaled.size()][scaled.size()];
        for (int one = 0; one < scaled.size(); one++) {
            for (int other = 0; other <= one; other++) {
                var product = product(scaled.get(one), scaled.get(other));
                covariance[one][other] = product;
                covariance[other][one] = product;
            }
        }
        return covariance;
    }

    /** By row sqrt((1 − n_h/N_h) n_h/(n_h − 1)) (u − ū_h); products of these add up to the covariance. */
    private static double[] scaledDeviations(WeightedSample weighted, double[] z) {
        var sample = weighted.sample();
        var u = weightedResiduals(weighted, z);
        var means = new double[sample.strata()];
        for (int row = 0; row < u.length; row++) {
            var stratum = sample.stratum(sample.cellOf(row));
            means[stratum] += u[row] / sample.respondentsOf(stratum);
        }
        for (int row = 0; row < u.length; row++) {
            var stratum = sample.stratum(sample.cellOf(row));
            var n = (double) sample.respondentsOf(stratum);
            var factor = n > 1 ? (1 - n / sample.populationOf(stratum)) * n / (n - 1) : 0;
            u[row] = Math.sqrt(factor) * (u[row] - means[stratum]);
        }
        return u;
    }

    private static double[] weightedResiduals(WeightedSample weighted, double[] z) {
        var sample = weighted.sample();
        var sums = new double[sample.cells()];
        for (int row = 0; row < z.length; row++) {
            sums[sample.cellOf(row)] += z[row];
        }
        var predicted = weighted.predict(sums);
        var residuals = new double[z.length];
        for (int row = 0; row < z.length; row++) {
            var cell = sample.cellOf(row);
            residuals[row] = weighted.weight(cell) * (z[row] - predicted[cell]);
        }
        return residuals;
    }

    private static double product(double[] one, double[] other) {
        var sum = 0.0;
        for (int row = 0; row < one.length; row++) {
            sum += one[row] * other[row];
        }
        return sum;
    }
}
