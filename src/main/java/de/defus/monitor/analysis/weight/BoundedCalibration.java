package de.defus.monitor.analysis.weight;

import de.defus.monitor.analysis.data.Sample;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Calibration whose factor g = w/d stays within bounds: margins and bounds hold together. The factor is the logit function
 * of Deville and Särndal (1992, JASA 87, case 6),
 *
 * <pre>g = [L(U−1) + U(1−L) exp(A x'λ)] / [(U−1) + (1−L) exp(A x'λ)],  A = (U−L) / ((1−L)(U−1))</pre>
 *
 * and λ is found by Newton's method (R: {@code calibrate(calfun = "logit")}). Bounds are on g, not w: a small district that
 * was sampled densely on purpose keeps its small weights.
 */
public final class BoundedCalibration {

    private static final double LARGEST_GAP = 1e-12;
    private static final double ACCEPTED_GAP = 1e-10;
    private static final double RANK_TOLERANCE = 1e-10;
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 30;

    private final Sample sample;
    private final List<Raking.Margin> margins;
    private final double lower;
    private final double upper;
    private final double[] design;
    private final int[] offsets;

    private BoundedCalibration(Sample sample, List<Raking.Margin> margins, double lower, double upper) {
        this.sample = sample;
        this.margins = margins;
        this.lower = lower;
        this.upper = upper;
        this.design = sample.designWeights();
        this.offsets = new int[margins.size() + 1];
        for (int index = 0; index < margins.size(); index++) {
            offsets[index + 1] = offsets[index] + margins.get(index).totals().length;
        }
    }

    /**
     * Final weights, by cell of the sample.
     *
     * @param lower smallest factor, in [0, 1)
     * @param upper largest factor, above 1
     * @throws IllegalArgumentException if the bounds are not such, a margin is not usable (see {@link Raking#rake}), or no
     *     weights within the bounds meet all margins; the message names the group
     */
    public static double[] weights(Sample sample, List<Raking.Margin> margins, double lower, double upper) {
        return calibrate(sample, margins, lower, upper).weights();
    }

    /** The same, with Newton's steps as cycles. */
    public static Raking.Result calibrate(Sample sample, List<Raking.Margin> margins, double lower, double upper) {
        if (!(lower >= 0 && lower < 1 && upper > 1 && Double.isFinite(upper))) {
            throw new IllegalArgumentException("bounds " + lower + " and " + upper + " do not lie around 1");
        }
        Raking.check(sample, margins);
        var calibration = new BoundedCalibration(sample, margins, lower, upper);
        calibration.checkReach();
        return calibration.solve();
    }

    private void checkReach() {
        for (var margin : margins) {
            var sums = Raking.sums(sample, margin, design);
            for (int group = 0; group < sums.length; group++) {
                var factor = margin.totals()[group] / sums[group];
                if (!(factor > lower && factor < upper)) {
                    throw new IllegalArgumentException("margin " + margin.grouping() + ", group " + group
                            + " needs the factor " + factor + ", outside " + lower + " to " + upper);
                }
            }
        }
    }

    private Raking.Result solve() {
        var lambda = new double[offsets[margins.size()]];
        var weights = weights(lambda);
        var gaps = gaps(weights);
        var steps = 0;
        for (; steps < MOST_STEPS && largest(gaps) > LARGEST_GAP; steps++) {
            var direction = direction(lambda, gaps);
            var before = norm(gaps);
            var length = 1.0;
            var next = lambda;
            for (int halving = 0; halving < MOST_HALVINGS; halving++) {
                next = moved(lambda, direction, length);
                weights = weights(next);
                gaps = gaps(weights);
                if (norm(gaps) < before) {
                    break;
                }
                length /= 2;
            }
            lambda = next;
        }
        if (!(largest(gaps) < ACCEPTED_GAP)) {
            throw new IllegalArgumentException("no factors between " + lower + " and " + upper
                    + " meet all margins; largest gap in " + Raking.largestGap(sample, margins, weights));
        }
        return new Raking.Result(weights, steps, largest(gaps));
    }

    private static double[] moved(double[] from, double[] direction, double length) {
        var to = from.clone();
        for (int index = 0; index < to.length; index++) {
            to[index] += length * direction[index];
        }
        return to;
    }

    private double[] weights(double[] lambda) {
        var weights = design.clone();
        for (int cell = 0; cell < weights.length; cell++) {
            weights[cell] *= factor(product(lambda, cell));
        }
        return weights;
    }

    private double product(double[] lambda, int cell) {
        var sum = 0.0;
        for (int index = 0; index < margins.size(); index++) {
            sum += lambda[position(index, cell)];
        }
        return sum;
    }

    private int position(int index, int cell) {
        return offsets[index] + sample.group(margins.get(index).grouping(), cell);
    }

    private double steepness() {
        return (upper - lower) / ((1 - lower) * (upper - 1));
    }

    /** Written with the logistic function, which overflows to 0 or 1 and not to NaN. */
    private double factor(double product) {
        return lower + (upper - lower) * logistic(product);
    }

    private double logistic(double product) {
        return 1 / (1 + (upper - 1) / (1 - lower) * Math.exp(-steepness() * product));
    }

    private double slope(double product) {
        var share = logistic(product);
        return (upper - lower) * steepness() * share * (1 - share);
    }

    private double[] gaps(double[] weights) {
        var gaps = new double[offsets[margins.size()]];
        for (int index = 0; index < margins.size(); index++) {
            var margin = margins.get(index);
            var sums = Raking.sums(sample, margin, weights);
            for (int group = 0; group < sums.length; group++) {
                gaps[offsets[index] + group] = margin.totals()[group] - sums[group];
            }
        }
        return gaps;
    }

    private double largest(double[] gaps) {
        var largest = 0.0;
        for (int index = 0; index < margins.size(); index++) {
            var totals = margins.get(index).totals();
            for (int group = 0; group < totals.length; group++) {
                largest = Math.max(largest, Math.abs(gaps[offsets[index] + group]) / totals[group]);
            }
        }
        return largest;
    }

    private static double norm(double[] gaps) {
        return new ArrayRealVector(gaps, false).getNorm();
    }

    /** Newton's step; margins overlap in their total, so the shortest of the least-squares solutions. */
    private double[] direction(double[] lambda, double[] gaps) {
        var normal = new double[gaps.length][gaps.length];
        for (int cell = 0; cell < design.length; cell++) {
            var mass = sample.size(cell) * design[cell] * slope(product(lambda, cell));
            for (int one = 0; one < margins.size(); one++) {
                for (int other = 0; other < margins.size(); other++) {
                    normal[position(one, cell)][position(other, cell)] += mass;
                }
            }
        }
        var parts = new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false));
        var singular = parts.getSingularValues();
        var projected = parts.getUT().operate(gaps);
        for (int index = 0; index < projected.length; index++) {
            projected[index] = singular[index] > RANK_TOLERANCE * singular[0] ? projected[index] / singular[index] : 0;
        }
        return parts.getV().operate(projected);
    }
}
