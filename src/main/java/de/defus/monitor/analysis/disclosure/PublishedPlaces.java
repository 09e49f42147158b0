package de.defus.monitor.analysis.disclosure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The squares of a map on which many set a place. A square is shown from {@link #FEWEST} people on, or from the minimum base
 * if that is more, and only with the step its count reaches: no count is told, neither of a square, nor of those left out,
 * nor of all, so nothing can be taken off anything.
 *
 * @param item the question
 * @param squares by their names
 */
public record PublishedPlaces(String item, List<Place> squares) {

    /** The fewest people of a square that is shown: fewer may be a household and its neighbours. */
    public static final int FEWEST = 10;

    /** People from whose number on a square reaches the next step. */
    private static final List<Integer> STEPS = List.of(20, 50, 100);

    /**
     * A square.
     *
     * @param square its name
     * @param atLeast so many people set it, or more
     * @param lessThan and fewer than so many; absent in the highest step
     */
    public record Place(String square, int atLeast, Optional<Integer> lessThan) {}

    public PublishedPlaces {
        squares = List.copyOf(squares);
    }

    /**
     * What of these counts may be shown.
     *
     * @param counts people by name of the square
     * @param minimumBase of the wave
     */
    public static PublishedPlaces of(String item, Map<String, Integer> counts, int minimumBase) {
        var fewest = Math.max(FEWEST, minimumBase);
        return new PublishedPlaces(
                item,
                counts.entrySet().stream()
                        .filter(count -> count.getValue() >= fewest)
                        .map(count -> place(count.getKey(), count.getValue(), fewest))
                        .sorted(Comparator.comparing(Place::square))
                        .toList());
    }

    private static Place place(String square, int people, int fewest) {
        // A first step of a single number would tell it.
        var limits = IntStream.concat(
                        IntStream.of(fewest),
                        STEPS.stream().mapToInt(Integer::intValue).filter(step -> step > fewest + 1))
                .boxed()
                .toList();
        var reached = limits.stream().filter(limit -> limit <= people).toList();
        var next = limits.stream().filter(limit -> limit > people).findFirst();
        return new Place(square, reached.get(reached.size() - 1), next);
    }
}
