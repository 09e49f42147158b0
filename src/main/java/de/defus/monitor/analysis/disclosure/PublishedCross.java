package de.defus.monitor.analysis.disclosure;

import java.util.List;
import java.util.Optional;

/**
 * One share of an item in the groups of a breakdown, each split into a group of another breakdown and everybody else. All
 * rows are shown, or none.
 *
 * @param item key of the item
 * @param breakdown key of the breakdown whose groups are split
 * @param by key of the breakdown that splits them
 * @param inside code of the group of the latter
 * @param part category code of the share, 0 for the favourable end
 * @param rows one for each group; empty if withheld
 */
public record PublishedCross(
        String item, String breakdown, String by, int inside, int part, List<Row> rows, boolean withheld) {

    /**
     * A group split in two.
     *
     * @param group its code
     * @param own share of those inside
     * @param others share of everybody else in the group
     * @param difference own less others; tests of all groups are adjusted together
     */
    public record Row(
            int group, PublishedEstimate own, PublishedEstimate others, Optional<PublishedDifference> difference) {}

    public PublishedCross {
        rows = List.copyOf(rows);
    }

    /** The row of a group, if it is shown. */
    public Optional<Row> findRow(int group) {
        return rows.stream().filter(row -> row.group() == group).findFirst();
    }
}
