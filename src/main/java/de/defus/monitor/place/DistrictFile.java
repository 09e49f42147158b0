package de.defus.monitor.place;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Reads districts from a GeoJSON FeatureCollection (RFC 7946) and finds every fault in it. */
final class DistrictFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MOST_DISTRICTS = 99;
    private static final int LONGEST_NAME = 500;
    private static final int MOST_CORNERS = 1_000_000;
    /** Europe with its islands: enough to notice latitude and longitude in the wrong order. */
    private static final Envelope EUROPE = new Envelope(-32, 45, 34, 72);
    /** Neighbours may share slivers up to this part of the smaller one's area. */
    private static final double OVERLAP_TOLERANCE = 0.001;

    private final List<Fault> faults = new ArrayList<>();
    private final List<District> districts = new ArrayList<>();
    private final List<Geometry> outlines = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<Integer> codes = new HashSet<>();

    private DistrictFile() {}

    /**
     * The districts of a file.
     *
     * @throws Refusal {@code GEOMETRY_INVALID} with every fault, each naming its feature (counted from 1)
     */
    static List<District> read(String text) {
        var file = new DistrictFile();
        file.parse(text);
        if (file.faults.isEmpty()) {
            file.checkOverlaps();
        }
        if (!file.faults.isEmpty()) {
            throw new Refusal(ProblemType.GEOMETRY_INVALID, file.faults);
        }
        return file.districts;
    }

    private void parse(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            fault(place == null ? "1" : place.getLineNr() + ":" + place.getColumnNr(), "place.fault.json");
            return;
        }
        var features = root.path("features");
        if (!"FeatureCollection".equals(root.path("type").asText()) || !features.isArray() || features.isEmpty()) {
            fault("type", "place.fault.collection");
            return;
        }
        if (features.size() > MOST_DISTRICTS) {
            fault("features", "place.fault.tooMany", MOST_DISTRICTS);
            return;
        }
        for (int index = 0; index < features.size(); index++) {
            read(features.get(index), index + 1);
        }
    }

    private void read(JsonNode feature, int number) {
        var properties = feature.path("properties");
        var key = properties.path("key").asText("").strip();
        var name = properties.path("name").asText("").strip();
        var code = code(properties.path("code"), number);
        var where = "feature " + number;
        if (!isName(key) || !isName(name)) {
            fault(where, "place.fault.properties");
        } else if (!keys.add(key)) {
            fault(where, "place.fault.duplicate", key);
        }
        if (code < 1 || code > MOST_DISTRICTS) {
            fault(where, "place.fault.code", properties.path("code").asText());
        } else if (!codes.add(code)) {
            fault(where, "place.fault.duplicate", Integer.toString(code));
        }
        var geometry = feature.path("geometry");
        outline(geometry, where).ifPresent(outline -> {
            outlines.add(outline);
            districts.add(new District(code, key, name, plain(geometry)));
        });
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NAME
                && text.codePoints()
                        .noneMatch(point ->
                                Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
    }

    /** The code, a whole number also as text; the feature's number if it has none; 0 if it cannot be one. */
    private static int code(JsonNode node, int number) {
        if (node.isMissingNode() || node.isNull()) {
            return number;
        }
        return node.asText().matches("[0-9]{1,9}") ? Integer.parseInt(node.asText()) : 0;
    }

    /** The geometry without whatever else a program wrote into it. */
    private static String plain(JsonNode geometry) {
        var outline = JsonNodeFactory.instance.objectNode();
        outline.set("type", geometry.path("type"));
        outline.set("coordinates", geometry.path("coordinates"));
        return outline.toString();
    }

    private Optional<Geometry> outline(JsonNode geometry, String where) {
        Geometry outline;
        try {
            outline = new GeoJsonReader().read(geometry.toString());
        } catch (ParseException | RuntimeException unreadable) {
            // JTS reports open rings and missing numbers by exceptions of several kinds.
            fault(where, "place.fault.geometry");
            return Optional.empty();
        }
        if (!(outline instanceof Polygonal) || outline.isEmpty()) {
            fault(where, "place.fault.polygon");
            return Optional.empty();
        }
        if (outline.getNumPoints() > MOST_CORNERS) {
            fault(where, "place.fault.corners", MOST_CORNERS);
            return Optional.empty();
        }
        var box = outline.getEnvelopeInternal();
        if (!EUROPE.contains(box)) {
            var swapped = EUROPE.contains(new Envelope(box.getMinY(), box.getMaxY(), box.getMinX(), box.getMaxX()));
            fault(where, swapped ? "place.fault.swapped" : "place.fault.outside");
            return Optional.empty();
        }
        var check = new IsValidOp(outline);
        if (!check.isValid()) {
            var at = check.getValidationError().getCoordinate();
            fault(where, "place.fault.crossing", String.format(Locale.ROOT, "%.5f, %.5f", at.x, at.y));
            return Optional.empty();
        }
        return Optional.of(outline);
    }

    private void checkOverlaps() {
        for (int one = 0; one < outlines.size(); one++) {
            for (int other = one + 1; other < outlines.size(); other++) {
                var first = outlines.get(one);
                var second = outlines.get(other);
                if (first.getEnvelopeInternal().intersects(second.getEnvelopeInternal())
                        && first.intersection(second).getArea()
                                > OVERLAP_TOLERANCE * Math.min(first.getArea(), second.getArea())) {
                    fault(
                            "feature " + (other + 1),
                            "place.fault.overlap",
                            districts.get(one).name(),
                            districts.get(other).name());
                }
            }
        }
    }

    private void fault(String where, String key, Object... arguments) {
        faults.add(Fault.at(where, key, arguments));
    }
}
