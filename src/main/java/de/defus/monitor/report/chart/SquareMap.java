package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedPlaces.Place;
import de.defus.monitor.place.District;
import de.defus.monitor.place.EuropeanGrid;
import de.defus.monitor.questionnaire.check.Square;
import de.defus.monitor.report.Words;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/** The squares of a city on which many set a place, in a few steps. */
public final class SquareMap extends DrawnMap {

    /** Below this a square can hardly be seen; it is drawn larger around its middle. */
    private static final double SMALLEST = 9;

    private final List<Place> places;

    /** @param districts at least one */
    public SquareMap(String title, String description, Words words, List<District> districts, List<Place> places) {
        super(title, description, words, districts);
        this.places = List.copyOf(places);
    }

    @Override
    public boolean isMasked() {
        return false;
    }

    @Override
    void drawMap(Drawing drawing, Outlines outlines) {
        var move = AffineTransform.getTranslateInstance(MARGIN, MARGIN);
        for (int index = 0; index < districts().size(); index++) {
            var shape = move.createTransformedShape(outlines.shape(index));
            drawing.fill(shape, Ink.PAPER);
            drawing.outline(shape, Ink.STRONG_LINE, 1);
        }
        for (int index = 0; index < districts().size(); index++) {
            label(drawing, outlines, index);
        }
        for (var place : places) {
            var area = move.createTransformedShape(outlines.area(corners(Square.of(place.square()))))
                    .getBounds2D();
            var side = Math.max(SMALLEST, area.getWidth());
            var shape = new Rectangle2D.Double(area.getCenterX() - side / 2, area.getCenterY() - side / 2, side, side);
            drawing.fill(shape, step(place));
            drawing.outline(shape, Ink.TEXT, 1);
        }
    }

    private static List<Coordinate> corners(Square square) {
        var side = Square.METRES;
        return List.of(
                EuropeanGrid.degrees(square.east(), square.north()),
                EuropeanGrid.degrees(square.east() + side, square.north()),
                EuropeanGrid.degrees(square.east() + side, square.north() + side),
                EuropeanGrid.degrees(square.east(), square.north() + side));
    }

    /** The steps of this map, lowest first. */
    private List<Place> steps() {
        return places.stream()
                .map(place -> new Place("", place.atLeast(), place.lessThan()))
                .distinct()
                .sorted((one, other) -> Integer.compare(one.atLeast(), other.atLeast()))
                .toList();
    }

    private Ink step(Place place) {
        var lower = steps().stream()
                .filter(step -> step.atLeast() < place.atLeast())
                .count();
        return Ink.step(1 + (int) lower);
    }

    private void label(Drawing drawing, Outlines outlines, int index) {
        var lettering = Lettering.SMALL;
        for (var name :
                List.of(districts().get(index).name(), districts().get(index).key())) {
            Optional<Coordinate> room = outlines.findRoom(index, 0.88 * lettering.width(name), 17);
            if (room.isPresent()) {
                drawing.textWithHalo(
                        name,
                        room.get().x + MARGIN,
                        room.get().y + MARGIN + 5,
                        lettering,
                        Drawing.Anchor.MIDDLE,
                        Ink.SOFT);
                return;
            }
        }
    }

    @Override
    double legend(Drawing drawing, double x, double top) {
        var y = legendTitle(drawing, "report.square.legend", x, top);
        for (var step : steps()) {
            drawing.rectangle(x, y - 8, 16, 16, step(step));
            drawing.outline(new Rectangle2D.Double(x, y - 8, 16, 16), Ink.TEXT, 1);
            drawing.text(people(words(), step), x + 26, y + 5, Lettering.SMALL, Drawing.Anchor.START, Ink.TEXT);
            y += LINE;
        }
        return y;
    }

    /** Such as “20 to 49 people”. */
    public static String people(Words words, Place place) {
        return place.lessThan()
                .map(limit -> words.texts().say("report.square.people", place.atLeast(), limit - 1))
                .orElseGet(() -> words.texts().say("report.square.peopleAndMore", place.atLeast()));
    }
}
