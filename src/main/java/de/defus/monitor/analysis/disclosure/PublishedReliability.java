package de.defus.monitor.analysis.disclosure;

import java.util.List;
import java.util.Optional;

/**
 * How well the items of an index go together, rounded to two decimals.
 *
 * @param respondents those who answered all of them, unweighted
 * @param alpha Cronbach's alpha, weighted
 * @param items in the order of the index
 */
public record PublishedReliability(int respondents, double alpha, List<Item> items) {

    /**
     * What an item contributes.
     *
     * @param column name of the item or box
     * @param restCorrelation correlation with the sum of the others; absent if either does not vary
     * @param alphaWithout alpha of the others; absent if that is one item
     */
    public record Item(String column, Optional<Double> restCorrelation, Optional<Double> alphaWithout) {}

    public PublishedReliability {
        items = List.copyOf(items);
    }
}
