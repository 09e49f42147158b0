package de.defus.monitor.export.microdata;

import java.util.List;
import java.util.Map;

/**
 * What was done so that nobody stands alone, and what was not.
 *
 * @param k smallest number of rows that look alike in all key variables
 * @param keyVariables names, the most important first
 * @param grouped names of key variables whose categories were put together in the groups of the published tables
 * @param before classes of the key variables as answered, before grouping and suppression
 * @param after classes of the key variables as exported
 * @param suppressed number of rows from which each key variable was taken
 * @param further the risk that is left if somebody knows a further variable as well; the last entry is all of them
 */
public record Anonymity(
        int k,
        List<String> keyVariables,
        List<String> grouped,
        Classes before,
        Classes after,
        Map<String, Integer> suppressed,
        List<Further> further) {

    /**
     * Rows that look alike.
     *
     * @param classes number of different combinations
     * @param smallest rows in the smallest
     * @param rowsBelowK rows in combinations of fewer than k
     * @param unique rows that look like no other
     */
    public record Classes(int classes, int smallest, int rowsBelowK, int unique) {}

    /** The classes if these variables are known beside the key variables. */
    public record Further(List<String> variables, Classes classes) {}

    public Anonymity {
        keyVariables = List.copyOf(keyVariables);
        grouped = List.copyOf(grouped);
        suppressed = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(suppressed));
        further = List.copyOf(further);
    }
}
