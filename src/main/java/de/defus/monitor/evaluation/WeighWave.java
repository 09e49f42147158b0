package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.data.Sample;
import de.defus.monitor.analysis.weight.BoundedCalibration;
import de.defus.monitor.analysis.weight.Raking;
import de.defus.monitor.analysis.weight.Trimming;
import de.defus.monitor.analysis.weight.WeightSummary;
import de.defus.monitor.analysis.weight.WeightedSample;
import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Gives each respondent of a wave a weight. Strata are the districts, those drawn from where people were drawn and else
 * those they named; weights are N/n in the stratum, raked to district, age group and gender where the population is known.
 */
final class WeighWave {

    private static final String STRATUM = "district";

    private final List<Grouping> groupings;
    private final List<int[]> groupsOfRow;
    private final int rows;
    private final WeightBasis basis;
    private final Weighting weighting;
    private final List<PopulationMargin> margins = new ArrayList<>();
    private List<Integer> strata = List.of();
    private int rounds;

    /**
     * @param groupings the breakdowns of the questionnaire
     * @param groupsOfRow position of each respondent's group in each of them
     */
    WeighWave(List<Grouping> groupings, List<int[]> groupsOfRow, int rows, WeightBasis basis, Weighting weighting) {
        this.groupings = groupings;
        this.groupsOfRow = groupsOfRow;
        this.rows = rows;
        this.basis = basis;
        this.weighting = weighting;
    }

    /**
     * The respondents with their weights.
     *
     * @throws Refusal {@code MARGIN_NOT_MET} if people live in a district or group from which nobody answered
     */
    WeightedSample run() {
        if (basis.knowsPeople()) {
            return raked(basis.represented());
        }
        return basis.own().map(own -> FileWeights.weighted(own, groupsOfRow)).orElseGet(this::unweighted);
    }

    /** The breakdowns that the sample was raked to by {@link #run}. */
    List<PopulationMargin> margins() {
        return margins;
    }

    /** How many rounds it took {@link #run} to meet the margins; 0 without margins. */
    int rounds() {
        return rounds;
    }

    /** The same weights as {@link #run} gives, by respondent. */
    RowWeights byRow() {
        var stratum = new int[rows];
        var persons = new double[rows];
        if (!basis.knowsPeople()) {
            var own = basis.own().map(FileWeights::scaled).orElseGet(() -> ones(rows));
            return new RowWeights(false, stratum, persons, own, own);
        }
        var design = new double[rows];
        var weights = new double[rows];
        var weighted = run();
        var sample = weighted.sample();
        var designWeights = sample.designWeights();
        for (int row = 0; row < rows; row++) {
            var cell = sample.cellOf(row);
            stratum[row] = strata.get(sample.stratum(cell));
            persons[row] = sample.populationOf(sample.stratum(cell));
            design[row] = designWeights[cell];
            weights[row] = weighted.weight(cell);
        }
        return new RowWeights(true, stratum, persons, design, weights);
    }

    private static double[] ones(int rows) {
        var ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Everyone stands for everyone alike: one stratum of unlimited size. */
    private WeightedSample unweighted() {
        var limitless = new double[] {rows * 1e9};
        return WeightedSample.byDesign(Sample.of(new int[rows], limitless, groupsOfRow));
    }

    private WeightedSample raked(List<PopulationCount> population) {
        var districts = groupings.stream()
                .filter(grouping -> grouping.item().equals(STRATUM))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the questionnaire is not broken down by district"));
        var drawn = basis.drawn();
        var persons = drawn.map(DrawnStrata::persons).orElseGet(() -> sum(population, PopulationCount::districtCode));
        // Districts that no letter went to are not in the population that the drawn stand for.
        strata = districts.codes().stream()
                .filter(code -> drawn.isEmpty() || persons.containsKey(code))
                .toList();
        var districtOfRow = drawn.map(DrawnStrata::codeOfRow)
                .map(districts::positionsOf)
                .orElseGet(() -> groupsOfRow.get(groupings.indexOf(districts)));
        var stratumOfRow = Arrays.stream(districtOfRow)
                .map(position ->
                        position < 0 ? -1 : strata.indexOf(districts.codes().get(position)))
                .toArray();
        var sizes = strata.stream()
                .mapToDouble(code -> persons.getOrDefault(code, 0L))
                .toArray();
        checkStrata(districts, strata, stratumOfRow, sizes);
        var designWeights = designWeights(stratumOfRow, sizes);
        var columns = new ArrayList<>(groupsOfRow);
        var rakingMargins = new ArrayList<Raking.Margin>();
        margins.clear();
        var crossed = weighting.crossed()
                ? CrossedMargin.of(groupings, groupsOfRow, population)
                : Optional.<CrossedMargin>empty();
        for (int index = 0; index < groupings.size(); index++) {
            var grouping = groupings.get(index);
            if (crossed.isPresent() && CrossedMargin.ITEMS.contains(grouping.item())) {
                continue;
            }
            var isDistrict = grouping.equals(districts);
            var counts = isDistrict ? persons : counts(grouping.item(), population);
            if (!counts.isEmpty()) {
                var groups = isDistrict ? districtOfRow : groupsOfRow.get(index);
                var margin = PopulationMargin.of(grouping, groups, counts, designWeights);
                margins.add(margin);
                rakingMargins.add(new Raking.Margin(columns.size(), margin.totals()));
                columns.add(margin.cellOfRow());
            }
        }
        crossed.ifPresent(both -> {
            var margin = PopulationMargin.of(both.grouping(), both.groupOfRow(), both.persons(), designWeights);
            margins.add(margin);
            rakingMargins.add(new Raking.Margin(columns.size(), margin.totals()));
            columns.add(margin.cellOfRow());
        });
        var sample = Sample.of(stratumOfRow, sizes, columns);
        try {
            return WeightedSample.calibrated(sample, weights(sample, rakingMargins), rakingMargins);
        } catch (IllegalArgumentException contradiction) {
            // Strata and cells are checked before, so the margins cannot be met together, or not within bounds.
            if (weighting.method() == Weighting.Method.RAKING) {
                throw new Refusal(ProblemType.MARGIN_NOT_MET);
            }
            throw new Refusal(
                    ProblemType.MARGIN_NOT_MET,
                    List.of(Fault.at("upper", "preview.fault.bounds", weighting.lower(), weighting.upper())));
        }
    }

    private double[] weights(Sample sample, List<Raking.Margin> rakingMargins) {
        var made = weighting.method() == Weighting.Method.BOUNDED
                ? BoundedCalibration.calibrate(sample, rakingMargins, weighting.lower(), weighting.upper())
                : Raking.rake(sample, rakingMargins);
        rounds = made.cycles();
        if (weighting.method() != Weighting.Method.TRIMMED) {
            return made.weights();
        }
        var sizes = new int[sample.cells()];
        Arrays.setAll(sizes, sample::size);
        var mean = WeightSummary.of(made.weights(), sizes).mean();
        return Trimming.strict(made.weights(), sizes, weighting.lower() * mean, weighting.upper() * mean)
                .weights();
    }

    private static Map<Integer, Long> counts(String item, List<PopulationCount> population) {
        return switch (item) {
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
    private static void checkStrata(Grouping districts, List<Integer> codes, int[] stratumOfRow, double[] persons) {
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
                var name = districts.names().get(codes.get(stratum));
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
