package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.weight.WeightedSample;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.response.AnswerColumns;
import java.util.List;

/**
 * What all tables of a wave are made from.
 *
 * @param questionnaire as fielded, with the city's districts
 * @param groupings of its breakdowns, in the order in which the weighted sample knows them
 * @param minimumBase respondents that a published figure needs
 */
record WeightedWave(
        Questionnaire questionnaire,
        AnswerColumns answers,
        List<Grouping> groupings,
        WeightedSample weighted,
        int minimumBase) {

    WeightedWave {
        groupings = List.copyOf(groupings);
    }

    /** Answers by cell and code of a column; a last column counts all that have none of the codes. */
    int[][] count(String column, List<Integer> codes) {
        var answered = answers.get(column);
        var positions = new int[answered.length];
        for (int row = 0; row < positions.length; row++) {
            positions[row] = codes.indexOf((int) answered[row]);
        }
        return weighted.sample().count(positions, codes.size());
    }
}
