package de.defus.monitor.report.chart;

import de.defus.monitor.place.District;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;

/**
 * The outlines of a city's districts on paper: an equirectangular projection with the city's own latitude as its true one,
 * good to a fraction of a pixel for anything as small as a city; simplified together, so that neighbours keep one border.
 */
final class Outlines {

    private static final double METRES_PER_DEGREE = 111_320;
    private static final double FINEST = 0.4;
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int MOST_KEPT = 48;

    /** Drawing of outlines does not change them; the least recently asked for goes first. */
    private static final Map<Sheet, Outlines> KEPT = new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sheet, Outlines> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private final List<Geometry> shapes;
    private final double height;
    private final double pixelsPerMetre;
    private final AffineTransformation project;

    private Outlines(List<Geometry> shapes, double height, double pixelsPerMetre, AffineTransformation project) {
        this.project = project;
        this.shapes = shapes;
        this.height = height;
        this.pixelsPerMetre = pixelsPerMetre;
    }

    /** A city on a sheet; districts are compared by their text, which is the same object as long as they do not change. */
    private record Sheet(List<District> districts, double width, double mostHeight) {}

    /** Outlines that fit a sheet, in the order of the districts; the last ones asked for are kept. */
    static Outlines of(List<District> districts, double width, double mostHeight) {
        var sheet = new Sheet(List.copyOf(districts), width, mostHeight);
        synchronized (KEPT) {
            var known = KEPT.get(sheet);
            if (known != null) {
                return known;
            }
        }
        var made = make(districts, width, mostHeight);
        synchronized (KEPT) {
            KEPT.put(sheet, made);
        }
        return made;
    }

    private static Outlines make(List<District> districts, double width, double mostHeight) {
        var raw = districts.stream().map(Outlines::parse).toArray(Geometry[]::new);
        var box = new Envelope();
        for (var shape : raw) {
            box.expandToInclude(shape.getEnvelopeInternal());
        }
        var shrink = Math.cos(Math.toRadians(box.centre().y));
        var scale = Math.min(width / (box.getWidth() * shrink), mostHeight / box.getHeight());
        var project = AffineTransformation.translationInstance(-box.getMinX(), -box.getMaxY())
                .scale(scale * shrink, -scale)
                .translate((width - box.getWidth() * shrink * scale) / 2, 0);
        for (int index = 0; index < raw.length; index++) {
            raw[index] = project.transform(raw[index]);
        }
        var simple = CoverageSimplifier.simplify(raw, FINEST);
        return new Outlines(List.of(simple), box.getHeight() * scale, scale / METRES_PER_DEGREE, project);
    }

    private static Geometry parse(District district) {
        try {
            return new GeoJsonReader().read(district.outline());
        } catch (ParseException broken) {
            throw new IllegalStateException("a stored outline cannot be read: " + district.key(), broken);
        }
    }

    double height() {
        return height;
    }

    /** Pixels a metre is long. */
    double pixelsPerMetre() {
        return pixelsPerMetre;
    }

    /** An area given by its corners in degrees, longitude first. */
    Shape area(List<Coordinate> corners) {
        var path = new Path2D.Double();
        for (int index = 0; index < corners.size(); index++) {
            var point = project.transform(corners.get(index), new Coordinate());
            if (index == 0) {
                path.moveTo(point.x, point.y);
            } else {
                path.lineTo(point.x, point.y);
            }
        }
        path.closePath();
        return path;
    }

    Shape shape(int index) {
        var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        var geometry = shapes.get(index);
        for (int part = 0; part < geometry.getNumGeometries(); part++) {
            if (geometry.getGeometryN(part) instanceof Polygon polygon) {
                ring(path, polygon.getExteriorRing());
                IntStream.range(0, polygon.getNumInteriorRing())
                        .forEach(hole -> ring(path, polygon.getInteriorRingN(hole)));
            }
        }
        return path;
    }

    private static void ring(Path2D path, LineString ring) {
        append(path, ring);
        path.closePath();
    }

    private static void append(Path2D path, LineString line) {
        for (int index = 0; index < line.getNumPoints(); index++) {
            var point = line.getCoordinateN(index);
            if (index == 0) {
                path.moveTo(point.x, point.y);
            } else {
                path.lineTo(point.x, point.y);
            }
        }
    }

    /** Slanting lines inside a district. */
    Shape hatching(int index, double distance) {
        var geometry = shapes.get(index);
        var box = geometry.getEnvelopeInternal();
        var path = new Path2D.Double();
        var reach = box.getHeight();
        // On whole multiples, so that the lines of neighbours meet.
        var first = Math.floor((box.getMinX() - box.getMaxY()) / distance) * distance;
        for (var shift = first; shift < box.getMaxX() - box.getMinY() + reach; shift += distance) {
            var line = FACTORY.createLineString(new Coordinate[] {
                new Coordinate(shift + box.getMinY(), box.getMinY()),
                new Coordinate(shift + box.getMaxY(), box.getMaxY())
            });
            var inside = geometry.intersection(line);
            for (int part = 0; part < inside.getNumGeometries(); part++) {
                if (inside.getGeometryN(part) instanceof LineString piece) {
                    append(path, piece);
                }
            }
        }
        return path;
    }

    /** A point around which a box of this size lies inside a district, as near to its middle as can be found. */
    Optional<Coordinate> findRoom(int index, double width, double height) {
        var shape = shapes.get(index);
        var middle = shape.getCentroid().getCoordinate();
        var points = new ArrayList<Coordinate>();
        for (var down : List.of(0.0, -0.6, 0.6, -1.2, 1.2)) {
            for (var right : List.of(0.0, -0.15, 0.15, -0.3, 0.3)) {
                points.add(new Coordinate(middle.x + right * width, middle.y + down * height));
            }
        }
        points.add(shape.getInteriorPoint().getCoordinate());
        return points.stream()
                .filter(point -> shape.contains(FACTORY.toGeometry(new Envelope(
                        point.x - width / 2, point.x + width / 2, point.y - height / 2, point.y + height / 2))))
                .findFirst();
    }
}
