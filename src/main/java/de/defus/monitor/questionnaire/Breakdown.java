package de.defus.monitor.questionnaire;

import de.defus.monitor.platform.text.LocalizedText;
import java.util.List;
import java.util.Set;

/**
 * An item by whose groups results are broken down, and whose groups are weighting margins where the population is known.
 *
 * @param item key of the item, such as {@code district}
 * @param groups groups of categories, by code; empty if every category is a group of its own
 * @param coarser larger groups, each made of whole groups, shown where one of the groups is too small; empty for none
 */
public record Breakdown(String item, LocalizedText label, List<Group> groups, List<Group> coarser) {

    /** Several categories shown as one. */
    public record Group(int code, LocalizedText label, Set<Integer> codes) {
        public Group {
            codes = Set.copyOf(codes);
        }
    }

    public Breakdown {
        groups = List.copyOf(groups);
        coarser = List.copyOf(coarser);
    }

    /** A breakdown without coarser groups. */
    public Breakdown(String item, LocalizedText label, List<Group> groups) {
        this(item, label, groups, List.of());
    }
}
