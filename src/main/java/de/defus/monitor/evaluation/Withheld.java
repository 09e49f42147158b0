package de.defus.monitor.evaluation;

import java.util.List;

/**
 * A table that is not published, and why.
 *
 * @param item key of the item
 * @param breakdown key of the item it is broken down by, or {@code all}
 * @param groups codes of the groups that are too small, if that is the reason
 */
public record Withheld(String item, String breakdown, Reason reason, List<Integer> groups) {

    /** Why a table is not published. */
    public enum Reason {
        /** Fewer than the minimum base answered at all. */
        BASE,
        /** A group does not reach the minimum base, nor does a coarser one. */
        SMALL_GROUPS,
        /** Those in no group of the breakdown are some, but fewer than the minimum base. */
        FEW_IN_NO_GROUP,
        /** Who was asked is decided by answers of which something is masked or withheld. */
        ROUTE,
        /** Every share would tell of answers that hardly anybody or nearly everybody gave. */
        RARE_ANSWERS
    }

    public Withheld {
        groups = List.copyOf(groups);
    }
}
