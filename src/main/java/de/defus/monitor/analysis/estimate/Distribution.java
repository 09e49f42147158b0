package de.defus.monitor.analysis.estimate;

import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/** Weighted distribution function of a variable in a base; equal values are pooled, so the order of rows is irrelevant. */
final class Distribution {

    /** Sums of weights differ from the exact share by rounding; never compare them with ==. */
    private static final double ROUNDING = 1e-12;

    private final double[] values;
    private final double[] shareAtOrBelow;

    Distribution(Base base, IntToDoubleFunction y) {
        var weightOf = new TreeMap<Double, Double>();
        for (var row : base.rows()) {
            // Adding 0 makes one value of 0.0 and -0.0.
            weightOf.merge(Base.finite(y, row) + 0.0, base.weighted().weightOf(row), Double::sum);
        }
        values = weightOf.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        shareAtOrBelow = new double[values.length];
        var sum = 0.0;
        for (int index = 0; index < values.length; index++) {
            sum += weightOf.get(values[index]);
            shareAtOrBelow[index] = sum / base.sumOfWeights();
        }
    }

    /** The quantile of a share p in [0, 1]. */
    double quantile(double p, Quantile.Rule rule) {
        var index = 0;
        while (index < values.length - 1 && shareAtOrBelow[index] < p - ROUNDING) {
            index++;
        }
        var isExact = Math.abs(shareAtOrBelow[index] - p) <= ROUNDING;
        return rule == Quantile.Rule.MIDPOINT && isExact && index < values.length - 1
                ? (values[index] + values[index + 1]) / 2
                : values[index];
    }
}
