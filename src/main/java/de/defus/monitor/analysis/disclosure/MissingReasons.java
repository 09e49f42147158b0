package de.defus.monitor.analysis.disclosure;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many answers are missing and why. A reason that fewer people have than the minimum base is not told apart from others;
 * they become one number, which is withheld if it is that small itself.
 */
public final class MissingReasons {

    /** Stands for the reasons that are not told apart. */
    public static final int NOT_TOLD = 0;

    private MissingReasons() {}

    /**
     * Counts that may be shown.
     *
     * @param counts by reason
     * @param possible reasons that respondents may have for leaving the item open
     * @param routed reason of those who were not asked; what they answered before decides, so it is never joined to others
     */
    public static Map<Integer, Integer> tell(
            Map<Integer, Integer> counts, Collection<Integer> possible, int routed, int minimumBase) {
        var told = new TreeMap<Integer, Integer>();
        var joined = new TreeSet<>(possible);
        joined.remove(routed);
        counts.forEach((reason, count) -> {
            if (count >= minimumBase) {
                told.put(reason, count);
                joined.remove(reason);
            } else if (reason != routed) {
                joined.add(reason);
            }
        });
        while (sum(counts, joined) > 0 && (joined.size() < 2 || sum(counts, joined) < minimumBase)) {
            var smallest = told.entrySet().stream()
                    .filter(entry -> entry.getKey() != routed)
                    .min(Map.Entry.comparingByValue());
            if (smallest.isEmpty()) {
                break;
            }
            told.remove(smallest.get().getKey());
            joined.add(smallest.get().getKey());
        }
        var rest = sum(counts, joined);
        if (rest >= minimumBase) {
            told.put(NOT_TOLD, rest);
        }
        return told;
    }

    private static int sum(Map<Integer, Integer> counts, Collection<Integer> reasons) {
        return reasons.stream()
                .mapToInt(reason -> counts.getOrDefault(reason, 0))
                .sum();
    }
}
