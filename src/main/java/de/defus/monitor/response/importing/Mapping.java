package de.defus.monitor.response.importing;

import java.util.List;
import java.util.Map;

/**
 * What the columns of a file mean.
 *
 * @param columns rules; a column without one is not read
 * @param dropHidden whether answers to questions that were not asked are left out; otherwise they are faults
 */
public record Mapping(List<ColumnRule> columns, boolean dropHidden) {

    /**
     * What one column means.
     *
     * @param column its name in the file
     * @param target an item, a box of a multiple-response item ({@code reasons_3}), a multiple-response item as a whole
     *     (the cell holds codes of ticked boxes), the key of a free text, {@code @weight}, {@code @unit}, or empty
     * @param codes category or missing code for each value that is not the code itself
     */
    public record ColumnRule(String column, String target, Map<String, Integer> codes) {

        public ColumnRule {
            target = target == null ? "" : target.strip();
            codes = codes == null ? Map.of() : Map.copyOf(codes);
        }
    }

    public Mapping {
        columns = columns == null ? List.of() : List.copyOf(columns);
    }
}
