package de.defus.monitor.walk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Reads a route from GeoJSON (RFC 7946: Points and LineStrings) or GPX 1.1 (waypoints, routes, tracks). Points become
 * stops, lines the way between them; the corners of a lone line become stops if there are few.
 */
final class RouteFile {

    static final int MOST_STOPS = 30;
    private static final int MOST_CORNERS = 20_000;

    private final CityArea city;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Stop.Wish> stops = new ArrayList<>();
    private final List<Position> line = new ArrayList<>();

    private RouteFile(CityArea city) {
        this.city = city;
    }

    /**
     * What a file holds.
     *
     * @param hints what may be on purpose but is worth a look, such as a way that crosses itself
     */
    record Route(List<Stop.Wish> stops, List<Position> line, List<Fault> hints) {}

    /**
     * @throws Refusal {@code INVALID_INPUT} with every fault, each naming its point
     */
    static Route read(String text, CityArea city) {
        var file = new RouteFile(city);
        var start = text == null ? "" : text.stripLeading();
        if (start.startsWith("<") || start.startsWith("\uFEFF<")) {
            file.readGpx(start.replace("\uFEFF", ""));
        } else {
            file.readGeoJson(start);
        }
        return file.finish();
    }

    private Route finish() {
        if (faults.isEmpty() && stops.isEmpty() && line.isEmpty()) {
            faults.add(Fault.at("file", "walk.fault.nothingInFile"));
        }
        if (stops.isEmpty() && line.size() <= MOST_STOPS) {
            line.forEach(corner -> stops.add(new Stop.Wish("", "", corner.longitude(), corner.latitude())));
        }
        if (stops.size() > MOST_STOPS) {
            faults.add(Fault.at("file", "walk.fault.tooManyStops", MOST_STOPS));
        }
        if (line.size() > MOST_CORNERS) {
            faults.add(Fault.at("file", "walk.fault.tooManyCorners", MOST_CORNERS));
        }
        if (faults.isEmpty()) {
            for (var i = 0; i < stops.size(); i++) {
                city.fault("point " + (i + 1), stops.get(i).position()).ifPresent(faults::add);
            }
            // One corner of a line is told of, not a thousand.
            line.stream()
                    .flatMap(corner -> city.fault("line", corner).stream())
                    .findFirst()
                    .filter(fault -> faults.isEmpty())
                    .ifPresent(faults::add);
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        return new Route(List.copyOf(stops), List.copyOf(line), hints());
    }

    private List<Fault> hints() {
        var hints = new ArrayList<Fault>();
        if (line.size() > 3) {
            var corners = line.stream()
                    .map(corner -> new Coordinate(corner.longitude(), corner.latitude()))
                    .toArray(Coordinate[]::new);
            if (!new GeometryFactory().createLineString(corners).isSimple()) {
                hints.add(Fault.at("line", "walk.hint.crossing"));
            }
        }
        for (var i = 1; i < stops.size(); i++) {
            if (stops.get(i - 1).position().metresTo(stops.get(i).position()) < 5) {
                hints.add(Fault.at("point " + (i + 1), "walk.hint.samePlace", i, i + 1));
            }
        }
        return hints;
    }

    private void readGeoJson(String text) {
        try {
            var root = Json.MAPPER.readTree(text);
            switch (root.path("type").asText()) {
                case "FeatureCollection" ->
                    root.path("features")
                            .forEach(feature -> geometry(feature.path("geometry"), feature.path("properties")));
                case "Feature" -> geometry(root.path("geometry"), root.path("properties"));
                default -> geometry(root, root.path("properties"));
            }
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            faults.add(Fault.at(
                    place == null ? "file" : place.getLineNr() + ":" + place.getColumnNr(), "walk.fault.unreadable"));
        }
    }

    private void geometry(JsonNode geometry, JsonNode properties) {
        var coordinates = geometry.path("coordinates");
        switch (geometry.path("type").asText()) {
            case "Point" -> stop(coordinates, properties);
            case "MultiPoint" -> coordinates.forEach(point -> stop(point, properties));
            case "LineString" -> coordinates.forEach(this::corner);
            case "MultiLineString" -> coordinates.forEach(part -> part.forEach(this::corner));
            case "GeometryCollection" -> geometry.path("geometries").forEach(part -> geometry(part, properties));
            default -> faults.add(Fault.at("file", "walk.fault.geometry"));
        }
    }

    private void stop(JsonNode point, JsonNode properties) {
        if (isPosition(point)) {
            stops.add(new Stop.Wish(
                    properties.path("name").asText("").strip(),
                    properties
                            .path("reason")
                            .asText(properties.path("desc").asText(""))
                            .strip(),
                    point.get(0).asDouble(),
                    point.get(1).asDouble()));
        }
    }

    private void corner(JsonNode point) {
        if (isPosition(point)) {
            line.add(new Position(point.get(0).asDouble(), point.get(1).asDouble()));
        }
    }

    private boolean isPosition(JsonNode point) {
        var is = point.isArray()
                && point.size() >= 2
                && point.get(0).isNumber()
                && point.get(1).isNumber();
        if (!is) {
            faults.add(Fault.at("file", "walk.fault.position"));
        }
        return is;
    }

    /** No DTD is read, so a file can neither name other files nor blow itself up. */
    private void readGpx(String text) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var xml = factory.createXMLStreamReader(new StringReader(text));
            while (xml.hasNext()) {
                var event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    faults.add(Fault.at("file", "walk.fault.dtd"));
                    return;
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    element(xml);
                }
            }
        } catch (XMLStreamException broken) {
            var place = broken.getLocation();
            faults.add(Fault.at(
                    place == null ? "file" : place.getLineNumber() + ":" + place.getColumnNumber(),
                    "walk.fault.unreadable"));
        }
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "wpt" -> {
                var position = position(xml);
                var name = "";
                var reason = "";
                while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("wpt"))) {
                    if (xml.isStartElement() && xml.getLocalName().equals("name")) {
                        name = xml.getElementText().strip();
                    } else if (xml.isStartElement() && xml.getLocalName().equals("desc")) {
                        reason = xml.getElementText().strip();
                    }
                }
                if (position != null) {
                    stops.add(new Stop.Wish(name, reason, position.longitude(), position.latitude()));
                }
            }
            case "trkpt", "rtept" -> {
                var position = position(xml);
                if (position != null) {
                    line.add(position);
                }
            }
            default -> {
                // Everything else in a GPX file (times, heights, extensions) is nothing a walk needs.
            }
        }
    }

    private Position position(XMLStreamReader xml) {
        try {
            return new Position(
                    Double.parseDouble(xml.getAttributeValue(null, "lon")),
                    Double.parseDouble(xml.getAttributeValue(null, "lat")));
        } catch (NullPointerException | NumberFormatException missing) {
            faults.add(Fault.at(Integer.toString(xml.getLocation().getLineNumber()), "walk.fault.position"));
            return null;
        }
    }
}
