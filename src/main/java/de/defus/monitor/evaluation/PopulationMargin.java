package de.defus.monitor.evaluation;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Population counts that weights are raked to, for the groups of one item.
 *
 * <p>Respondents whose group the population register does not know (no answer, "diverse") form one more cell. They keep
 * the share that the design weights give them, and the counts of the known groups shrink in proportion, so that every
 * margin adds up to the same population. Nobody is dropped and nobody's answer is guessed.
 *
 * @param item key of the item
 * @param cellOfRow cell of each respondent, an index into the totals
 * @param totals persons in each cell
 * @param cellNames what each cell is called in messages
 */
record PopulationMargin(String item, int[] cellOfRow, double[] totals, List<String> cellNames) {

    /**
     * @param groupOfRow position of each respondent's group among the grouping's codes, -1 if none
     * @param persons population by group code
     * @param designWeights persons each respondent stands for by design; they add up to the population
     * @throws Refusal if people live in a group that no respondent belongs to
     */
    static PopulationMargin of(
            Grouping grouping, int[] groupOfRow, Map<Integer, Long> persons, double[] designWeights) {
        var codes = grouping.codes();
        var known = codes.stream()
                .filter(code -> persons.getOrDefault(code, 0L) > 0)
                .toList();
        var cellOfGroup = codes.stream().mapToInt(known::indexOf).toArray();
        var other = known.size();
        var cellOfRow = new int[groupOfRow.length];
        var sampled = new double[other + 1];
        for (int row = 0; row < groupOfRow.length; row++) {
            var cell = groupOfRow[row] < 0 ? -1 : cellOfGroup[groupOfRow[row]];
            cellOfRow[row] = cell < 0 ? other : cell;
            sampled[cellOfRow[row]] += designWeights[row];
        }
        var names = new ArrayList<String>();
        for (int cell = 0; cell < other; cell++) {
            var name = grouping.names().get(known.get(cell));
            if (sampled[cell] == 0) {
                throw new Refusal(ProblemType.MARGIN_NOT_MET, grouping.item(), name);
            }
            names.add(name);
        }
        return scaled(
                grouping.item(),
                cellOfRow,
                sampled,
                known.stream().mapToDouble(persons::get).toArray(),
                names);
    }

    private static PopulationMargin scaled(
            String item, int[] cellOfRow, double[] sampled, double[] persons, List<String> names) {
        var other = persons.length;
        var population = Arrays.stream(sampled).sum();
        if (sampled[other] == 0) {
            return new PopulationMargin(item, cellOfRow, fit(persons, population), List.copyOf(names));
        }
        var totals = Arrays.copyOf(fit(persons, population - sampled[other]), other + 1);
        totals[other] = sampled[other];
        var allNames = new ArrayList<>(names);
        allNames.add("–");
        return new PopulationMargin(item, cellOfRow, totals, List.copyOf(allNames));
    }

    private static double[] fit(double[] persons, double total) {
        var sum = Arrays.stream(persons).sum();
        return Arrays.stream(persons).map(count -> count * total / sum).toArray();
    }
}
