package de.defus.monitor.walk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.defus.monitor.platform.text.SpreadsheetText;
import java.util.List;

/** Walks as GeoJSON and measures as CSV and GeoJSON, for the city's own maps and tables. */
final class WalkExport {

    private static final String LINE_END = "\r\n";

    private WalkExport() {}

    /** A measure with what it is read with: the walk's title, and the places of its stops. */
    record MeasureRow(Measure measure, String walkTitle, List<Stop> stops) {}

    static String geoJson(SummariseWalk.Summary summary) {
        return geoJson(summary.walk().route(), summary.places());
    }

    static String geoJson(ShowWalk.PublicWalk walk) {
        return geoJson(walk.route(), walk.places());
    }

    private static String geoJson(List<Position> route, List<SummariseWalk.Place> places) {
        var root = collection();
        if (route.size() > 1) {
            var line = feature(root).put("kind", "route");
            var geometry = geometry(root, "LineString").putArray("coordinates");
            route.forEach(corner -> geometry.addArray().add(corner.longitude()).add(corner.latitude()));
            line.put("corners", route.size());
        }
        for (var place : places) {
            var here = place.here();
            var properties = feature(root)
                    .put("kind", "stop")
                    .put("number", here.stop().number())
                    .put("name", here.stop().name())
                    .put("reason", here.stop().reason())
                    .put("observations", here.entries())
                    .put("marks", here.marked());
            here.stop().district().ifPresent(code -> properties.put("district", code));
            if (here.marked() > 0) {
                properties.put("uneasyPercent", here.uneasyPercent());
                var feelings = properties.putArray("feelings");
                here.feelings().forEach(feelings::add);
                here.agreement().ifPresent(value -> properties.put("agreement", value));
            }
            here.ratings().forEach((criterion, counts) -> {
                var ratings = properties.putArray("rating_" + criterion);
                counts.forEach(ratings::add);
            });
            point(geometry(root, "Point"), here.stop().position());
        }
        return root.toString();
    }

    static String measuresGeoJson(List<MeasureRow> rows) {
        var root = collection();
        for (var row : rows) {
            for (var stop : row.stops()) {
                var content = row.measure().content();
                feature(root)
                        .put("id", row.measure().id().toString())
                        .put("walk", row.walkTitle())
                        .put("stop", stop.number())
                        .put("place", stop.name())
                        .put("text", content.text())
                        .put("department", content.department())
                        .put("partner", content.partner())
                        .put("priority", content.priority().name())
                        .put("quickFix", content.quickFix())
                        .put(
                                "dueOn",
                                content.dueOn() == null ? null : content.dueOn().toString())
                        .put("costClass", content.costClass().name())
                        .put("state", row.measure().state().name());
                point(geometry(root, "Point"), stop.position());
            }
        }
        return root.toString();
    }

    static String placesGeoJson(ShowMeasures.CityMeasures city) {
        var root = collection();
        for (var place : city.places()) {
            for (var measure : place.measures()) {
                feature(root)
                        .put("number", place.number())
                        .put("place", place.name())
                        .put("walk", place.walk())
                        .put("text", measure.text())
                        .put("department", measure.department())
                        .put("partner", measure.partner())
                        .put(
                                "dueOn",
                                measure.dueOn() == null ? null : measure.dueOn().toString())
                        .put("state", measure.state().name())
                        .put("answer", measure.answer());
                point(geometry(root, "Point"), place.position());
            }
        }
        return root.toString();
    }

    /** RFC 4180, UTF-8, comma; a column a property, a row a measure. */
    static String measuresCsv(List<MeasureRow> rows) {
        var csv = new StringBuilder();
        line(
                csv,
                "id",
                "walk",
                "stops",
                "places",
                "text",
                "department",
                "partner",
                "priority",
                "quick_fix",
                "due_on",
                "cost_class",
                "state",
                "findings",
                "released",
                "public_answer",
                "participation",
                "points");
        for (var row : rows) {
            var content = row.measure().content();
            line(
                    csv,
                    row.measure().id().toString(),
                    row.walkTitle(),
                    join(row.stops().stream()
                            .map(stop -> Integer.toString(stop.number()))
                            .toList()),
                    join(row.stops().stream().map(Stop::name).toList()),
                    content.text(),
                    content.department(),
                    content.partner(),
                    content.priority().name(),
                    Boolean.toString(content.quickFix()),
                    content.dueOn() == null ? "" : content.dueOn().toString(),
                    content.costClass().name(),
                    row.measure().state().name(),
                    Integer.toString(row.measure().findings().size()),
                    Boolean.toString(row.measure().released()),
                    row.measure().publicAnswer(),
                    content.participation() == null
                            ? ""
                            : content.participation().name(),
                    Integer.toString(row.measure().points()));
        }
        return csv.toString();
    }

    private static String join(List<String> texts) {
        return String.join("; ", texts);
    }

    private static void line(StringBuilder csv, String... cells) {
        for (var i = 0; i < cells.length; i++) {
            csv.append(i == 0 ? "" : ",").append(SpreadsheetText.csvField(cells[i], ','));
        }
        csv.append(LINE_END);
    }

    private static ObjectNode collection() {
        var root = Json.MAPPER.createObjectNode().put("type", "FeatureCollection");
        root.putArray("features");
        return root;
    }

    /** Adds a feature and gives its properties. */
    private static ObjectNode feature(ObjectNode root) {
        var feature = root.withArray("features").addObject().put("type", "Feature");
        return feature.putObject("properties");
    }

    /** The geometry of the feature added last. */
    private static ObjectNode geometry(ObjectNode root, String type) {
        var features = root.withArray("features");
        return ((ObjectNode) features.get(features.size() - 1))
                .putObject("geometry")
                .put("type", type);
    }

    private static void point(ObjectNode geometry, Position position) {
        geometry.putArray("coordinates").add(position.longitude()).add(position.latitude());
    }
}
