package de.defus.monitor.analysis.disclosure;

import java.util.List;
import java.util.Optional;

/**
 * With which released wave a release is compared, and what could not be compared.
 *
 * @param wave number of the earlier wave
 * @param waveTitle its title, such as the year
 * @param release number of the earlier wave's release
 * @param notCompared items without a change, with the reason
 * @param notable changes for all respondents that stay significant when all items are screened at once, largest first
 */
public record PublishedComparison(
        int wave, String waveTitle, int release, List<NotCompared> notCompared, List<Notable> notable) {

    /** The code that stands for the favourable end of a rated scale. */
    public static final int FAVOURABLE = 0;

    /** Why an item has no change. */
    public enum Reason {
        /** The earlier wave has no item with this comparability key. */
        NOT_ASKED_BEFORE,
        /** One of the two was drawn at random, the other was open to all. */
        DIFFERENT_SAMPLING,
        /** Single choice in the one, several boxes in the other, or other rules for ticking them. */
        DIFFERENT_KIND,
        /** Other people were asked. */
        DIFFERENT_FILTER,
        DIFFERENT_CATEGORIES,
        /** The favourable end has changed sides, or one of the scales has none. */
        DIFFERENT_DIRECTION,
        /** One of the two bases is below the minimum. */
        WITHHELD
    }

    /** An item without a change. */
    public record NotCompared(String item, Reason reason) {}

    /**
     * A notable change.
     *
     * @param code category code, or {@link #FAVOURABLE}
     * @param screenedP p-value adjusted after Benjamini and Hochberg for all figures screened
     */
    public record Notable(String item, int code, double screenedP) {}

    public PublishedComparison {
        notCompared = List.copyOf(notCompared);
        notable = List.copyOf(notable);
    }

    /** Why an item has no change; absent if it has one. */
    public Optional<Reason> findReason(String item) {
        return notCompared.stream()
                .filter(one -> one.item().equals(item))
                .map(NotCompared::reason)
                .findFirst();
    }
}
