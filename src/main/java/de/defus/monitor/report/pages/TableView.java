package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Words;
import java.util.List;
import java.util.Optional;

/**
 * A table with the names of its columns.
 *
 * @param codes category codes of the columns, in printed order
 */
public record TableView(String title, String item, String breakdown, List<Integer> codes, PublishedTable table) {

    static Optional<TableView> of(Release release, Words words, String item, String breakdown) {
        return release.results().findTable(item, breakdown).map(table -> {
            var codes = table.rows().isEmpty()
                    ? List.<Integer>of()
                    : table.rows().get(0).codes();
            return new TableView(words.breakdown(breakdown), item, breakdown, codes, table);
        });
    }

    public List<PublishedRow> rows() {
        return table.rows();
    }

    /** Whether the scale has a favourable and an unfavourable end. */
    public boolean isRated() {
        return !rows().isEmpty() && rows().get(0).favourable().isPresent();
    }
}
