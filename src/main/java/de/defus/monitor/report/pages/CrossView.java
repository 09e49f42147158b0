package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedCross;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.Words;
import java.util.List;

/**
 * A share of an item by two breakdowns at once.
 *
 * @param title names of both
 * @param share the answers whose share it is
 * @param inside name of the group that groups are split by
 */
public record CrossView(String title, String share, String inside, PublishedCross cross) {

    /** Those of an item that the release has, shown or withheld. */
    static List<CrossView> of(Words words, String item) {
        return words.release().results().crossed().stream()
                .filter(cross -> cross.item().equals(item))
                .map(cross -> new CrossView(
                        words.breakdown(cross.breakdown()) + " × " + words.breakdown(cross.by()),
                        new Aspect(item, cross.part()).label(words),
                        words.group(cross.by(), cross.inside()),
                        cross))
                .toList();
    }
}
