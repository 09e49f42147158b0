package de.defus.monitor.response.importing;

import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Questionnaire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the respondents of each district against the people who live there: no more can have answered than live there, and
 * of a district with fewer than two answers nothing can be said (the policy of the evaluation, which would refuse the
 * release).
 */
final class CheckStrata {

    private static final int FEWEST = 2;

    private final Map<Integer, Long> persons;
    private final Map<Integer, String> names;
    private final Map<Integer, Integer> respondents = new HashMap<>();

    /**
     * @param population persons by district; empty if they are not known, then nothing is found
     */
    CheckStrata(Questionnaire questionnaire, List<PopulationCount> population) {
        this.persons = population.stream()
                .collect(Collectors.groupingBy(
                        PopulationCount::districtCode, TreeMap::new, Collectors.summingLong(PopulationCount::persons)));
        this.names = Optional.ofNullable(questionnaire.scales().get(Questionnaire.DISTRICT_SCALE)).stream()
                .flatMap(scale -> scale.categories().stream())
                .collect(Collectors.toMap(
                        Category::code, category -> category.label().in("de")));
    }

    /** Counts a respondent; 0 is no district. */
    void count(int district) {
        respondents.merge(district, 1, Integer::sum);
    }

    /** What is wrong, at the column that holds the district. */
    List<Finding> findings(String column) {
        if (persons.isEmpty() || column.isEmpty()) {
            return List.of();
        }
        return names.keySet().stream()
                .sorted()
                .flatMap(code -> {
                    var living = persons.getOrDefault(code, 0L);
                    var answered = respondents.getOrDefault(code, 0);
                    if (answered > living) {
                        return Stream.of(Finding.at(
                                0, column, "importing.fault.moreThanLive", names.get(code), answered, living));
                    }
                    return answered < FEWEST && living > answered
                            ? Stream.of(Finding.at(
                                    0, column, "importing.fault.tooFewOfStratum", names.get(code), answered, living))
                            : Stream.<Finding>empty();
                })
                .toList();
    }
}
