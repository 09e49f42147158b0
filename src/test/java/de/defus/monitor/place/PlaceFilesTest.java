package de.defus.monitor.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.Refusal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every broken file gets a fault that names the place and the kind. */
class PlaceFilesTest {

    private static final String SQUARE = "[[8,50],[8.1,50],[8.1,50.1],[8,50.1],[8,50]]";

    @Test
    void aGoodFileGivesDistricts() {
        var districts = DistrictFile.read(collection(feature("A", 1, "Mitte", SQUARE)));
        assertEquals(List.of("Mitte"), districts.stream().map(District::name).toList());
    }

    @Test
    void brokenGeometryIsNamed() {
        assertEquals(List.of("place.fault.json"), faults("{\"type\":"));
        assertEquals(List.of("place.fault.collection"), faults("{\"type\":\"Feature\"}"));
        assertEquals(List.of("place.fault.properties"), faults(collection(feature("", 1, "Mitte", SQUARE))));
        assertEquals(
                List.of("place.fault.crossing"),
                faults(collection(feature("A", 1, "Mitte", "[[8,50],[8.1,50.1],[8.1,50],[8,50.1],[8,50]]"))));
        assertEquals(
                List.of("place.fault.swapped"),
                faults(collection(feature("A", 1, "Mitte", "[[50,8],[50,8.1],[50.1,8.1],[50.1,8],[50,8]]"))));
        assertEquals(
                List.of("place.fault.outside"),
                faults(collection(feature("A", 1, "Mitte", "[[-80,5],[-79,5],[-79,6],[-80,5]]"))));
        assertEquals(
                List.of("place.fault.geometry"),
                faults(collection(feature("A", 1, "Mitte", "[[8,50],[8.1,50],[8.1,50.1]]"))));
        assertEquals(
                List.of("place.fault.duplicate"),
                faults(collection(feature("A", 1, "Mitte", SQUARE) + ","
                        + feature("A", 2, "Nord", "[[9,50],[9.1,50],[9.1,50.1],[9,50]]"))));
        assertEquals(
                List.of("place.fault.overlap"),
                faults(collection(feature("A", 1, "Mitte", SQUARE) + "," + feature("B", 2, "Nord", SQUARE))));
        assertEquals(List.of("place.fault.code"), faults(collection(feature("A", 100, "Mitte", SQUARE))));
    }

    @Test
    void brokenCountsAreNamedByRow() {
        assertEquals(List.of("row 1 place.fault.heading"), rows("bezirk;alter\n"));
        assertEquals(List.of("row 1 place.fault.heading"), rows(""));
        assertEquals(
                List.of("row 2 place.fault.numbers", "row 3 place.fault.district", "row 5 place.fault.twice"),
                rows("""
                        district,age_group,gender,persons
                        1,1,1,-5
                        7,1,1,10
                        1,1,2,10
                        1,1,2,12
                        """));
    }

    private static List<String> faults(String file) {
        return assertThrows(Refusal.class, () -> DistrictFile.read(file)).faults().stream()
                .map(Fault::messageKey)
                .toList();
    }

    private static List<String> rows(String file) {
        return assertThrows(Refusal.class, () -> PopulationFile.read(file, Set.of(1))).faults().stream()
                .map(fault -> fault.where() + " " + fault.messageKey())
                .toList();
    }

    private static String collection(String features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    }

    private static String feature(String key, int code, String name, String ring) {
        return """
                {"type":"Feature","properties":{"key":"%s","code":%d,"name":"%s"},
                 "geometry":{"type":"Polygon","coordinates":[%s]}}""".formatted(key, code, name, ring);
    }
}
