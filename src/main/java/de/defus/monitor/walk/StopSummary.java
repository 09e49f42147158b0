package de.defus.monitor.walk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What was observed at a stop, counted.
 *
 * @param entries how many observations
 * @param feelings how many gave each mark, from the best to the worst
 * @param agreement on the marks, 0 to 1 (Leik 1966); absent below two marks
 * @param ratings how many gave each rating, by criterion, from good to poor; criteria without a rating are left out
 * @param deficits how many observations name a deficit
 * @param qualities how many observations name a quality
 * @param told how many observations have a text
 */
public record StopSummary(
        Stop stop,
        int entries,
        List<Integer> feelings,
        OptionalDouble agreement,
        Map<String, List<Integer>> ratings,
        int deficits,
        int qualities,
        int told) {

    private static final int FIRST_UNEASY = 5;

    public StopSummary {
        feelings = List.copyOf(feelings);
        ratings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ratings));
    }

    static StopSummary of(Stop stop, StopCounts.Counts counted, MethodCatalogue.MethodCard card, int marks, int steps) {
        var feelings =
                IntStream.rangeClosed(1, marks).map(counted::feeling).boxed().toList();
        var ratings = new LinkedHashMap<String, List<Integer>>();
        for (var criterion : card.criteria()) {
            var counts = IntStream.rangeClosed(1, steps)
                    .mapToObj(step -> counted.rating(criterion.key(), step))
                    .toList();
            if (sum(counts) > 0) {
                ratings.put(criterion.key(), counts);
            }
        }
        return new StopSummary(
                stop,
                counted.entries(),
                feelings,
                Agreement.leik(feelings.stream().mapToInt(Integer::intValue).toArray()),
                ratings,
                counted.deficits(),
                counted.qualities(),
                counted.told());
    }

    /** How many gave a mark at all. */
    public int marked() {
        return sum(feelings);
    }

    /** How many gave one of the three uneasy marks. */
    public int uneasy() {
        return sum(feelings.subList(FIRST_UNEASY - 1, feelings.size()));
    }

    /** Share of the uneasy among those who gave a mark, in whole percent; 0 if nobody did. */
    public int uneasyPercent() {
        return marked() == 0 ? 0 : Math.round(100f * uneasy() / marked());
    }

    /**
     * Only what is safe to show everybody: marks and ratings that at least so many gave, and nothing that tells of one
     * person.
     */
    StopSummary published(int fewest) {
        var shown = marked() >= fewest;
        var safe = new LinkedHashMap<String, List<Integer>>();
        ratings.forEach((criterion, counts) -> {
            if (sum(counts) >= fewest) {
                safe.put(criterion, counts);
            }
        });
        return new StopSummary(
                stop,
                entries >= fewest ? entries : 0,
                shown ? feelings : java.util.Collections.nCopies(feelings.size(), 0),
                shown ? agreement : OptionalDouble.empty(),
                safe,
                0,
                0,
                0);
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
