package de.defus.monitor.report.edition;

import java.util.ArrayList;
import java.util.List;

/**
 * A version beside the one before it.
 *
 * @param parts which texts differ
 * @param isChoice whether chapters or questions differ
 */
public record Change(Edition edition, List<Part> parts, boolean isChoice) {

    /** @param newestFirst all versions of a wave */
    static List<Change> of(List<Edition> newestFirst) {
        var changes = new ArrayList<Change>();
        for (int index = 0; index < newestFirst.size(); index++) {
            var edition = newestFirst.get(index);
            var before = index + 1 < newestFirst.size() ? newestFirst.get(index + 1) : Edition.PLAIN;
            changes.add(of(edition, before.content()));
        }
        return changes;
    }

    private static Change of(Edition edition, EditionContent before) {
        var now = edition.content();
        var parts = new ArrayList<Part>();
        for (var part : Part.values()) {
            if (!now.text(part, "de").equals(before.text(part, "de"))
                    || !now.text(part, "en").equals(before.text(part, "en"))) {
                parts.add(part);
            }
        }
        var isChoice = !now.hiddenChapters().equals(before.hiddenChapters())
                || !now.hiddenItems().equals(before.hiddenItems());
        return new Change(edition, List.copyOf(parts), isChoice);
    }
}
