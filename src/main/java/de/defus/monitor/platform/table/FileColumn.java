package de.defus.monitor.platform.table;

import java.util.Map;
import java.util.Set;

/**
 * A column as its file describes it.
 *
 * @param name heading, or name of the SPSS variable
 * @param label what the file says it means; empty if it says nothing
 * @param valueLabels what values mean, where the file says it
 * @param missing values that the file declares as missing
 */
public record FileColumn(String name, String label, Map<String, String> valueLabels, Set<String> missing) {

    public FileColumn {
        valueLabels = Map.copyOf(valueLabels);
        missing = Set.copyOf(missing);
    }

    /** A column of which only the heading is known. */
    public static FileColumn named(String name) {
        return new FileColumn(name, "", Map.of(), Set.of());
    }
}
