package de.defus.monitor.analysis.smallarea;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The area model of Fay and Herriot (1979): y_d = x_d'β + v_d + e_d, where the variance ψ_d of the sampling error e_d is
 * known and the variance A of the area effect v_d is estimated. The estimate of an area is a mean of its direct estimate
 * and what the model predicts, γ_d = A/(A + ψ_d) being the weight of the former; mean squared errors follow Datta and
 * Lahiri (2000). Reproduces {@code sae::mseFH}, iterated to convergence.
 *
 * <p>Show these figures next to the direct ones, and never rank districts by them alone.
 */
public final class FayHerriot {

    /** How A is estimated. */
    public enum Method {
        /** Restricted maximum likelihood, the default. */
        REML,
        ML,
        /** The moment estimator of Fay and Herriot. */
        MOMENT
    }

    private static final double STEP = 1e-12;
    private static final double RANK_TOLERANCE = 1e-10;
    private static final int MOST_STEPS = 1000;
    private static final int SPARE_AREAS = 5;

    private final double[] direct;
    private final double[] variances;
    private final double[][] covariates;
    private final double[] scale;
    private final Method method;

    private FayHerriot(double[] direct, double[] variances, double[][] covariates, Method method) {
        this.direct = direct.clone();
        this.variances = variances.clone();
        this.method = method;
        this.scale = new double[covariates[0].length];
        for (var row : covariates) {
            for (int column = 0; column < scale.length; column++) {
                scale[column] = Math.hypot(scale[column], row[column]);
            }
        }
        this.covariates = Arrays.stream(covariates).map(this::scaled).toArray(double[][]::new);
    }

    /** Covariates may have very different units; divided by their size they are safe to invert. */
    private double[] scaled(double[] row) {
        var scaled = row.clone();
        for (int column = 0; column < scaled.length; column++) {
            scaled[column] /= scale[column];
        }
        return scaled;
    }

    /**
     * Fits the model.
     *
     * @param direct direct estimate of each area with a sample
     * @param variances their sampling variances; for shares smooth them first, see {@link SamplingVariances}
     * @param covariates of each area, the constant 1 among them
     * @throws IllegalArgumentException if a value is not finite, a variance is not above 0 (the message names the area),
     *     there are fewer than five areas more than covariates, a covariate follows from the others, or the estimation of A
     *     does not converge
     */
    public static FayHerriotFit fit(double[] direct, double[] variances, double[][] covariates, Method method) {
        check(direct, variances, covariates);
        var model = new FayHerriot(direct, variances, covariates, method);
        model.checkRank();
        var areaVariance = model.areaVariance();
        return model.describe(model.regress(areaVariance));
    }

    private static void check(double[] direct, double[] variances, double[][] covariates) {
        if (variances.length != direct.length || covariates.length != direct.length) {
            throw new IllegalArgumentException("estimates, variances and covariates are of different numbers of areas");
        }
        if (direct.length == 0 || covariates[0].length == 0 || direct.length < covariates[0].length + SPARE_AREAS) {
            throw new IllegalArgumentException(direct.length + " areas are too few for "
                    + (direct.length == 0 ? "any" : covariates[0].length) + " covariates");
        }
        for (int area = 0; area < direct.length; area++) {
            if (!Double.isFinite(direct[area])) {
                throw new IllegalArgumentException("area " + area + " has the direct estimate " + direct[area]);
            }
            if (!(variances[area] > 0 && Double.isFinite(variances[area]))) {
                throw new IllegalArgumentException("area " + area + " has the sampling variance " + variances[area]);
            }
            if (covariates[area].length != covariates[0].length
                    || !Arrays.stream(covariates[area]).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("area " + area + " lacks a covariate");
            }
        }
    }

    private void checkRank() {
        for (int column = 0; column < scale.length; column++) {
            if (scale[column] == 0) {
                throw new IllegalArgumentException("covariate " + column + " is 0 everywhere");
            }
        }
        var singular = new SingularValueDecomposition(new Array2DRowRealMatrix(covariates, false)).getSingularValues();
        if (singular[singular.length - 1] < RANK_TOLERANCE * singular[0]) {
            throw new IllegalArgumentException("a covariate follows from the others");
        }
    }

    /** Weighted least squares at a given A: Q = (Σ x x'/(A+ψ))⁻¹, β = Q Σ x y/(A+ψ). */
    private record Regression(double areaVariance, RealMatrix inverse, RealVector coefficients, double[] residuals) {}

    private Regression regress(double areaVariance) {
        var right = new ArrayRealVector(scale.length);
        for (int area = 0; area < direct.length; area++) {
            right = right.add(new ArrayRealVector(covariates[area], false)
                    .mapMultiply(direct[area] / (areaVariance + variances[area])));
        }
        var inverse =
                new LUDecomposition(moments(areaVariance, 1), 0).getSolver().getInverse();
        var coefficients = inverse.operate(right);
        var residuals = new double[direct.length];
        for (int area = 0; area < direct.length; area++) {
            residuals[area] = direct[area] - coefficients.dotProduct(new ArrayRealVector(covariates[area], false));
        }
        return new Regression(areaVariance, inverse, coefficients, residuals);
    }

