package de.defus.monitor.questionnaire;

import java.util.List;

/**
 * What makes the index of a dimension, 0 to 100 with 100 the favourable end: the mean of several rated items with equally
 * many categories, or of boxes, each of which counts as unfavourable if it is ticked.
 *
 * @param columns names of the columns, all items of one category or all boxes
 */
public record Index(Dimension dimension, List<String> columns) {

    public Index {
        columns = List.copyOf(columns);
    }
}
