package de.defus.monitor.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stop's figures as pages show them.
 *
 * @param agreement in percent; absent if too few gave a mark
 * @param observations those with a text; of a large walk the first of them only
 * @param otherPercent share of the uneasy at the same place in other light, in percent
 */
public record PlaceView(
        StopSummary summary,
        List<Column> marks,
        List<Row> ratings,
        Optional<Integer> agreement,
        Optional<Integer> otherPercent,
        List<Observation> observations) {

    private static final int TALLEST = 40;
    private static final int WIDTH_OF_A_MARK = 20;

    /** One of the seven marks: how many gave it, and how tall its bar is. */
    public record Column(int value, String label, int count, double height, double otherHeight) {

        /** Where its bar begins in the drawing. */
        public int left() {
            return (value - 1) * WIDTH_OF_A_MARK + 2;
        }

        /** Where the bar of the walk in other light begins. */
        public int otherLeft() {
            return left() + WIDTH_OF_A_MARK - 8;
        }

        public double top() {
            return TALLEST - height;
        }

        public double otherTop() {
            return TALLEST - otherHeight;
        }
    }

    /** A criterion: how many gave each rating, and the parts of its bar. */
    public record Row(String label, List<Part> parts) {}

    /** A part of a bar, in percent of its length. */
    public record Part(int value, String label, int count, double start, double length) {}

    static PlaceView of(
            SummariseWalk.Place place, MethodCatalogue catalogue, List<Observation> observations, String language) {
        var here = place.here();
        var there = place.there().filter(other -> other.marked() > 0);
        var tallest =
                Math.max(largestShare(here), there.map(PlaceView::largestShare).orElse(0.0));
        var columns = new ArrayList<Column>();
        for (var mark : catalogue.feelings()) {
            var index = mark.value() - 1;
            columns.add(new Column(
                    mark.value(),
                    mark.label().in(language),
                    here.feelings().get(index),
                    height(here, index, tallest),
                    there.map(other -> height(other, index, tallest)).orElse(0.0)));
        }
        var rows = new ArrayList<Row>();
        for (var card : catalogue.list().stream()
                .flatMap(method -> method.criteria().stream())
                .distinct()
                .toList()) {
            var counts = here.ratings().get(card.key());
            if (counts != null) {
                rows.add(new Row(card.label().in(language), parts(counts, catalogue, language)));
            }
        }
        return new PlaceView(
                here,
                columns,
                rows,
                here.agreement().isPresent()
                        ? Optional.of((int) Math.round(here.agreement().getAsDouble() * 100))
                        : Optional.empty(),
                there.map(StopSummary::uneasyPercent),
                observations);
    }

    /** The marks that somebody gave. */
    public List<Column> given() {
        return marks.stream().filter(mark -> mark.count() > 0).toList();
    }

    /** Whether more was told than is shown. */
    public boolean isCut() {
        return observations.size() < summary.told();
    }

    private static List<Part> parts(List<Integer> counts, MethodCatalogue catalogue, String language) {
        var total = counts.stream().mapToInt(Integer::intValue).sum();
        var parts = new ArrayList<Part>();
        var start = 0.0;
        for (var step : catalogue.ratings()) {
            var count = counts.get(step.value() - 1);
            var length = Math.round(1000.0 * count / total) / 10.0;
            parts.add(new Part(step.value(), step.label().in(language), count, start, length));
            start += length;
        }
        return parts;
    }

    private static double largestShare(StopSummary stop) {
        return stop.marked() == 0
                ? 0
                : (double) stop.feelings().stream().max(Integer::compare).orElse(0) / stop.marked();
    }

    private static double height(StopSummary stop, int index, double tallest) {
        return stop.marked() == 0 || tallest == 0
                ? 0
                : Math.round(10.0 * TALLEST * stop.feelings().get(index) / stop.marked() / tallest) / 10.0;
    }
}
