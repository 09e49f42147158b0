package de.defus.monitor.analysis.estimate;

import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The answers to one item, counted by cell of the sample. Gives the same statistics as {@link Linearised} does respondent
 * by respondent, in a time that does not grow with their number: all who share cell and answer add the same.
 */
public final class CountedAnswers {

    /** A variance this small next to Σ(wz)² is rounding: the margins or the strata fix the statistic. */
    private static final double ROUNDING = 1e-18;

    private final WeightedSample weighted;
    private final int[][] counts;
    private final int answers;

    /**
     * @param counts answers by cell; the last column holds the missing, as {@code Sample.count} gives them
     */
    public CountedAnswers(WeightedSample weighted, int[][] counts) {
        this.weighted = weighted;
        this.counts = counts;
        this.answers = counts.length == 0 ? 0 : counts[0].length - 1;
    }

    /** What an answer of a member of a cell counts. */
    public interface Score {
        double of(int cell, int answer);
    }

    /** Number of different valid answers. */
    public int answers() {
        return answers;
    }

    /** Valid answers of one kind in the cells of a domain, unweighted. */
    public int count(int answer, IntPredicate domain) {
        var sum = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            sum += domain.test(cell) ? counts[cell][answer] : 0;
        }
        return sum;
    }

    /** A mean or share with its linearised variable, by cell and answer. */
    public final class Statistic {

        private final double value;
        private final double[][] z;

        private Statistic(double value, double[][] z) {
            this.value = value;
            this.z = z;
        }

        public double value() {
            return value;
        }

        /** This less another statistic of the same answers, covariance included. */
        public Statistic minus(Statistic other) {
            var difference = new double[z.length][answers];
            for (int cell = 0; cell < z.length; cell++) {
                for (int answer = 0; answer < answers; answer++) {
                    difference[cell][answer] = z[cell][answer] - other.z[cell][answer];
                }
            }
            return new Statistic(value - other.value, difference);
        }

        /** Linearised standard error; 0 if the margins or the strata fix the statistic. */
        public double standardError() {
            var variance = covariance(List.of(this))[0][0];
            var gross = 0.0;
            for (int cell = 0; cell < z.length; cell++) {
                for (int answer = 0; answer < answers; answer++) {
                    var u = weighted.weight(cell) * z[cell][answer];
                    gross += counts[cell][answer] * u * u;
                }
            }
            return variance <= ROUNDING * gross ? 0 : Math.sqrt(variance);
        }
    }

    /** How much a figure of a domain rests on; absent if nobody in it gave a valid answer. */
    public Optional<Support> support(IntPredicate domain) {
        var sample = weighted.sample();
        var size = 0;
        var sum = 0.0;
        var squares = 0.0;
        var strata = new BitSet(sample.strata());
        for (int cell = 0; cell < counts.length; cell++) {
            for (int answer = 0; domain.test(cell) && answer < answers; answer++) {
                var n = counts[cell][answer];
                size += n;
                sum += n * weighted.weight(cell);
                squares += n * weighted.weight(cell) * weighted.weight(cell);
                if (n > 0) {
                    strata.set(sample.stratum(cell));
                }
            }
        }
        return size == 0
                ? Optional.empty()
                : Optional.of(new Support(size, sum * sum / squares, size - strata.cardinality()));
    }

    /** Σ w y / Σ w over the valid answers of a domain; absent if there is none. */
    public Optional<Statistic> mean(Score score, IntPredicate domain) {
        var sumOfWeights = 0.0;
        var total = 0.0;
        for (int cell = 0; cell < counts.length; cell++) {
            for (int answer = 0; domain.test(cell) && answer < answers; answer++) {
                var mass = counts[cell][answer] * weighted.weight(cell);
                sumOfWeights += mass;
                total += mass == 0 ? 0 : mass * score.of(cell, answer);
            }
        }
        if (sumOfWeights == 0) {
            return Optional.empty();
        }
        var mean = total / sumOfWeights;
        var z = new double[counts.length][answers];
        for (int cell = 0; cell < counts.length; cell++) {
            for (int answer = 0; domain.test(cell) && answer < answers; answer++) {
                z[cell][answer] = (score.of(cell, answer) - mean) / sumOfWeights;
            }
        }
        return Optional.of(new Statistic(mean, z));
    }

    /**
     * Any other statistic, by what each answer in the cells of a domain adds to it to first order.
     *
     * @param z linearised variable; 0 outside the domain
     */
    public Statistic linearised(double value, Score z, IntPredicate domain) {
        var own = new double[counts.length][answers];
        for (int cell = 0; cell < counts.length; cell++) {
            for (int answer = 0; domain.test(cell) && answer < answers; answer++) {
                own[cell][answer] = z.of(cell, answer);
            }
        }
        return new Statistic(value, own);
    }

    /** Covariance matrix of statistics of these answers; see {@link Linearised#covariance}. */
    public double[][] covariance(List<Statistic> statistics) {
        var scaled = new ArrayList<double[]>();
        statistics.forEach(statistic -> scaled.add(scaledDeviations(statistic.z)));
        var covariance = new double[scaled.size()][scaled.size()];
        for (int one = 0; one < scaled.size(); one++) {
            for (int other = 0; other <= one; other++) {
                var product = 0.0;
                for (int index = 0; index < scaled.get(one).length; index++) {
                    product += scaled.get(one)[index] * scaled.get(other)[index];
                }
                covariance[one][other] = product;
                covariance[other][one] = product;
            }
        }
        return covariance;
    }

    /** By cell and answer sqrt(n (1 − n_h/N_h) n_h/(n_h − 1)) (u − ū_h), the missing among the answers. */
    private double[] scaledDeviations(double[][] z) {
        var sample = weighted.sample();
        var sums = new double[counts.length];
        for (int cell = 0; cell < counts.length; cell++) {
            for (int answer = 0; answer < answers; answer++) {
                sums[cell] += counts[cell][answer] * z[cell][answer];
            }
        }
        var predicted = weighted.predict(sums);
        var width = answers + 1;
        var u = new double[counts.length * width];
        var means = new double[sample.strata()];
        for (int cell = 0; cell < counts.length; cell++) {
            for (int answer = 0; answer < width; answer++) {
                var own = answer < answers ? z[cell][answer] : 0;
                u[cell * width + answer] = weighted.weight(cell) * (own - predicted[cell]);
                means[sample.stratum(cell)] +=
                        counts[cell][answer] * u[cell * width + answer] / sample.respondentsOf(sample.stratum(cell));
            }
        }
        for (int cell = 0; cell < counts.length; cell++) {
            var stratum = sample.stratum(cell);
            var n = (double) sample.respondentsOf(stratum);
            var factor = n > 1 ? (1 - n / sample.populationOf(stratum)) * n / (n - 1) : 0;
            for (int answer = 0; answer < width; answer++) {
                var index = cell * width + answer;
                u[index] = Math.sqrt(factor * counts[cell][answer]) * (u[index] - means[stratum]);
            }
        }
        return u;
    }
}
