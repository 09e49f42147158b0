package de.defus.monitor.evaluation;

import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.Breakdown;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Columns;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.questionnaire.Evidence;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.ResponseScale;
import de.defus.monitor.questionnaire.Section;
import de.defus.monitor.response.AnswerColumns;
import de.defus.monitor.response.DrawnColumns;
import de.defus.monitor.survey.sample.Stratum;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The departments of a list of staff. Nobody is asked for theirs: it comes with the letter. In results they are a breakdown
 * like any other, under the same protection.
 */
final class Departments {

    static final String ITEM = "department";
    private static final LocalizedText LABEL = LocalizedText.of("Abteilung", "Department");

    private Departments() {}

    /** The questionnaire with the departments as its last question and breakdown. */
    static Questionnaire addTo(Questionnaire questionnaire, List<Stratum> departments) {
        var scales = new HashMap<>(questionnaire.scales());
        scales.put(
                ITEM,
                new ResponseScale(
                        ITEM,
                        ResponseScale.Measure.NOMINAL,
                        ResponseScale.Direction.NONE,
                        departments.stream()
                                .map(department ->
                                        new Category(department.code(), LocalizedText.same(department.name())))
                                .toList(),
                        Map.of()));
        var number = (int) questionnaire.questions().count() + 1;
        var question = Question.plain(
                number,
                Question.Kind.SINGLE,
                new Item(ITEM, LABEL, Dimension.SOCIO, Evidence.PROPOSAL, ITEM),
                Optional.of(ITEM));
        var section = new Section(ITEM, LABEL, Optional.empty(), List.of(question));
        return questionnaire
                .with(
                        Stream.concat(questionnaire.sections().stream(), Stream.of(section))
                                .toList(),
                        scales)
                .withBreakdowns(Stream.concat(
                                questionnaire.breakdowns().stream(), Stream.of(new Breakdown(ITEM, LABEL, List.of())))
                        .toList());
    }

    /**
     * The answers with the department each came from.
     *
     * @param extended the questionnaire with its departments
     */
    static AnswerColumns addTo(DrawnColumns drawn, Questionnaire extended) {
        var codes = Arrays.copyOf(drawn.answers().codes(), drawn.answers().codes().length + 1);
        codes[codes.length - 1] = drawn.strata();
        return new AnswerColumns(Columns.of(extended), drawn.answers().rows(), codes);
    }
}
