package de.defus.monitor.analysis.smallarea;

import java.util.List;

/**
 * A fitted area model.
 *
 * @param areaVariance A, variance of the area effect
 * @param coefficients β, in the order of the covariates
 * @param coefficientErrors their standard errors
 * @param areas in the order given
 * @param prediction for areas without a sample
 */
public record FayHerriotFit(
        double areaVariance,
        List<Double> coefficients,
        List<Double> coefficientErrors,
        List<Area> areas,
        Prediction prediction) {

    /**
     * Figures of an area.
     *
     * @param direct direct estimate
     * @param directVariance its sampling variance ψ
     * @param gamma weight of the direct estimate, in [0, 1]
     * @param synthetic what the covariates predict
     * @param estimate the combined estimate (EBLUP)
     * @param meanSquaredError of the combined estimate
     * @param g1 part of it that stays if β and A were known
     * @param g2 part from estimating β
     * @param g3 part from estimating A
     */
    public record Area(
            double direct,
            double directVariance,
            double gamma,
            double synthetic,
            double estimate,
            double meanSquaredError,
            double g1,
            double g2,
            double g3) {

        /** Square root of the mean squared error. */
        public double error() {
            return Math.sqrt(Math.max(0, meanSquaredError));
        }
    }

    /**
     * What the covariates predict for an area without a sample.
     *
     * @param meanSquaredError A + x'Qx
     */
    public record Synthetic(double estimate, double meanSquaredError) {}

    /** Predicts areas without a sample. */
    public interface Prediction {
        /**
         * Predicts one.
         *
         * @throws IllegalArgumentException if a covariate is missing or not finite
         */
        Synthetic of(double[] covariates);
    }

    public FayHerriotFit {
        coefficients = List.copyOf(coefficients);
        coefficientErrors = List.copyOf(coefficientErrors);
        areas = List.copyOf(areas);
    }

    /** Whether A is 0: then all estimates are synthetic and say nothing of their own about an area; warn the reader. */
    public boolean isSynthetic() {
        return areaVariance == 0;
    }

    /**
     * Estimates multiplied by one factor so that they add up to the direct estimate of the whole city.
     *
     * @param populationShares share of each area in the population, adding up to 1
     * @param city direct estimate of the city
     * @throws IllegalArgumentException if shares do not add up to 1, or the estimates add up to 0
     */
    public double[] benchmarked(double[] populationShares, double city) {
        var sumOfShares = 0.0;
        var sum = 0.0;
        if (populationShares.length != areas.size()) {
            throw new IllegalArgumentException(populationShares.length + " shares for " + areas.size() + " areas");
        }
        for (int area = 0; area < populationShares.length; area++) {
            sumOfShares += populationShares[area];
            sum += populationShares[area] * areas.get(area).estimate();
        }
        if (!(Math.abs(sumOfShares - 1) < 1e-6) || sum == 0) {
            throw new IllegalArgumentException("shares add up to " + sumOfShares + ", estimates to " + sum);
        }
        var factor = city / sum;
        return areas.stream().mapToDouble(area -> factor * area.estimate()).toArray();
    }
}
