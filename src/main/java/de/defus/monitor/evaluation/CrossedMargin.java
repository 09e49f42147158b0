package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.place.PopulationCount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Age groups by gender as one margin.
 *
 * @param grouping its groups are the pairs
 * @param groupOfRow position of each respondent's pair, -1 if one of the two is not known
 * @param persons population by pair
 */
record CrossedMargin(Grouping grouping, int[] groupOfRow, Map<Integer, Long> persons) {

    private static final String AGE = "age_group";
    private static final String GENDER = "gender";

    /** The items whose single margins it takes the place of. */
    static final List<String> ITEMS = List.of(AGE, GENDER);

    private static final int PLACES = 1000;

    /** Absent if the questionnaire is not broken down by both, or the population is not known. */
    static Optional<CrossedMargin> of(
            List<Grouping> groupings, List<int[]> groupsOfRow, List<PopulationCount> population) {
        var age = position(groupings, AGE);
        var gender = position(groupings, GENDER);
        if (age < 0 || gender < 0 || population.isEmpty()) {
            return Optional.empty();
        }
        var names = new LinkedHashMap<Integer, String>();
        var codes = new ArrayList<Integer>();
        groupings
                .get(age)
                .names()
                .forEach((old, ageName) -> groupings.get(gender).names().forEach((sex, sexName) -> {
                    names.put(PLACES * old + sex, ageName + ", " + sexName);
                    codes.add(PLACES * old + sex);
                }));
        var genders = groupings.get(gender).codes().size();
        var groupOfRow = new int[groupsOfRow.get(age).length];
        for (int row = 0; row < groupOfRow.length; row++) {
            var own = groupsOfRow.get(age)[row];
            var sex = groupsOfRow.get(gender)[row];
            groupOfRow[row] = own < 0 || sex < 0 ? -1 : own * genders + sex;
        }
        var persons = new HashMap<Integer, Long>();
        population.forEach(
                count -> persons.merge(PLACES * count.ageGroup() + count.sex(), (long) count.persons(), Long::sum));
        return Optional.of(new CrossedMargin(
                new Grouping(AGE + PublishedResults.Method.CROSSED + GENDER, names, Map.of(), Map.of()),
                groupOfRow,
                persons));
    }

    private static int position(List<Grouping> groupings, String item) {
        for (int position = 0; position < groupings.size(); position++) {
            if (groupings.get(position).item().equals(item)) {
                return position;
            }
        }
        return -1;
    }
}
