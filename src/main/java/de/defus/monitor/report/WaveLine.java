package de.defus.monitor.report;

import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.ComparableItems;
import de.defus.monitor.evaluation.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One share of all respondents in two waves.
 *
 * @param label what is shared: a category, or the categories of an end
 * @param isEnd whether it is an end of the scale, that is several categories
 */
public record WaveLine(
        String label, boolean isEnd, PublishedEstimate before, PublishedEstimate now, PublishedDifference change) {

    /** The lines of an item: its categories in printed order, then the ends of its scale; empty if it has no change. */
    public static List<WaveLine> of(Release release, Release earlier, Words words, String item) {
        var lines = new ArrayList<WaveLine>();
        var now = total(release, item);
        var before = new ComparableItems(release.questionnaire(), earlier.questionnaire())
                .findEarlier(item)
                .flatMap(key -> total(earlier, key));
        if (now.isEmpty() || before.isEmpty() || now.get().change().isEmpty()) {
            return lines;
        }
        var change = now.get().change().get();
        for (var code : now.get().codes()) {
            var share = Optional.ofNullable(before.get().shares().get(code));
            line(
                            words.category(item, code),
                            false,
                            share,
                            Optional.of(now.get().shares().get(code)),
                            change.share(code))
                    .ifPresent(lines::add);
        }
        if (words.isRated(item)) {
            Stream.of(
                            line(
                                    words.favourable(item),
                                    true,
                                    before.get().favourable(),
                                    now.get().favourable(),
                                    change.favourable()),
                            line(
                                    words.unfavourable(item),
                                    true,
                                    before.get().unfavourable(),
                                    now.get().unfavourable(),
                                    change.unfavourable()))
                    .flatMap(Optional::stream)
                    .forEach(lines::add);
        }
        return lines;
    }

    private static Optional<PublishedRow> total(Release release, String item) {
        return release.results()
                .findTable(item, PublishedTable.ALL)
                .flatMap(table -> table.rows().stream().findFirst());
    }

    private static Optional<WaveLine> line(
            String label,
            boolean isEnd,
            Optional<PublishedEstimate> before,
            Optional<PublishedEstimate> now,
            Optional<PublishedDifference> change) {
        return before.isPresent() && now.isPresent() && change.isPresent()
                ? Optional.of(new WaveLine(label, isEnd, before.get(), now.get(), change.get()))
                : Optional.empty();
    }
}
