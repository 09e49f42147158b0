package de.defus.monitor.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryEditor;

/**
 * A walk drawn to scale without a map: stops, the way between them, borders of districts, and a bar for the scale. No map
 * server is asked, because it would learn where a city plans to walk.
 *
 * @param line the way, as an SVG path
 * @param borders outlines of the districts around, as SVG paths
 * @param bar length of the scale bar in units of the drawing
 * @param barMetres length of the scale bar in metres
 */
public record RouteSketch(
        int width, int height, List<Mark> marks, String line, List<String> borders, double bar, int barMetres) {

    private static final int WIDTH = 720;
    private static final int LOWEST = 300;
    private static final int HIGHEST = 520;
    private static final int MARGIN = 60;
    /** From the middle of a stop down to the line its number stands on. */
    private static final double NUMBER_FOOT = 5.4;
    /** Below the stops, for the scale bar. */
    private static final int FOOT = 80;

    private static final double METRES_A_DEGREE = 111_195;
    private static final double SMALLEST_EXTENT = 0.0008;

    public RouteSketch {
        marks = List.copyOf(marks);
        borders = List.copyOf(borders);
    }

    /** A stop in the drawing. */
    public record Mark(int number, String name, double x, double y) {

        /** Where its number stands. */
        public double foot() {
            return round(y + NUMBER_FOOT);
        }
    }

    /** The bar for the scale, as an SVG path that other programs than browsers can read too. */
    public String barPath() {
        return String.format(
                Locale.ROOT, "M16.0 %1$d.0L16.0 %2$d.0L%3$.1f %2$d.0L%3$.1f %1$d.0", barY() - 6, barY(), 16 + bar);
    }

    /** Where the length of the bar stands. */
    public int barFoot() {
        return barY() - 8;
    }

    public boolean isEmpty() {
        return marks.isEmpty();
    }

    /** Where the scale bar stands. */
    public int barY() {
        return height - 18;
    }

    public String viewBox() {
        return "0 0 " + width + " " + height;
    }

    /** Places without a way between them, in the whole city. */
    static RouteSketch ofPlaces(List<Stop> places, List<Geometry> outlines) {
        var extent = new Envelope();
        outlines.forEach(outline -> extent.expandToInclude(outline.getEnvelopeInternal()));
        var drawn = of(places, List.of(), outlines, extent);
        return new RouteSketch(
                drawn.width(), drawn.height(), drawn.marks(), "", drawn.borders(), drawn.bar(), drawn.barMetres());
    }

    static RouteSketch of(List<Stop> stops, List<Position> route, List<Geometry> outlines) {
        return of(stops, route, outlines, new Envelope());
    }

    private static RouteSketch of(List<Stop> stops, List<Position> route, List<Geometry> outlines, Envelope extent) {
        stops.forEach(stop -> extent.expandToInclude(
                stop.position().longitude(), stop.position().latitude()));
        route.forEach(corner -> extent.expandToInclude(corner.longitude(), corner.latitude()));
        if (stops.isEmpty()) {
            return new RouteSketch(WIDTH, LOWEST, List.of(), "", List.of(), 0, 0);
        }
        var east = Math.cos(Math.toRadians(extent.centre().y));
        var wide = Math.max(extent.getWidth() * east, SMALLEST_EXTENT);
        var high = Math.max(extent.getHeight(), SMALLEST_EXTENT);
        var height = (int) Math.min(HIGHEST, Math.max(LOWEST, 2 * MARGIN + (WIDTH - 2 * MARGIN) * high / wide));
        var scale = Math.min((WIDTH - 2 * MARGIN) / wide, (height - 2 * MARGIN) / high);
        var plane = new Plane(extent.centre(), east, scale, WIDTH / 2.0, height / 2.0);
        var marks = stops.stream()
                .map(stop -> new Mark(stop.number(), stop.name(), plane.x(stop.position()), plane.y(stop.position())))
                .toList();
        var way = route.size() > 1 ? route : stops.stream().map(Stop::position).toList();
        var metres = roundMetres(WIDTH / 4.0 / scale * METRES_A_DEGREE);
        return new RouteSketch(
                WIDTH,
                height + FOOT,
                marks,
                plane.path(way),
                borders(outlines, plane, height + FOOT),
                round(metres * scale / METRES_A_DEGREE),
                metres);
    }

    private static List<String> borders(List<Geometry> outlines, Plane plane, int height) {
        var view = new Envelope(0, WIDTH, 0, height);
        var paths = new ArrayList<String>();
        for (var outline : outlines) {
            for (var i = 0; i < outline.getNumGeometries(); i++) {
                var drawn = new GeometryEditor().edit(outline.getGeometryN(i), plane.operation());
                if (drawn.getEnvelopeInternal().intersects(view)) {
                    var corners = new ArrayList<String>();
                    for (var corner : drawn.getCoordinates()) {
                        corners.add(round(corner.x) + " " + round(corner.y));
                    }
                    paths.add("M" + String.join("L", corners) + "Z");
                }
            }
        }
        return paths;
    }

    /** The largest of 10, 20, 50, 100, … that is not longer than this. */
    private static int roundMetres(double metres) {
        var power = Math.pow(10, Math.floor(Math.log10(Math.max(metres, 10))));
        var digit = metres / power >= 5 ? 5 : metres / power >= 2 ? 2 : 1;
        return (int) (digit * power);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** Degrees to units of the drawing: a plane at the middle of the walk, north at the top. */
    private record Plane(Coordinate centre, double east, double scale, double middleX, double middleY) {

        double x(Position position) {
            return round(middleX + (position.longitude() - centre.x) * east * scale);
        }

        double y(Position position) {
            return round(middleY - (position.latitude() - centre.y) * scale);
        }

        String path(List<Position> way) {
            var corners = way.stream()
                    .map(corner -> String.format(Locale.ROOT, "%.1f %.1f", x(corner), y(corner)))
                    .toList();
            return corners.size() < 2 ? "" : "M" + String.join("L", corners);
        }

        GeometryEditor.CoordinateOperation operation() {
            return new GeometryEditor.CoordinateOperation() {
                @Override
                public Coordinate[] edit(Coordinate[] corners, Geometry geometry) {
                    var drawn = new Coordinate[corners.length];
                    for (var i = 0; i < corners.length; i++) {
                        var position = new Position(corners[i].x, corners[i].y);
                        drawn[i] = new Coordinate(x(position), y(position));
                    }
                    return drawn;
                }
            };
        }
    }
}
