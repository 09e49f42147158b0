package de.defus.monitor.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;

/**
 * The districts of a city as a small SVG to point at: outlines in units of some metres of the {@link EuropeanGrid}, so that
 * a browser can tell a square of the grid without knowing degrees. The root says where the picture begins
 * ({@code data-west}, {@code data-north}, metres) and how long a unit is ({@code data-unit}, metres).
 */
@ApplicationScoped
public class CityMap {

    /** Units of the longer side: enough for a phone at eight times the size, small enough to send. */
    private static final int UNITS = 1600;
    /** Border around the city in units, so that its edge can be pointed at. */
    private static final int MARGIN = 20;

    private final Districts districts;
    private final Map<UUID, Drawn> drawn = new ConcurrentHashMap<>();

    CityMap(Districts districts) {
        this.districts = districts;
    }

    private record Drawn(List<District> districts, String svg) {}

    /** The picture; empty text for a city without districts. */
    public String svg(UUID municipalityId) {
        var present = districts.list(municipalityId);
        var known = drawn.get(municipalityId);
        if (known == null || !known.districts().equals(present)) {
            known = new Drawn(present, present.isEmpty() ? "" : draw(present));
            drawn.put(municipalityId, known);
        }
        return known.svg();
    }

    /** Where the city lies on the grid. */
    public Area area(UUID municipalityId) {
        return new Area(
                districts.list(municipalityId).stream().map(CityMap::inMetres).toList());
    }

    /** The districts in metres of the grid. */
    public record Area(List<Geometry> shapes) {

        /** Whether a square lies in the city, at least with a corner. */
        public boolean touches(int west, int south, int metres) {
            var square = new GeometryFactory().toGeometry(new Envelope(west, west + metres, south, south + metres));
            return shapes.stream().anyMatch(shape -> shape.intersects(square));
        }
    }

    static String draw(List<District> districts) {
        var shapes = districts.stream().map(CityMap::inMetres).toArray(Geometry[]::new);
        var box = new Envelope();
        Arrays.stream(shapes).forEach(shape -> box.expandToInclude(shape.getEnvelopeInternal()));
        var unit = Math.max(box.getWidth(), box.getHeight()) / UNITS;
        var simple = CoverageSimplifier.simplify(shapes, 1.5 * unit);
        var west = box.getMinX() - MARGIN * unit;
        var north = box.getMaxY() + MARGIN * unit;
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" data-west=\"%.1f\" data-north=\"%.1f\""
                        + " data-unit=\"%.4f\">",
                Math.round(box.getWidth() / unit) + 2 * MARGIN,
                Math.round(box.getHeight() / unit) + 2 * MARGIN,
                west,
                north,
                unit));
        for (int index = 0; index < simple.length; index++) {
            svg.append("<path data-code=\"").append(districts.get(index).code()).append("\" d=\"");
            path(svg, simple[index], west, north, unit);
            svg.append("\"/>");
        }
        for (int index = 0; index < simple.length; index++) {
            var middle = simple[index].getInteriorPoint().getCoordinate();
            svg.append(String.format(
                            Locale.ROOT,
                            "<text x=\"%d\" y=\"%d\">",
                            Math.round((middle.x - west) / unit),
                            Math.round((north - middle.y) / unit)))
                    .append(escaped(districts.get(index).name()))
                    .append("</text>");
        }
        return svg.append("</svg>").toString();
    }

    static Geometry inMetres(District district) {
        try {
            var shape = new GeoJsonReader().read(district.outline());
            shape.apply((CoordinateFilter) point -> point.setCoordinate(EuropeanGrid.metres(point.x, point.y)));
            shape.geometryChanged();
            return shape;
        } catch (ParseException impossible) {
            throw new IllegalStateException("a district is stored only with a valid outline", impossible);
        }
    }

    private static void path(StringBuilder svg, Geometry shape, double west, double north, double unit) {
        for (int part = 0; part < shape.getNumGeometries(); part++) {
            if (shape.getGeometryN(part) instanceof Polygon polygon) {
                ring(svg, polygon.getExteriorRing(), west, north, unit);
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    ring(svg, polygon.getInteriorRingN(hole), west, north, unit);
                }
            }
        }
    }

    /** In whole units from corner to corner, which is a third of the length of absolute ones. */
    private static void ring(StringBuilder svg, LineString ring, double west, double north, double unit) {
        var lastX = 0L;
        var lastY = 0L;
        for (int index = 0; index < ring.getNumPoints() - 1; index++) {
            var point = ring.getCoordinateN(index);
            var x = Math.round((point.x - west) / unit);
            var y = Math.round((north - point.y) / unit);
            if (index == 0) {
                svg.append('M').append(x).append(' ').append(y).append('l');
            } else {
                svg.append(x - lastX).append(' ').append(y - lastY).append(' ');
            }
            lastX = x;
            lastY = y;
        }
        svg.append('z');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
