package de.defus.monitor.analysis.estimate;

import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Mean or share of a coded variable in a domain of a stratified sample, with its linearised standard error.
 *
 * <p>With w the weights, D the domain and valid answers only, m = Σ w y / Σ w. Its linearised variable is z = (y − m)/Σw
 * in the domain and 0 outside; e is z less what the calibration margins predict, u = w e, and
 *
 * <pre>V(m) = Σ_h (1 − n_h/N_h) n_h/(n_h − 1) Σ_i (u_i − ū_h)²</pre>
 *
 * over <em>all</em> respondents of each stratum, also those outside the domain (Särndal, Swensson and Wretman 1992; Lumley
 * 2010). Reproduces {@code svymean} of R's survey package; see docs/methods/proportion.md.
 */
public final class DomainMean {

    private static final double FIXED = 1e-9;

    private final WeightedSample weighted;
    private final double confidenceLevel;

    public DomainMean(WeightedSample weighted, double confidenceLevel) {
        if (!(confidenceLevel > 0 && confidenceLevel < 1)) {
            throw new IllegalArgumentException("confidence level is not in (0, 1): " + confidenceLevel);
        }
        this.weighted = weighted;
        this.confidenceLevel = confidenceLevel;
    }

    /**
     * The share of answers with score 1 among all with a score, with a logit interval; of the exact type (Korn and Graubard
     * 1998) where nobody or everybody has it.
     *
     * @param counts answers by cell; the column after the last score holds the missing
     * @param scores 1 or 0 for each answer
     * @param domain which cells belong to the domain
     * @return absent if the domain has no valid answer
     */
    public Optional<Estimate> share(int[][] counts, double[] scores, IntPredicate domain) {
        return moments(counts, scores, domain).map(this::withShareInterval);
    }

    /** The mean of the scores, with a t-interval. */
    public Optional<Estimate> mean(int[][] counts, double[] scores, IntPredicate domain) {
        return moments(counts, scores, domain).map(this::withMeanInterval);
    }

    private record Moments(double mean, double variance, int base, double effectiveBase, int degreesOfFreedom) {}

    private Optional<Moments> moments(int[][] counts, double[] scores, IntPredicate domain) {
        var sample = weighted.sample();
        var sumOfWeights = 0.0;
        var sumOfSquares = 0.0;
        var total = 0.0;
        var base = 0;
        var stratumHasAny = new boolean[sample.strata()];
        for (int cell = 0; cell < sample.cells(); cell++) {
            if (!domain.test(cell)) {
                continue;
            }
            var weight = weighted.weight(cell);
            for (int answer = 0; answer < scores.length; answer++) {
                var n = counts[cell][answer];
                base += n;
                sumOfWeights += n * weight;
                sumOfSquares += n * weight * weight;
                total += n * weight * scores[answer];
                stratumHasAny[sample.stratum(cell)] |= n > 0;
            }
        }
        if (base == 0) {
            return Optional.empty();
        }
        var mean = total / sumOfWeights;
        var strata = 0;
        for (var any : stratumHasAny) {
            strata += any ? 1 : 0;
        }
        var variance = variance(counts, scores, domain, mean, sumOfWeights);
        return Optional.of(
                new Moments(mean, variance, base, sumOfWeights * sumOfWeights / sumOfSquares, base - strata));
    }

    private double variance(int[][] counts, double[] scores, IntPredicate domain, double mean, double sumOfWeights) {
        var sample = weighted.sample();
        var linearised = new double[sample.cells()];
        for (int cell = 0; cell < sample.cells(); cell++) {
            if (domain.test(cell)) {
                for (int answer = 0; answer < scores.length; answer++) {
                    linearised[cell] += counts[cell][answer] * (scores[answer] - mean) / sumOfWeights;
                }
            }
        }
        var predicted = weighted.predict(linearised);
        var sums = new double[sample.strata()];
        var squares = new double[sample.strata()];
        for (int cell = 0; cell < sample.cells(); cell++) {
            var inDomain = domain.test(cell);
            var stratum = sample.stratum(cell);
            var left = sample.size(cell);
            for (int answer = 0; inDomain && answer < scores.length; answer++) {
                var n = counts[cell][answer];
                left -= n;
                var u = weighted.weight(cell) * ((scores[answer] - mean) / sumOfWeights - predicted[cell]);
                sums[stratum] += n * u;
                squares[stratum] += n * u * u;
            }
            var u = -weighted.weight(cell) * predicted[cell];
            sums[stratum] += left * u;
            squares[stratum] += left * u * u;
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

    private Estimate withMeanInterval(Moments moments) {
        var error = Math.sqrt(moments.variance());
        if (moments.degreesOfFreedom() < 1) {
            return estimate(moments, error, moments.mean(), moments.mean(), Estimate.Status.NO_INTERVAL);
        }
        var half = t(moments.degreesOfFreedom()) * error;
        return estimate(moments, error, moments.mean() - half, moments.mean() + half, Estimate.Status.ORDINARY);
    }

    private Estimate withShareInterval(Moments moments) {
        var p = moments.mean();
        var error = Math.sqrt(moments.variance());
        if (moments.degreesOfFreedom() < 1) {
            return estimate(moments, error, p, p, Estimate.Status.NO_INTERVAL);
        }
        if (p <= 0 || p >= 1) {
            return extreme(moments);
        }
        if (error < FIXED) {
            return estimate(moments, 0, p, p, Estimate.Status.SHARE_FIXED_BY_CALIBRATION);
        }
        var centre = Math.log(p / (1 - p));
        var half = t(moments.degreesOfFreedom()) * error / (p * (1 - p));
        return estimate(moments, error, expit(centre - half), expit(centre + half), Estimate.Status.ORDINARY);
    }

    /** The beta interval on the effective number of answers, adjusted for the degrees of freedom: never "0 % ± 0". */
    private Estimate extreme(Moments moments) {
        var tail = (1 - confidenceLevel) / 2;
        var adjustment = moments.base() > 1 ? t(moments.base() - 1) / t(moments.degreesOfFreedom()) : 1;
        var effective = moments.effectiveBase() * adjustment * adjustment;
        var isZero = moments.mean() <= 0;
        // The beta quantiles with one shape parameter 1 have a closed form.
        var bound = Math.pow(tail, 1 / effective);
        var lower = isZero ? 0 : bound;
        var upper = isZero ? 1 - bound : 1;
        return estimate(moments, 0, lower, upper, Estimate.Status.SHARE_IS_0_OR_1);
    }

    private Estimate estimate(Moments moments, double error, double lower, double upper, Estimate.Status status) {
        return new Estimate(
                moments.mean(),
                error,
                lower,
                upper,
                moments.base(),
                moments.effectiveBase(),
                moments.degreesOfFreedom(),
                status);
    }

    private double t(int degreesOfFreedom) {
        return new TDistribution(null, degreesOfFreedom).inverseCumulativeProbability((1 + confidenceLevel) / 2);
    }

    private static double expit(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
