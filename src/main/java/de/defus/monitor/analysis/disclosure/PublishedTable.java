package de.defus.monitor.analysis.disclosure;

import java.util.List;
import java.util.Optional;

/**
 * A table cleared for publication: the only thing a report accepts. Either all groups of the breakdown reach the minimum
 * base and are shown, or none is. Shares of a row may be masked: those are left out.
 *
 * @param item key of the item
 * @param breakdown key of the item it is broken down by, or {@link #ALL}
 * @param rows one for each group, or for each of the coarser groups that the questionnaire declares; empty if withheld
 * @param withheld whether the breakdown was withheld because a group does not reach the minimum base
 * @param association whether the answers differ between the groups at all; absent for boxes, for all respondents, and where
 *     it cannot be tested
 * @param gap how far the groups lie apart; absent where the scale has no favourable end
 */
public record PublishedTable(
        String item,
        String breakdown,
        List<PublishedRow> rows,
        boolean withheld,
        Optional<PublishedAssociation> association,
        Optional<PublishedGap> gap) {

    /** The breakdown that has one row, all respondents. */
    public static final String ALL = "all";

    public PublishedTable {
        rows = List.copyOf(rows);
        // Releases of before there were comparisons lack them.
        association = association == null ? Optional.empty() : association;
        gap = gap == null ? Optional.empty() : gap;
        if (withheld && !rows.isEmpty()) {
            throw new IllegalArgumentException("a withheld table has no rows: " + item + " by " + breakdown);
        }
    }

    /** A table whose groups are not compared. */
    public static PublishedTable of(String item, String breakdown, List<PublishedRow> rows) {
        return new PublishedTable(item, breakdown, rows, false, Optional.empty(), Optional.empty());
    }

    /** A table that says only that it is withheld. */
    public static PublishedTable withheld(String item, String breakdown) {
        return new PublishedTable(item, breakdown, List.of(), true, Optional.empty(), Optional.empty());
    }

    /** The same table with other rows. */
    public PublishedTable withRows(List<PublishedRow> replacement) {
        return new PublishedTable(item, breakdown, replacement, withheld, association, gap);
    }

    /**
     * The same table without what is masked. Tests and gaps of the whole table go with it: they would tell of the masked
     * shares too.
     *
     * @param masks one for each row
     */
    public PublishedTable masked(List<RowMask> masks) {
        if (masks.stream().allMatch(RowMask::isEmpty)) {
            return this;
        }
        var shown = new java.util.ArrayList<PublishedRow>();
        for (int index = 0; index < rows.size(); index++) {
            shown.add(rows.get(index).masked(masks.get(index)));
        }
        return new PublishedTable(
                item,
                breakdown,
                shown,
                withheld,
                Optional.empty(),
                gap.filter(found -> masks.stream().noneMatch(RowMask::favourable)));
    }

    /** The row of a group, if it is shown. */
    public Optional<PublishedRow> findRow(int group) {
        return rows.stream().filter(row -> row.group() == group).findFirst();
    }
}
