package de.defus.monitor.response.paper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Something two clerks read differently on the same form.
 *
 * @param field key of the item or text
 * @param first what the first typed; empty if nothing
 * @param second what the second typed
 */
public record Difference(String field, List<String> first, List<String> second) {

    public Difference {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    /** Everything that differs, in the order of the form. */
    static List<Difference> between(
            Map<String, List<String>> first, Map<String, List<String>> second, List<String> fields) {
        var differences = new ArrayList<Difference>();
        for (var field : new LinkedHashSet<>(fields)) {
            var one = first.getOrDefault(field, List.of());
            var other = second.getOrDefault(field, List.of());
            if (!one.equals(other)) {
                differences.add(new Difference(field, one, other));
            }
        }
        return differences;
    }
}
