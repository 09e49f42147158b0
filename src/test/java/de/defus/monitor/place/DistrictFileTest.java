package de.defus.monitor.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistrictFileTest {

    private static final String SQUARE = "[[8,50],[8.1,50],[8.1,50.1],[8,50.1],[8,50]]";

    @Test
    void aSquareIsADistrict() {
        var read = DistrictFile.read(collection(feature("A", "Mitte", "7", SQUARE)));
        assertEquals(1, read.size());
        assertEquals(7, read.get(0).code());
        assertEquals("A", read.get(0).key());
        assertEquals("Mitte", read.get(0).name());
        assertEquals(
                "{\"type\":\"Polygon\",\"coordinates\":[" + SQUARE + "]}",
                read.get(0).outline());
    }

    @Test
    void theDemoCityIsReadWhole() throws IOException {
        try (var stream = getClass().getResourceAsStream("/demo/districts.geojson")) {
            var read = DistrictFile.read(TextFile.read(stream.readAllBytes()));
            assertTrue(read.size() > 3);
            assertEquals(
                    read.size(), read.stream().map(District::code).distinct().count());
        }
    }

    @Test
    void withoutACodeTheOrderGivesIt() {
        var read = DistrictFile.read(
                collection(feature("A", "Mitte", null, SQUARE), feature("B", "Süd", null, shifted(1))));
        assertEquals(List.of(1, 2), read.stream().map(District::code).toList());
    }

    @Test
    void neighboursMayShareTheirBorder() {
        var read = DistrictFile.read(collection(
                feature("A", "West", "1", SQUARE),
                feature("B", "Ost", "2", "[[8.1,50],[8.2,50],[8.2,50.1],[8.1,50.1],[8.1,50]]")));
        assertEquals(2, read.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"type\": \"FeatureCollection\", \"features\": [}", "no json", "{} {}", "[1,2"})
    void brokenJsonIsNamedWithLineAndColumn(String text) {
        var fault = onlyFault("\n" + text);
        assertEquals("place.fault.json", fault.messageKey());
        assertTrue(fault.where().matches("[0-9]+:[0-9]+"), fault.where());
        assertFalse(fault.where().startsWith("1:"), "the line is that of the fault: " + fault.where());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{}",
                "3",
                "{\"type\":\"FeatureCollection\"}",
                "{\"type\":\"FeatureCollection\",\"features\":[]}",
                "{\"type\":\"FeatureCollection\",\"features\":{}}",
                "{\"type\":\"Feature\",\"features\":[1]}"
            })
    void whatIsNoCollectionIsSaidToBeNone(String text) {
        assertEquals(Fault.at("type", "place.fault.collection"), onlyFault(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crosses itself | [[8,50],[8.1,50.1],[8.1,50],[8,50.1],[8,50]] | place.fault.crossing",
                "latitude first | [[50,8],[50,8.1],[50.1,8.1],[50.1,8],[50,8]] | place.fault.swapped",
                "metres | [[446000,5540000],[447000,5540000],[447000,5541000],[446000,5540000]] | place.fault.outside",
                "another continent | [[-74,40.7],[-73.9,40.7],[-73.9,40.8],[-74,40.7]] | place.fault.outside",
                "one corner far away | [[8,50],[80,50],[8.1,50.1],[8,50]] | place.fault.outside",
                "beyond the pole | [[8,1000],[8.1,1000],[8.1,1001],[8,1000]] | place.fault.outside",
                "endless | [[1e999,50],[8.1,50],[8.1,50.1],[1e999,50]] | place.fault.geometry",
                "not closed | [[8,50],[8.1,50],[8.1,50.1]] | place.fault.geometry",
                "one point | [[8,50]] | place.fault.geometry",
                "text | [[\"8\",\"50\"]] | place.fault.geometry",
                "nulls | [null,null,null,null] | place.fault.geometry",
                "empty | [] | place.fault.polygon"
            })
    void aWrongOutlineIsNamed(String what, String ring, String key) {
        var fault = onlyFault(collection(feature("A", "Mitte", "1", ring)));
        assertEquals(key, fault.messageKey(), what);
        assertEquals("feature 1", fault.where());
    }

    @Test
    void aCrossingIsShownWhereItIs() {
        var fault = onlyFault(collection(feature("A", "Mitte", "1", "[[8,50],[8.1,50.1],[8.1,50],[8,50.1],[8,50]]")));
        assertEquals(List.of("8.05000, 50.05000"), fault.arguments());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Point\",\"coordinates\":[8,50]}",
                "{\"type\":\"LineString\",\"coordinates\":[[8,50],[9,51]]}",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[]}",
                "{\"type\":\"Polygon\"}"
            })
    void onlyAreasAreDistricts(String geometry) {
        assertEquals("place.fault.polygon", onlyFault(withGeometry(geometry)).messageKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "7", "{\"type\":\"Kreis\"}"})
    void anUnreadableGeometryIsNamed(String geometry) {
        assertEquals("place.fault.geometry", onlyFault(withGeometry(geometry)).messageKey());
    }

    @ParameterizedTest
    @CsvSource({"'',Mitte", "' ',Mitte", "A,''", "A,'  '", "A\\u0000,Mitte", "A,Mit\\u0000te", "A,Mit\\nte", "A,\\ud800"
    })
    void keyAndNameMustBeThere(String key, String name) {
        assertEquals(
                List.of(Fault.at("feature 1", "place.fault.properties")),
                faults(collection(feature(key, name, "1", SQUARE))));
    }

    @Test
    void namesHaveALimit() {
        assertEquals(
                500,
                DistrictFile.read(collection(feature("A", "x".repeat(500), "1", SQUARE)))
                        .get(0)
                        .name()
                        .length());
        assertEquals(
                "place.fault.properties",
                onlyFault(collection(feature("A", "x".repeat(501), "1", SQUARE)))
                        .messageKey());
        assertEquals(
                "place.fault.properties",
                onlyFault(collection(feature("x".repeat(501), "A", "1", SQUARE)))
                        .messageKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100", "-1", "1.5", "\"eins\"", "true", "99999999999"})
    void aCodeIsACategory(String code) {
        assertEquals(
                "place.fault.code",
                onlyFault(collection(feature("A", "Mitte", code, SQUARE))).messageKey());
    }

    @Test
    void duplicatesAreNamedAtTheLaterFeature() {
        assertEquals(
                List.of(
                        Fault.at("feature 2", "place.fault.duplicate", "A"),
                        Fault.at("feature 3", "place.fault.duplicate", "1")),
                faults(collection(
                        feature("A", "Mitte", "1", SQUARE),
                        feature("A", "Nord", "2", shifted(1)),
                        feature("C", "Süd", "1", shifted(2)))));
    }

    @Test
    void overlapsNameBoth() {
        var fault = onlyFault(collection(feature("A", "Mitte", "1", SQUARE), feature("B", "Süd", "2", SQUARE)));
        assertEquals(Fault.at("feature 2", "place.fault.overlap", "Mitte", "Süd"), fault);
    }

    @Test
    void everyFaultIsFoundAtOnce() {
        var keys = faults(collection(
                        feature("", "Mitte", "100", "[]"),
                        feature("B", "Süd", "2", "[[50,8],[50,8.1],[50.1,8.1],[50,8]]")))
                .stream()
                .map(Fault::messageKey)
                .toList();
        assertEquals(
                List.of("place.fault.properties", "place.fault.code", "place.fault.polygon", "place.fault.swapped"),
                keys);
    }

    @Test
    void aHundredDistrictsAreTooMany() {
        var many = IntStream.rangeClosed(1, 100)
                .mapToObj(number -> feature("D" + number, "Teil", null, shifted(number)))
                .toArray(String[]::new);
        assertEquals(Fault.at("features", "place.fault.tooMany", 99), onlyFault(collection(many)));
    }

    @Test
    void anotherEncodingIsNamedWithItsLine() {
        var bytes = "{\n\"name\": \"Süd\"}".getBytes(StandardCharsets.ISO_8859_1);
        var refused = assertThrows(Refusal.class, () -> TextFile.read(bytes));
        assertEquals(List.of(Fault.at("row 2", "place.fault.encoding")), refused.faults());
        var utf16 = "{}ä".getBytes(StandardCharsets.UTF_16);
        assertThrows(Refusal.class, () -> TextFile.read(utf16));
        assertEquals("{}", TextFile.read("\uFEFF{}".getBytes(StandardCharsets.UTF_8)));
        assertEquals("", TextFile.read(null));
    }

    private static Fault onlyFault(String text) {
        var faults = faults(text);
        assertEquals(1, faults.size(), () -> faults.toString());
        return faults.get(0);
    }

    /** The faults of a file; each can be said in both languages. */
    private static List<Fault> faults(String text) {
        var refused = assertThrows(Refusal.class, () -> DistrictFile.read(text));
        assertEquals(ProblemType.GEOMETRY_INVALID, refused.type());
        refused.faults().forEach(fault -> assertFalse(fault.in(Texts.in("en")).matches(".*[{}].*"), fault.toString()));
        return refused.faults();
    }

    private static String shifted(int steps) {
        return IntStream.of(0, 1, 2, 3, 0)
                .mapToObj(corner -> "[%s,%s]"
                        .formatted(8 + steps * 0.2 + (corner == 1 || corner == 2 ? 0.1 : 0), corner >= 2 ? 50.1 : 50.0))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String feature(String key, String name, String code, String ring) {
        var number = code == null ? "" : ",\"code\":" + code;
        return """
                {"type":"Feature","properties":{"key":"%s","name":"%s"%s},"geometry":{"type":"Polygon","coordinates":%s,"note":"\\u0000"}}""".formatted(key, name, number, ring.equals("[]") ? "[]" : "[" + ring + "]");
    }

    private static String withGeometry(String geometry) {
        return collection(
                "{\"type\":\"Feature\",\"properties\":{\"key\":\"A\",\"name\":\"B\"},\"geometry\":" + geometry + "}");
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }
}
