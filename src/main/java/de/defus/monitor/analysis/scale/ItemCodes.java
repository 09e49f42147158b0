package de.defus.monitor.analysis.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Codes of an item. The codes for a missing answer are never values: they leave the base of shares and means.
 *
 * @param valid codes of substantive answers, in printed order
 * @param doesNotKnow code of "don't know", counts as answered
 * @param notApplicable code of "do not use" or "does not apply", counts as answered
 * @param noAnswer code of a refused or skipped item
 */
public record ItemCodes(List<Integer> valid, OptionalInt doesNotKnow, OptionalInt notApplicable, OptionalInt noAnswer) {

    public ItemCodes {
        valid = List.copyOf(valid);
        if (valid.isEmpty()) {
            throw new IllegalArgumentException("an item needs a valid code");
        }
        var all = listed(valid, doesNotKnow, notApplicable, noAnswer);
        if (all.stream().distinct().count() < all.size()) {
            throw new IllegalArgumentException("a code has two meanings: " + all);
        }
    }

    /** All codes: the valid, then those of missing answers. */
    public List<Integer> all() {
        return listed(valid, doesNotKnow, notApplicable, noAnswer);
    }

    private static List<Integer> listed(List<Integer> valid, OptionalInt... missing) {
        var all = new ArrayList<>(valid);
        for (var code : missing) {
            code.ifPresent(all::add);
        }
        return List.copyOf(all);
    }
}
