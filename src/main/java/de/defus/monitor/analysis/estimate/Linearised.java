package de.defus.monitor.analysis.estimate;

import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * A statistic with its linearised variable z by respondent, to first order what each adds to it. Statistics of the same
 * sample add and subtract with their covariance, so that a district, say, can be compared with the city it is part of.
 */
public final class Linearised {

    /** A variance this small next to Σ(wz)² is rounding: the margins or the strata fix the statistic. */
    private static final double ROUNDING = 1e-18;

    private final WeightedSample weighted;
    private final double value;
    private final double[] z;

    private Linearised(WeightedSample weighted, double value, double[] z) {
        this.weighted = weighted;
        this.value = value;
        this.z = z;
    }

    /**
     * T = Σ w y over the base; z = y.
     *
     * @throws IllegalArgumentException if y is not finite for a respondent of the base
     */
    public static Linearised total(Base base, IntToDoubleFunction y) {
        var sum = 0.0;
        var z = new double[base.weighted().sample().rows()];
        for (var row : base.rows()) {
            z[row] = Base.finite(y, row);
            sum += base.weighted().weightOf(row) * z[row];
        }
        return new Linearised(base.weighted(), sum, z);
    }

    /** m = Σ w y / Σ w over the base, a share if y is 0 or 1; z = (y − m) / Σ w. */
    public static Linearised mean(Base base, IntToDoubleFunction y) {
        return quotient(base, y, row -> 1, base.sumOfWeights());
    }

    /**
     * R = Σ w y / Σ w x over the base; z = (y − R x) / Σ w x.
     *
     * @return absent if the denominator is 0
     */
    public static Optional<Linearised> ratio(Base base, IntToDoubleFunction y, IntToDoubleFunction x) {
        var denominator = total(base, x).value();
        return denominator == 0 ? Optional.empty() : Optional.of(quotient(base, y, x, denominator));
    }

    private static Linearised quotient(Base base, IntToDoubleFunction y, IntToDoubleFunction x, double denominator) {
        var numerator = total(base, y);
        var value = numerator.value / denominator;
        var z = numerator.z;
        for (var row : base.rows()) {
            z[row] = (z[row] - value * x.applyAsDouble(row)) / denominator;
        }
        return new Linearised(base.weighted(), value, z);
    }

    /** The estimate itself. */
    public double value() {
        return value;
    }

    /**
     * This less another statistic of the same sample.
     *
     * @throws IllegalArgumentException if the samples differ
     */
    public Linearised minus(Linearised other) {
        return combine(other, value - other.value, 1, -1);
    }

    /**
     * The sum with another statistic of the same sample.
     *
     * @throws IllegalArgumentException if the samples differ
     */
    public Linearised plus(Linearised other) {
        return combine(other, value + other.value, 1, 1);
    }

    /**
     * The product with another statistic of the same sample.
     *
     * @throws IllegalArgumentException if the samples differ
     */
    public Linearised times(Linearised other) {
        return combine(other, value * other.value, other.value, value);
    }

    /**
     * This divided by another statistic of the same sample.
     *
     * @throws IllegalArgumentException if the samples differ, or the other is 0
     */
    public Linearised over(Linearised other) {
        if (other.value == 0) {
            throw new IllegalArgumentException("division by a statistic of 0");
        }
        return combine(other, value / other.value, 1 / other.value, -value / (other.value * other.value));
    }

    /** A smooth function of both, linearised by its partial derivatives. */
    private Linearised combine(Linearised other, double result, double derivative, double otherDerivative) {
        if (other.weighted != weighted) {
            throw new IllegalArgumentException("statistics of different samples have no common variance");
        }
        var combined = new double[z.length];
        for (int row = 0; row < z.length; row++) {
            combined[row] = derivative * z[row] + otherDerivative * other.z[row];
        }
        return new Linearised(weighted, result, combined);
    }

    /** Linearised standard error, in the unit of the statistic; 0 if the margins or the strata fix it. */
    public double standardError() {
        return Math.sqrt(variance());
    }

    /** Square of the standard error. */
    public double variance() {
        var variance = Covariance.of(weighted, List.of(z))[0][0];
        var gross = 0.0;
        for (int row = 0; row < z.length; row++) {
            var u = weighted.weightOf(row) * z[row];
            gross += u * u;
        }
        return variance <= ROUNDING * gross ? 0 : variance;
    }

    /**
     * Covariance matrix of several statistics of the same sample.
     *
     * @throws IllegalArgumentException if there are none, or the samples differ
     */
    public static double[][] covariance(List<Linearised> statistics) {
        if (statistics.stream().map(statistic -> statistic.weighted).distinct().count() != 1) {
            throw new IllegalArgumentException("statistics of different samples have no common variance");
        }
        return Covariance.of(
                statistics.get(0).weighted,
                statistics.stream().map(statistic -> statistic.z).toList());
    }
}
