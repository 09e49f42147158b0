package de.defus.monitor.analysis.disclosure;

import java.util.List;

/**
 * A table cleared for publication: the only thing a report accepts. Either all groups of the breakdown reach the minimum
 * base and are shown, or none is.
 *
 * @param item key of the item
 * @param breakdown key of the item it is broken down by, or {@link #ALL}
 * @param rows one for each group, empty if withheld
 * @param withheld whether the breakdown was withheld because a group does not reach the minimum base
 */
public record PublishedTable(String item, String breakdown, List<PublishedRow> rows, boolean withheld) {

    /** The breakdown that has one row, all respondents. */
    public static final String ALL = "all";

    public PublishedTable {
        rows = List.copyOf(rows);
        if (withheld && !rows.isEmpty()) {
            throw new IllegalArgumentException("a withheld table has no rows: " + item + " by " + breakdown);
        }
    }
}
