package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedContrast;
import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
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
 * @param isRated whether the scale has a favourable and an unfavourable end
 */
public record TableView(
        String title, String item, String breakdown, List<Integer> codes, boolean isRated, PublishedTable table) {

    static Optional<TableView> of(Release release, Words words, String item, String breakdown) {
        return release.results()
                .findTable(item, breakdown)
                .map(table -> new TableView(
                        words.breakdown(breakdown), item, breakdown, words.codes(item), words.isRated(item), table));
    }

    public List<PublishedRow> rows() {
        return table.rows();
    }

    /** The share of a category in a row; absent if it is masked. */
    public Optional<PublishedEstimate> share(PublishedRow row, int code) {
        return Optional.ofNullable(row.shares().get(code));
    }

    /** Whether a share of the table is masked. */
    public boolean isMasked() {
        return rows().stream()
                .anyMatch(row -> row.shares().size() < codes.size()
                        || isRated
                                && (row.favourable().isEmpty()
                                        || row.unfavourable().isEmpty()));
    }

    /** Whether rows have a change of the favourable share. */
    public boolean isChangeShown() {
        return rows().stream().anyMatch(row -> change(row).isPresent());
    }

    /** Change of the row's favourable share, if there is one. */
    public Optional<PublishedDifference> change(PublishedRow row) {
        return row.change().flatMap(PublishedContrast::favourable);
    }

    /** How the row's favourable share differs from everybody else's, if that is more than chance. */
    public Optional<PublishedDifference> mark(PublishedRow row) {
        return row.fromRest().flatMap(PublishedContrast::favourable).filter(TableView::isMarked);
    }

    /** How the share of a category differs from everybody else's, if that is more than chance. */
    public Optional<PublishedDifference> mark(PublishedRow row, int code) {
        return row.fromRest().flatMap(rest -> rest.share(code)).filter(TableView::isMarked);
    }

    private static boolean isMarked(PublishedDifference difference) {
        return difference.mark() != PublishedDifference.Mark.NONE;
    }

    /** Whether groups are compared with everybody else. */
    public boolean isCompared() {
        return rows().stream().anyMatch(row -> row.fromRest().isPresent());
    }
}
