package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedComparison;
import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Words;
import java.util.List;
import java.util.Optional;

/** One of the largest changes since the earlier wave. */
public record NotableView(String item, String label, String answer, PublishedEstimate now, PublishedDifference change) {

    private static final int MOST = 6;

    /** The largest significant changes, largest first; empty if there is no earlier wave or none is significant. */
    static List<NotableView> of(Release release, Words words) {
        return release.results().comparison().stream()
                .flatMap(comparison -> comparison.notable().stream())
                .flatMap(notable -> of(release, words, notable).stream())
                .limit(MOST)
                .toList();
    }

    private static Optional<NotableView> of(Release release, Words words, PublishedComparison.Notable notable) {
        var favourable = notable.code() == PublishedComparison.FAVOURABLE;
        var row = release.results()
                .findTable(notable.item(), PublishedTable.ALL)
                .flatMap(table -> table.rows().stream().findFirst());
        var now = row.flatMap(found -> favourable
                ? found.favourable()
                : Optional.ofNullable(found.shares().get(notable.code())));
        var change = row.flatMap(PublishedRow::change)
                .flatMap(found -> favourable ? found.favourable() : found.share(notable.code()));
        return now.isPresent() && change.isPresent()
                ? Optional.of(new NotableView(
                        notable.item(),
                        words.item(notable.item()),
                        favourable ? words.favourable(notable.item()) : words.category(notable.item(), notable.code()),
                        now.get(),
                        change.get()))
                : Optional.empty();
    }
}
