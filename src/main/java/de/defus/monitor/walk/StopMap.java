package de.defus.monitor.walk;

import java.util.Comparator;
import java.util.List;

/**
 * All observations of a walk on one small drawing: a disc for each stop, as large as what was noted there and as dark as the
 * share of those who felt uneasy. Its size does not grow with the number of observations.
 */
public record StopMap(RouteSketch sketch, List<Disc> discs) {

    private static final double SMALLEST = 13;
    private static final double LARGEST = 34;
    private static final int STEPS = 5;

    /**
     * A stop.
     *
     * @param step 1 (less than a fifth uneasy) to 5 (four fifths or more); 0 if nobody gave a mark
     * @param percent share of the uneasy, in percent
     */
    public record Disc(RouteSketch.Mark mark, StopSummary stop, double radius, int step, int percent) {

        /** Where the share is written: below the disc. */
        public double labelY() {
            return Math.round((mark.y() + radius + 15) * 10) / 10.0;
        }
    }

    public StopMap {
        discs = List.copyOf(discs);
    }

    /** Large discs come first, so that small ones lie on top. */
    static StopMap of(RouteSketch sketch, List<StopSummary> stops) {
        var most = stops.stream().mapToInt(StopSummary::entries).max().orElse(0);
        return new StopMap(
                sketch,
                sketch.marks().stream()
                        .flatMap(mark -> stops.stream()
                                .filter(stop -> stop.stop().number() == mark.number())
                                .map(stop -> disc(mark, stop, most)))
                        .sorted(Comparator.comparingDouble(Disc::radius).reversed())
                        .toList());
    }

    private static Disc disc(RouteSketch.Mark mark, StopSummary stop, int most) {
        var size = most == 0 ? 0 : Math.sqrt((double) stop.entries() / most);
        var radius = Math.round(10 * Math.max(SMALLEST, LARGEST * size)) / 10.0;
        var step = stop.marked() == 0 ? 0 : Math.min(STEPS, 1 + stop.uneasyPercent() * STEPS / 100);
        return new Disc(mark, stop, radius, step, stop.uneasyPercent());
    }
}
