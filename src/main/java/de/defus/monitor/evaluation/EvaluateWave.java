package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.data.Sample;
import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.analysis.weight.Raking;
import de.defus.monitor.analysis.weight.WeightedSample;
import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.response.AnswerColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Turns the answers of a wave into protected tables: strata are the districts; weights are N/n in the district, raked to
 * district, age group and gender where the population is known; every item is estimated for all respondents and for the
 * groups of each breakdown. The same input gives the same result.
 */
public final class EvaluateWave {

    static final double CONFIDENCE_LEVEL = 0.95;
    private static final String STRATUM = "district";

    private final Questionnaire questionnaire;
    private final AnswerColumns answers;
    private final List<Grouping> groupings;
    private final List<int[]> groupsOfRow;

    private EvaluateWave(Questionnaire questionnaire, AnswerColumns answers) {
        this.questionnaire = questionnaire;
        this.answers = answers;
        this.groupings = questionnaire.breakdowns().stream()
                .map(breakdown -> Grouping.of(breakdown, questionnaire))
                .toList();
        this.groupsOfRow = groupings.stream()
                .map(grouping -> grouping.positions(answers.get(grouping.item())))
                .toList();
    }

    /**
     * Evaluates a wave.
     *
     * @param questionnaire as fielded, with the city's districts
     * @param population persons by district, age group and gender; empty gives unweighted figures
     * @param minimumBase smallest unweighted number of valid answers that is published
     * @param softwareVersion recorded with the results
     * @throws Refusal {@code BASE_TOO_SMALL} if fewer than the minimum base answered at all, {@code MARGIN_NOT_MET} if
     *     people live in a district or group from which nobody answered
     */
    public static PublishedResults evaluate(
            Questionnaire questionnaire,
            AnswerColumns answers,
            List<PopulationCount> population,
            int minimumBase,
            String softwareVersion) {
        if (answers.rows() < minimumBase) {
            throw new Refusal(ProblemType.BASE_TOO_SMALL, answers.rows(), minimumBase);
        }
        return new EvaluateWave(questionnaire, answers).run(population, minimumBase, softwareVersion);
    }

    private PublishedResults run(List<PopulationCount> population, int minimumBase, String softwareVersion) {
        var margins = new ArrayList<PopulationMargin>();
        var weighted = population.isEmpty() ? unweighted() : weighted(population, margins);
        var tables = new ItemTables(questionnaire, answers, groupings, weighted, minimumBase);
        var published = new ArrayList<PublishedTable>();
        questionnaire.questions().forEach(question -> published.addAll(tables.of(question)));
        var sample = weighted.sample();
        var smallest = Double.MAX_VALUE;
        var largest = 0.0;
        for (int cell = 0; cell < sample.cells(); cell++) {
            smallest = Math.min(smallest, weighted.weight(cell));
            largest = Math.max(largest, weighted.weight(cell));
        }
        var method = new PublishedResults.Method(
                answers.rows(),
                population.isEmpty() ? 0 : Math.round(sample.population()),
                sample.strata(),
                margins.stream().map(PopulationMargin::item).toList(),
                weighted.designEffect(),
                smallest,
                largest,
                CONFIDENCE_LEVEL,
                minimumBase,
                InputDigest.of(answers, population),
                softwareVersion);
        return new PublishedResults(published, method, Optional.empty());
    }

    /** Everyone stands for everyone alike: one stratum of unlimited size. */
    private WeightedSample unweighted() {
        var limitless = new double[] {answers.rows() * 1e9};
        return WeightedSample.byDesign(Sample.of(new int[answers.rows()], limitless, groupsOfRow));
    }

    private WeightedSample weighted(List<PopulationCount> population, List<PopulationMargin> margins) {
        var districts = groupings.stream()
                .filter(grouping -> grouping.item().equals(STRATUM))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the questionnaire is not broken down by district"));
        var stratumOfRow = groupsOfRow.get(groupings.indexOf(districts));
        var persons = sum(population, PopulationCount::districtCode);
        var strata = districts.codes().stream()
                .mapToDouble(code -> persons.getOrDefault(code, 0L))
                .toArray();
        checkStrata(districts, stratumOfRow, strata);
        var designWeights = designWeights(stratumOfRow, strata);
        var columns = new ArrayList<>(groupsOfRow);
        var rakingMargins = new ArrayList<Raking.Margin>();
        for (int index = 0; index < groupings.size(); index++) {
            var grouping = groupings.get(index);
            var counts = counts(grouping.item(), population);
            if (!counts.isEmpty()) {
                var margin = PopulationMargin.of(grouping, groupsOfRow.get(index), counts, designWeights);
                margins.add(margin);
                rakingMargins.add(new Raking.Margin(columns.size(), margin.totals()));
                columns.add(margin.cellOfRow());
            }
        }
        try {
            return WeightedSample.raked(Sample.of(stratumOfRow, strata, columns), rakingMargins);
        } catch (IllegalArgumentException contradiction) {
            // Strata and cells are checked before, so the margins cannot be met together.
            throw new Refusal(ProblemType.MARGIN_NOT_MET);
        }
    }

    private static Map<Integer, Long> counts(String item, List<PopulationCount> population) {
        return switch (item) {
            case "district" -> sum(population, PopulationCount::districtCode);
            case "age_group" -> sum(population, PopulationCount::ageGroup);
            case "gender" -> sum(population, PopulationCount::sex);
            default -> Map.of();
        };
    }

    private static Map<Integer, Long> sum(List<PopulationCount> population, ToIntFunction<PopulationCount> group) {
        return population.stream()
                .collect(Collectors.groupingBy(
                        group::applyAsInt, HashMap::new, Collectors.summingLong(PopulationCount::persons)));
    }

    /** Policy: nothing is merged silently. A district of which nothing can be said is named. */
    private static void checkStrata(Grouping districts, int[] stratumOfRow, double[] persons) {
        var respondents = new int[persons.length];
        for (var stratum : stratumOfRow) {
            if (stratum < 0) {
                throw new Refusal(ProblemType.MARGIN_NOT_MET, districts.item(), "–");
            }
            respondents[stratum]++;
        }
        for (int stratum = 0; stratum < persons.length; stratum++) {
            var tooFew = persons[stratum] > respondents[stratum] && respondents[stratum] < 2;
            if (tooFew || persons[stratum] < respondents[stratum]) {
                var name = districts.names().get(districts.codes().get(stratum));
                throw new Refusal(ProblemType.MARGIN_NOT_MET, districts.item(), name);
            }
        }
    }

    private static double[] designWeights(int[] stratumOfRow, double[] persons) {
        var respondents = new int[persons.length];
        for (var stratum : stratumOfRow) {
            respondents[stratum]++;
        }
        var weights = new double[stratumOfRow.length];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = persons[stratumOfRow[row]] / respondents[stratumOfRow[row]];
        }
        return weights;
    }
}