    /** Σ x x'/(A+ψ)^power. */
    private RealMatrix moments(double areaVariance, int power) {
        var sum = new double[scale.length][scale.length];
        for (int area = 0; area < direct.length; area++) {
            var weight = Math.pow(areaVariance + variances[area], -power);
            for (int one = 0; one < scale.length; one++) {
                for (int other = 0; other < scale.length; other++) {
                    sum[one][other] += weight * covariates[area][one] * covariates[area][other];
                }
            }
        }
        return new Array2DRowRealMatrix(sum, false);
    }

    /** Σ 1/(A+ψ)^power. */
    private double precision(double areaVariance, int power) {
        return Arrays.stream(variances)
                .map(variance -> Math.pow(areaVariance + variance, -power))
                .sum();
    }

    private double areaVariance() {
        var sorted = variances.clone();
        Arrays.sort(sorted);
        var typical = sorted[sorted.length / 2];
        var current = method == Method.MOMENT ? 0 : typical;
        for (int round = 0; round < MOST_STEPS; round++) {
            var regression = regress(current);
            var step = method == Method.MOMENT ? momentStep(regression) : scoringStep(regression);
            var next = Math.max(0, current + step);
            if (Math.abs(next - current) <= STEP * (current + typical)) {
                return next;
            }
            current = next;
        }
        throw new IllegalArgumentException("the variance of the area effect does not converge");
    }

    /** Newton's step for Σ r²/(A+ψ) = m − p. */
    private double momentStep(Regression regression) {
        var sum = 0.0;
        var slope = 0.0;
        for (int area = 0; area < direct.length; area++) {
            var total = regression.areaVariance() + variances[area];
            var square = regression.residuals()[area] * regression.residuals()[area];
            sum += square / total;
            slope += square / (total * total);
        }
        return slope > 0 ? (sum - (direct.length - scale.length)) / slope : 0;
    }

    /** Fisher's scoring: score by expected information. */
    private double scoringStep(Regression regression) {
        var a = regression.areaVariance();
        var fit = 0.0;
        for (int area = 0; area < direct.length; area++) {
            var scaled = regression.residuals()[area] / (a + variances[area]);
            fit += scaled * scaled;
        }
        if (method == Method.ML) {
            return (fit - precision(a, 1)) / precision(a, 2);
        }
        var second = regression.inverse().multiply(moments(a, 2));
        var third = regression.inverse().multiply(moments(a, 3));
        var trace = precision(a, 1) - second.getTrace();
        var information =
                precision(a, 2) - 2 * third.getTrace() + second.multiply(second).getTrace();
        return (fit - trace) / information;
    }

    private FayHerriotFit describe(Regression regression) {
        var a = regression.areaVariance();
        var areas = new ArrayList<FayHerriotFit.Area>();
        for (int area = 0; area < direct.length; area++) {
            var psi = variances[area];
            var gamma = a / (a + psi);
            var synthetic = direct[area] - regression.residuals()[area];
            var g1 = gamma * psi;
            var g2 = (1 - gamma) * (1 - gamma) * leverage(regression.inverse(), covariates[area]);
            var g3 = psi * psi / Math.pow(a + psi, 3) * uncertainty(a);
            var mse = g1 + g2 + 2 * g3 - bias(regression) * (1 - gamma) * (1 - gamma);
            areas.add(new FayHerriotFit.Area(
                    direct[area],
                    psi,
                    gamma,
                    synthetic,
                    gamma * direct[area] + (1 - gamma) * synthetic,
                    mse,
                    g1,
                    g2,
                    g3));
        }
        var coefficients = new ArrayList<Double>();
        var errors = new ArrayList<Double>();
        for (int column = 0; column < scale.length; column++) {
            coefficients.add(regression.coefficients().getEntry(column) / scale[column]);
            errors.add(Math.sqrt(regression.inverse().getEntry(column, column)) / scale[column]);
        }
        return new FayHerriotFit(a, coefficients, errors, List.copyOf(areas), new Elsewhere(regression));
    }

    private static double leverage(RealMatrix inverse, double[] row) {
        var x = new ArrayRealVector(row, false);
        return x.dotProduct(inverse.operate(x));
    }

    /** Asymptotic variance of the estimate of A. */
    private double uncertainty(double a) {
        return method == Method.MOMENT ? 2 * direct.length / Math.pow(precision(a, 1), 2) : 2 / precision(a, 2);
    }

    /** Bias of the estimate of A; REML has none of this order. */
    private double bias(Regression regression) {
        var a = regression.areaVariance();
        return switch (method) {
            case REML -> 0;
            case ML -> -regression.inverse().multiply(moments(a, 2)).getTrace() / precision(a, 2);
            case MOMENT ->
                2 * (direct.length * precision(a, 2) - Math.pow(precision(a, 1), 2)) / Math.pow(precision(a, 1), 3);
        };
    }

    private final class Elsewhere implements FayHerriotFit.Prediction {
        private final Regression regression;

        private Elsewhere(Regression regression) {
            this.regression = regression;
        }

        @Override
        public FayHerriotFit.Synthetic of(double[] own) {
            if (own.length != scale.length || !Arrays.stream(own).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("the area lacks a covariate");
            }
            var row = scaled(own);
            return new FayHerriotFit.Synthetic(
                    regression.coefficients().dotProduct(new ArrayRealVector(row, false)),
                    regression.areaVariance() + leverage(regression.inverse(), row));
        }
    }
}
