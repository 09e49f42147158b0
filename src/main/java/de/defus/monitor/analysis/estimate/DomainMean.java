package de.defus.monitor.analysis.estimate;

import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.Optional;
import java.util.function.IntPredicate;

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

    private final WeightedSample weighted;
    private final double confidenceLevel;

    public DomainMean(WeightedSample weighted, double confidenceLevel) {
        this.weighted = weighted;
        this.confidenceLevel = Interval.checked(confidenceLevel);
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
        return Interval.ofMean(moments.mean(), Math.sqrt(moments.variance()), confidenceLevel, support(moments));
    }

    private Estimate withShareInterval(Moments moments) {
        return Interval.ofShare(moments.mean(), Math.sqrt(moments.variance()), confidenceLevel, support(moments));
    }

    private static Support support(Moments moments) {
        return new Support(moments.base(), moments.effectiveBase(), moments.degreesOfFreedom());
    }
}
