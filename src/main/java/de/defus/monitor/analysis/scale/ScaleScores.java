package de.defus.monitor.analysis.scale;

import de.defus.monitor.analysis.data.Sample;
import de.defus.monitor.analysis.estimate.DomainMean;
import de.defus.monitor.analysis.estimate.Estimate;
import de.defus.monitor.analysis.weight.DesignEffect;
import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The score of each respondent on a scale: the mean of the valid items, if there are enough of them. */
public final class ScaleScores {

    private final Scale scale;
    private final double[] values;
    private final int[] positions;

    private ScaleScores(Scale scale, double[] values, int[] positions) {
        this.scale = scale;
        this.values = values;
        this.positions = positions;
    }

    /**
     * Scores.
     *
     * @param codes by item and respondent, as answered
     */
    public static ScaleScores of(Scale scale, int[][] codes) {
        var recoded = scale.recode(codes);
        var scores = new OptionalDouble[recoded[0].length];
        var distinct = new TreeSet<Double>();
        for (int row = 0; row < scores.length; row++) {
            var sum = 0;
            var valid = 0;
            for (var item : recoded) {
                sum += item[row] == Scale.MISSING ? 0 : item[row];
                valid += item[row] == Scale.MISSING ? 0 : 1;
            }
            scores[row] =
                    valid < scale.fewestValid() ? OptionalDouble.empty() : OptionalDouble.of((double) sum / valid);
            scores[row].ifPresent(distinct::add);
        }
        var values = distinct.stream().mapToDouble(Double::doubleValue).toArray();
        var positions = Arrays.stream(scores)
                .mapToInt(score -> score.isEmpty() ? -1 : Arrays.binarySearch(values, score.getAsDouble()))
                .toArray();
        return new ScaleScores(scale, values, positions);
    }

    /** Score of a respondent, in the units of the codes; absent with too few valid items. */
    public OptionalDouble score(int row) {
        return positions[row] < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[positions[row]]);
    }

    /** How many respondents of each cell have each score, ascending; the last column holds those without one. */
    public int[][] counts(Sample sample) {
        return sample.count(positions, values.length);
    }

    /** Mean score of a domain; absent if nobody in it has one. */
    public Optional<Estimate> mean(WeightedSample weighted, IntPredicate domain, double confidenceLevel) {
        return mean(weighted, domain, confidenceLevel, value -> value);
    }

    /** Mean of the score stretched to 0 … 100, with 100 the favourable end; absent if nobody in the domain has one. */
    public Optional<Estimate> index(WeightedSample weighted, IntPredicate domain, double confidenceLevel) {
        var width = scale.highest() - scale.lowest();
        return mean(
                weighted,
                domain,
                confidenceLevel,
                value -> (scale.isHighGood() ? value - scale.lowest() : scale.highest() - value) / width * 100);
    }

    private Optional<Estimate> mean(
            WeightedSample weighted, IntPredicate domain, double confidenceLevel, DoubleUnaryOperator stretch) {
        var counts = weighted.sample().count(positions, values.length);
        var scores = Arrays.stream(values).map(stretch).toArray();
        return new DomainMean(weighted, confidenceLevel).mean(counts, scores, domain);
    }

    /** Variance of the score in the population of a domain; absent with fewer than two scores. */
    public OptionalDouble variance(WeightedSample weighted, IntPredicate domain) {
        var rows = IntStream.range(0, positions.length)
                .filter(row ->
                        positions[row] >= 0 && domain.test(weighted.sample().cellOf(row)))
                .toArray();
        return DesignEffect.populationVariance(
                Arrays.stream(rows).mapToDouble(row -> values[positions[row]]).toArray(),
                Arrays.stream(rows)
                        .mapToDouble(row -> weighted.weight(weighted.sample().cellOf(row)))
                        .toArray());
    }
}
