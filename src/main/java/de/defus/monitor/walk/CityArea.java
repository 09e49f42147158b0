package de.defus.monitor.walk;

import de.defus.monitor.place.District;
import de.defus.monitor.platform.problem.Fault;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;

/** Where the city is, for checking places: its districts, or Europe while it has loaded none. */
final class CityArea {

    /** About 200 metres: stops on the far side of the street that is the border still belong to the city. */
    private static final double MARGIN_IN_DEGREES = 0.002;
    /** Europe with its islands: enough to notice latitude and longitude in the wrong order. */
    private static final Envelope EUROPE = new Envelope(-32, 45, 34, 72);

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final List<Area> areas;

    private CityArea(List<Area> areas) {
        this.areas = areas;
    }

    private record Area(int code, Geometry outline) {}

    static CityArea of(List<District> districts) {
        return new CityArea(districts.stream()
                .map(district -> new Area(district.code(), outline(district)))
                .toList());
    }

    /** What is wrong with a place, if anything. */
    Optional<Fault> fault(String where, Position position) {
        if (isInside(position)) {
            return Optional.empty();
        }
        var swapped = new Position(position.latitude(), position.longitude());
        if (isInside(swapped)) {
            return Optional.of(Fault.at(where, "walk.fault.swapped"));
        }
        return Optional.of(Fault.at(where, areas.isEmpty() ? "walk.fault.outsideEurope" : "walk.fault.outside"));
    }

    /** The code of the district a place lies in, or of the nearest within the margin. */
    OptionalInt district(Position position) {
        var point = point(position);
        return areas.stream()
                .filter(area -> area.outline().isWithinDistance(point, MARGIN_IN_DEGREES))
                .min(Comparator.comparingDouble(area -> area.outline().distance(point)))
                .map(area -> OptionalInt.of(area.code()))
                .orElse(OptionalInt.empty());
    }

    /** The outlines, for drawing. */
    List<Geometry> outlines() {
        return areas.stream().map(Area::outline).toList();
    }

    private boolean isInside(Position position) {
        return areas.isEmpty()
                ? EUROPE.contains(position.longitude(), position.latitude())
                : district(position).isPresent();
    }

    private static Geometry point(Position position) {
        return GEOMETRIES.createPoint(new Coordinate(position.longitude(), position.latitude()));
    }

    private static Geometry outline(District district) {
        try {
            return new GeoJsonReader().read(district.outline());
        } catch (ParseException impossible) {
            throw new IllegalStateException("a district is stored only with a valid outline", impossible);
        }
    }
}
