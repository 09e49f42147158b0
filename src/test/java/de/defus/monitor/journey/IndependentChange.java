package de.defus.monitor.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * A second computation of a share with its standard error, and of the change between two waves, straight from the rows:
 * residuals by taking group means off one another until nothing is left to take. Shares no code with the program.
 */
final class IndependentChange {

    private static final int ROUNDS = 500;

    private IndependentChange() {}

    /** A share with its standard error. */
    record Share(double value, double standardError) {}

    /** The difference of the two, of independent samples. */
    static Share between(Share later, Share earlier) {
        return new Share(
                later.value() - earlier.value(),
                Math.sqrt(later.standardError() * later.standardError()
                        + earlier.standardError() * earlier.standardError()));
    }

    /** The share of the valid answers that are one of these codes, among respondents of one district or, with 0, of all. */
    static Share share(
            List<IndependentShare.Respondent> people,
            List<IndependentShare.People> population,
            Set<Integer> codes,
            int district) {
        var weights = IndependentShare.weights(people, population);
        var inside = new boolean[weights.length];
        var sum = 0.0;
        var hits = 0.0;
        for (int row = 0; row < weights.length; row++) {
            var person = people.get(row);
            inside[row] = person.answer() > 0 && (district == 0 || person.district() == district);
            sum += inside[row] ? weights[row] : 0;
            hits += inside[row] && codes.contains(person.answer()) ? weights[row] : 0;
        }
        var share = hits / sum;
        var z = new double[weights.length];
        for (int row = 0; row < z.length; row++) {
            z[row] = inside[row] ? ((codes.contains(people.get(row).answer()) ? 1 : 0) - share) / sum : 0;
        }
        return new Share(share, Math.sqrt(variance(people, population, weights, residuals(people, population, z))));
    }

    private static double[] residuals(
            List<IndependentShare.Respondent> people, List<IndependentShare.People> population, double[] z) {
        var design = IndependentShare.designWeights(people, population);
        List<ToIntFunction<IndependentShare.Respondent>> groups = List.of(
                IndependentShare.Respondent::district,
                IndependentShare.Respondent::ageGroup,
                IndependentShare.Respondent::sex);
        var left = z.clone();
        for (int round = 0; round < ROUNDS; round++) {
            for (var group : groups) {
                var sums = new HashMap<Integer, double[]>();
                for (int row = 0; row < left.length; row++) {
                    var cell = sums.computeIfAbsent(group.applyAsInt(people.get(row)), fresh -> new double[2]);
                    cell[0] += design[row] * left[row];
                    cell[1] += design[row];
                }
                for (int row = 0; row < left.length; row++) {
                    var cell = sums.get(group.applyAsInt(people.get(row)));
                    left[row] -= cell[0] / cell[1];
                }
            }
        }
        return left;
    }

    private static double variance(
            List<IndependentShare.Respondent> people,
            List<IndependentShare.People> population,
            double[] weights,
            double[] residuals) {
        var variance = 0.0;
        for (var district : people.stream()
                .map(IndependentShare.Respondent::district)
                .distinct()
                .toList()) {
            var persons = population.stream()
                    .filter(group -> group.district() == district)
                    .mapToInt(IndependentShare.People::persons)
                    .sum();
            var n = 0;
            var mean = 0.0;
            for (int row = 0; row < weights.length; row++) {
                if (people.get(row).district() == district) {
                    n++;
                    mean += weights[row] * residuals[row];
                }
            }
            mean /= n;
            var squares = 0.0;
            for (int row = 0; row < weights.length; row++) {
                if (people.get(row).district() == district) {
                    squares += Math.pow(weights[row] * residuals[row] - mean, 2);
                }
            }
            variance += (1 - (double) n / persons) * n / (n - 1) * squares;
        }
        return variance;
    }
}
