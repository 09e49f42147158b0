package de.defus.monitor.analysis.weight;

import de.defus.monitor.analysis.data.Sample;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * A sample with its final weights and what variance needs to know of them: after calibration, the part of a variable that
 * the margins explain has no sampling error (Deville and Särndal 1992, JASA 87). Residuals come from a least-squares
 * regression on the margins' groups with the <em>design</em> weights, and are then weighted with the final ones.
 */
public final class WeightedSample {

    private static final double RANK_TOLERANCE = 1e-10;

    private final Sample sample;
    private final double[] designWeights;
    private final double[] weights;
    private final int[] groupings;
    private final int[] offsets;
    private final RealMatrix inverse;

    private WeightedSample(Sample sample, double[] weights, int[] groupings) {
        this.sample = sample;
        this.designWeights = sample.designWeights();
        this.weights = weights;
        this.groupings = groupings;
        this.offsets = new int[groupings.length + 1];
        for (int index = 0; index < groupings.length; index++) {
            offsets[index + 1] = offsets[index] + sample.groups(groupings[index]);
        }
        this.inverse = groupings.length == 0 ? null : inverse();
    }

    /** The sample with its design weights alone. */
    public static WeightedSample byDesign(Sample sample) {
        return new WeightedSample(sample, sample.designWeights(), new int[0]);
    }

    /** The sample raked to margins. */
    public static WeightedSample raked(Sample sample, List<Raking.Margin> margins) {
        var result = Raking.rake(sample, margins);
        return new WeightedSample(
                sample,
                result.weights(),
                margins.stream().mapToInt(Raking.Margin::grouping).toArray());
    }

    /**
     * The sample with weights made elsewhere from the same margins: bounded, or raked and then trimmed.
     *
     * @param weights final weight of a respondent, by cell
     * @throws IllegalArgumentException if a weight is negative or not a number
     */
    public static WeightedSample calibrated(Sample sample, double[] weights, List<Raking.Margin> margins) {
        WeightSummary.of(sample, weights);
        return new WeightedSample(
                sample,
                weights.clone(),
                margins.stream().mapToInt(Raking.Margin::grouping).toArray());
    }

    public Sample sample() {
        return sample;
    }

    /** Final weight of each respondent of a cell. */
    public double weight(int cell) {
        return weights[cell];
    }

    /** Final weight of a respondent. */
    public double weightOf(int row) {
        return weights[sample.cellOf(row)];
    }

    /** Kish's design effect of the weights, n Σw² / (Σw)². */
    public double designEffect() {
        var sum = 0.0;
        var squares = 0.0;
        for (int cell = 0; cell < weights.length; cell++) {
            sum += sample.size(cell) * weights[cell];
            squares += sample.size(cell) * weights[cell] * weights[cell];
        }
        return sample.rows() * squares / (sum * sum);
    }

    /**
     * What the margins predict of a variable, by cell: x'B with B = (Σ d x x')⁻ Σ d x z; all zero without calibration.
     *
     * @param sums sum of the variable over the respondents of each cell
     */
    public double[] predict(double[] sums) {
        var predicted = new double[sums.length];
        if (inverse == null) {
            return predicted;
        }
        var moments = new double[offsets[groupings.length]];
        for (int cell = 0; cell < sums.length; cell++) {
            for (int index = 0; index < groupings.length; index++) {
                moments[position(index, cell)] += designWeights[cell] * sums[cell];
            }
        }
        var coefficients = inverse.operate(moments);
        for (int cell = 0; cell < sums.length; cell++) {
            for (int index = 0; index < groupings.length; index++) {
                predicted[cell] += coefficients[position(index, cell)];
            }
        }
        return predicted;
    }

    private int position(int index, int cell) {
        return offsets[index] + sample.group(groupings[index], cell);
    }

    /** Margins overlap in the overall total, so the matrix has no inverse but a pseudo-inverse (Moore and Penrose). */
    private RealMatrix inverse() {
        var size = offsets[groupings.length];
        var normal = new double[size][size];
        for (int cell = 0; cell < weights.length; cell++) {
            var mass = designWeights[cell] * sample.size(cell);
            for (int one = 0; one < groupings.length; one++) {
                for (int other = 0; other < groupings.length; other++) {
                    normal[position(one, cell)][position(other, cell)] += mass;
                }
            }
        }
        var parts = new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false));
        var singular = parts.getSingularValues();
        var inverted = new Array2DRowRealMatrix(size, size);
        for (int index = 0; index < size; index++) {
            if (singular[index] > RANK_TOLERANCE * singular[0]) {
                inverted.setEntry(index, index, 1 / singular[index]);
            }
        }
        return parts.getV().multiply(inverted).multiply(parts.getUT());
    }
}
