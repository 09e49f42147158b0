package de.defus.monitor.journey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A second computation of a weighted share, written apart from the program's own: respondent by respondent, plain
 * iterative fitting, no cells. Shares no code with it.
 */
final class IndependentShare {

    private static final int ROUNDS = 500;

    private IndependentShare() {}

    /** A respondent: district, age category 1 to 8 or negative, gender or negative, and the answer. */
    record Respondent(int district, int age, int gender, int answer) {

        /** The group that the population counts know, or 0. */
        int ageGroup() {
            return age < 1 ? 0 : age <= 3 ? 1 : age <= 6 ? 2 : 3;
        }

        int sex() {
            return gender == 1 || gender == 2 ? gender : 0;
        }
    }

    /** People by district, age group and sex. */
    record People(int district, int ageGroup, int sex, int persons) {}

    /** Persons each respondent stands for by design. */
    static double[] designWeights(List<Respondent> respondents, List<People> population) {
        var byDistrict = sums(population, People::district);
        var sampled = new HashMap<Integer, Integer>();
        respondents.forEach(respondent -> sampled.merge(respondent.district(), 1, Integer::sum));
        return respondents.stream()
                .mapToDouble(r -> byDistrict.get(r.district()) / sampled.get(r.district()))
                .toArray();
    }

    /** Final weights. */
    static double[] weights(List<Respondent> respondents, List<People> population) {
        var byDistrict = sums(population, People::district);
        var weights = designWeights(respondents, population);
        var margins = List.of(
                margin(respondents, weights, Respondent::district, byDistrict),
                margin(respondents, weights, Respondent::ageGroup, sums(population, People::ageGroup)),
                margin(respondents, weights, Respondent::sex, sums(population, People::sex)));
        List<ToIntFunction<Respondent>> groups = List.of(Respondent::district, Respondent::ageGroup, Respondent::sex);
        for (int round = 0; round < ROUNDS; round++) {
            for (int margin = 0; margin < groups.size(); margin++) {
                fit(respondents, weights, groups.get(margin), margins.get(margin));
            }
        }
        return weights;
    }

    static double of(List<Respondent> respondents, List<People> population, int category) {
        var weights = weights(respondents, population);
        var hits = 0.0;
        var valid = 0.0;
        for (int index = 0; index < weights.length; index++) {
            var answer = respondents.get(index).answer();
            valid += answer > 0 ? weights[index] : 0;
            hits += answer == category ? weights[index] : 0;
        }
        return hits / valid;
    }

    private static Map<Integer, Double> sums(List<People> population, ToIntFunction<People> group) {
        var sums = new HashMap<Integer, Double>();
        population.forEach(people -> sums.merge(group.applyAsInt(people), (double) people.persons(), Double::sum));
        return sums;
    }

    /** Those of unknown group keep their designed share; the known groups share the rest. */
    private static Map<Integer, Double> margin(
            List<Respondent> respondents,
            double[] weights,
            ToIntFunction<Respondent> group,
            Map<Integer, Double> persons) {
        var unknown = 0.0;
        var all = 0.0;
        for (int index = 0; index < weights.length; index++) {
            all += weights[index];
            unknown += group.applyAsInt(respondents.get(index)) == 0 ? weights[index] : 0;
        }
        var margin = new HashMap<Integer, Double>();
        var total = persons.values().stream().mapToDouble(Double::doubleValue).sum();
        for (var entry : persons.entrySet()) {
            margin.put(entry.getKey(), entry.getValue() / total * (all - unknown));
        }
        margin.put(0, unknown);
        return margin;
    }

    private static void fit(
            List<Respondent> respondents,
            double[] weights,
            ToIntFunction<Respondent> group,
            Map<Integer, Double> margin) {
        var sums = new HashMap<Integer, Double>();
        for (int index = 0; index < weights.length; index++) {
            sums.merge(group.applyAsInt(respondents.get(index)), weights[index], Double::sum);
        }
        for (int index = 0; index < weights.length; index++) {
            var code = group.applyAsInt(respondents.get(index));
            weights[index] *= margin.get(code) / sums.get(code);
        }
    }
}
