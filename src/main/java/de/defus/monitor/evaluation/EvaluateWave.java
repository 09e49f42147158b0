package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.analysis.weight.WeightedSample;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.response.AnswerColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns the answers of a wave into protected tables: respondents are weighted, and every item is estimated for all of them
 * and for the groups of each breakdown. The same input gives the same result.
 */
public final class EvaluateWave {

    static final double CONFIDENCE_LEVEL = 0.95;

    private final Questionnaire questionnaire;
    private final AnswerColumns answers;
    private final WeightBasis basis;
    private final Weighting weighting;
    private final List<Grouping> groupings;
    private final List<int[]> groupsOfRow;

    private EvaluateWave(Questionnaire questionnaire, AnswerColumns answers, WeightBasis basis, Weighting weighting) {
        this.questionnaire = questionnaire;
        this.answers = answers;
        this.basis = basis;
        this.weighting = weighting;
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
     * @param basis what the weights are made of
     * @throws Refusal {@code BASE_TOO_SMALL} if fewer than the minimum base answered at all, {@code MARGIN_NOT_MET} if
     *     people live in a district or group from which nobody answered
     */
    public static PublishedResults evaluate(
            Questionnaire questionnaire, AnswerColumns answers, WeightBasis basis, EvaluationSettings settings) {
        return explain(questionnaire, answers, basis, settings).results();
    }

    /**
     * What an evaluation came to, and how.
     *
     * @param results the protected tables
     * @param weighted the respondents with their weights
     * @param margins population counts the weights were raked to
     * @param withheld tables that are not published, and why; all others are, at most with masked shares
     */
    record Explained(
            PublishedResults results,
            WeightedSample weighted,
            List<PopulationMargin> margins,
            List<Withheld> withheld) {}

    /** As {@link #evaluate}, with what those must know who decide whether to publish. */
    static Explained explain(
            Questionnaire questionnaire, AnswerColumns answers, WeightBasis basis, EvaluationSettings settings) {
        if (answers.rows() < settings.minimumBase()) {
            throw new Refusal(ProblemType.BASE_TOO_SMALL, answers.rows(), settings.minimumBase());
        }
        return new EvaluateWave(questionnaire, answers, basis, settings.weighting()).run(settings);
    }

    /**
     * The weights that {@link #evaluate} gives to each response.
     *
     * @throws Refusal {@code MARGIN_NOT_MET} as there
     */
    public static RowWeights weigh(
            Questionnaire questionnaire, AnswerColumns answers, WeightBasis basis, Weighting weighting) {
        return new EvaluateWave(questionnaire, answers, basis, weighting)
                .weighing()
                .byRow();
    }

    private WeighWave weighing() {
        return new WeighWave(groupings, groupsOfRow, answers.rows(), basis, weighting);
    }

    private Explained run(EvaluationSettings settings) {
        var weighing = weighing();
        var weighted = weighing.run();
        var wave = new WeightedWave(questionnaire, answers, groupings, weighted, settings.minimumBase());
        var tables = new ItemTables(wave);
        var published = new ArrayList<PublishedTable>();
        questionnaire.questions().forEach(question -> published.addAll(tables.of(question)));
        var shown = new ShownTables(published);
        var sample = weighted.sample();
        var smallest = Double.MAX_VALUE;
        var largest = 0.0;
        for (int cell = 0; cell < sample.cells(); cell++) {
            smallest = Math.min(smallest, weighted.weight(cell));
            largest = Math.max(largest, weighted.weight(cell));
        }
        var method = new PublishedResults.Method(
                answers.rows(),
                basis.knowsPeople() ? Math.round(sample.population()) : 0,
                sample.strata(),
                basis.own().isPresent()
                        ? List.of(PublishedResults.FILE_WEIGHTS)
                        : weighing.margins().stream()
                                .map(PopulationMargin::item)
                                .toList(),
                weighted.designEffect(),
                smallest,
                largest,
                CONFIDENCE_LEVEL,
                settings.minimumBase(),
                InputDigest.of(questionnaire, answers, basis, settings),
                settings.softwareVersion(),
                settings.questionnaireDigest(),
                EvaluationSettings.SEED,
                basis.drawn().map(DrawnStrata::apart).orElse(0),
                Optional.of(weighting.published(weighing.rounds())));
        var results = PublishedResults.of(published, method)
                .withIndices(new IndexTables(wave, shown).list())
                .withCrossed(new CrossedTables(wave, shown).list());
        return new Explained(
                results.withAreaModels(AreaModels.of(questionnaire, results, basis.represented())),
                weighted,
                List.copyOf(weighing.margins()),
                tables.withheld());
    }
}
