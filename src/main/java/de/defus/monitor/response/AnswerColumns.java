package de.defus.monitor.response;

import de.defus.monitor.questionnaire.Column;
import java.util.List;

/**
 * The coded answers of a wave by column, the form in which statistics want them.
 *
 * @param columns the columns of the wave's questionnaire, in its order
 * @param rows number of responses
 * @param codes {@code codes[column][row]}: category codes, boxes (1 or 0) or missing codes. Row {@code i} is the same
 *     respondent in every column; the order is that of the random ids, the same at every reading. Shared, not copied: do
 *     not write into it.
 */
public record AnswerColumns(List<Column> columns, int rows, short[][] codes) {

    public AnswerColumns {
        columns = List.copyOf(columns);
        if (codes.length != columns.size()) {
            throw new IllegalArgumentException(columns.size() + " columns, but codes for " + codes.length);
        }
    }

    /**
     * The codes of one column.
     *
     * @param name name of a {@link Column}
     * @throws IllegalArgumentException if the questionnaire has no such column
     */
    public short[] get(String name) {
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return codes[i];
            }
        }
        throw new IllegalArgumentException("no such column: " + name);
    }
}
