package de.defus.monitor.journey;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** The released wave of the demo city against the one before it: the same change everywhere, and a second computation's. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ComparisonApiTest {

    private static final String ITEM = "safe_dark_neighbourhood";
    private static final Set<Integer> FAVOURABLE = Set.of(1, 2);

    @Inject
    ObjectMapper json;

    @Test
    void theChangeIsThatOfASecondComputation() throws IOException {
        var later = DemoPeople.respondents(2);
        var earlier = DemoPeople.respondents(1);
        var people = DemoPeople.population();
        var expected = IndependentChange.between(
                IndependentChange.share(later, people, FAVOURABLE, 0),
                IndependentChange.share(earlier, people, FAVOURABLE, 0));

        var change = row("all", 0).path("change").path("favourable");

        assertEquals(expected.value(), change.path("value").asDouble(), 1e-9);
        assertEquals(expected.standardError(), change.path("standardError").asDouble(), 1e-9);
        var district = IndependentChange.between(
                IndependentChange.share(later, people, Set.of(5), 5),
                IndependentChange.share(earlier, people, Set.of(5), 5));
        var ofDistrict = row("district", 5).path("change").path("shares").path("5");
        assertEquals(district.value(), ofDistrict.path("value").asDouble(), 1e-9);
        assertEquals(district.standardError(), ofDistrict.path("standardError").asDouble(), 1e-9);
    }

    @Test
    void aChangeIsTheDifferenceOfThePublishedShares() throws IOException {
        var before = results(1);
        var compared = 0;
        for (var table : results(2).path("tables")) {
            for (var row : table.path("rows")) {
                for (var code : names(row.path("change").path("shares"))) {
                    var earlier = find(before, table).path("rows");
                    var share = StreamSupport.stream(earlier.spliterator(), false)
                            .filter(other -> other.path("group").equals(row.path("group")))
                            .findFirst()
                            .orElseThrow()
                            .path("shares")
                            .path(code)
                            .path("value")
                            .asDouble();
                    assertEquals(
                            row.path("shares").path(code).path("value").asDouble() - share,
                            row.path("change")
                                    .path("shares")
                                    .path(code)
                                    .path("value")
                                    .asDouble(),
                            1e-12);
                    compared++;
                }
            }
        }
        assertTrue(compared > 1000, compared + " changes");
    }

    @Test
    void whatIsWithheldInOneOfTheReleasesHasNoChange() throws IOException {
        var before = results(1);
        var withheld = 0;
        for (var table : results(2).path("tables")) {
            var hidden = table.path("withheld").asBoolean()
                    || find(before, table).path("withheld").asBoolean();
            withheld += hidden ? 1 : 0;
            for (var row : table.path("rows")) {
                assertEquals(
                        !hidden, row.path("change").isObject(), table.path("item") + " " + table.path("breakdown"));
            }
        }
        assertTrue(withheld > 0, "the demo has a withheld table");
    }

    @Test
    void theFirstWaveIsComparedWithNone() throws IOException {
        assertFalse(results(1).path("comparison").isObject());
        assertEquals(1, results(2).path("comparison").path("wave").asInt());
        var page = page("/ergebnisse/demo?welle=1");
        assertFalse(page.contains("Was sich seit"));
        assertFalse(page("/ergebnisse/demo/frage/" + ITEM + "?welle=1").contains("Veränderung seit"));
    }

    @Test
    void groupsThatDifferAreMarkedForEveryone() throws IOException {
        var page = page("/ergebnisse/demo/frage/" + ITEM);
        var marked = 0;
        for (var row : table("district").path("rows")) {
            var difference = row.path("fromRest").path("favourable");
            var expected = difference.path("test").path("adjustedP").asDouble(1) < 0.05;
            assertEquals(expected, !difference.path("mark").asText().equals("NONE"));
            assertTrue(difference.path("test").path("adjustedP").asDouble()
                    >= difference.path("test").path("p").asDouble());
            marked += expected ? 1 : 0;
        }
        assertTrue(marked > 0, "the demo has districts that differ");
        assertTrue(page.contains("höher als bei allen anderen") || page.contains("niedriger als bei allen anderen"));
        var gap = table("district").path("gap");
        assertTrue(gap.path("lower").asDouble() < gap.path("value").asDouble());
        var shares = StreamSupport.stream(table("district").path("rows").spliterator(), false)
                .mapToDouble(row -> row.path("favourable").path("value").asDouble())
                .summaryStatistics();
        assertEquals(shares.getMax() - shares.getMin(), gap.path("value").asDouble(), 1e-12);
    }

    @Test
    void pagesAndWorkbookShowTheSameChange() throws IOException {
        var change = row("all", 0).path("change").path("favourable");
        var points = 100 * change.path("value").asDouble();
        var shown = (points < 0 ? "−" : "+")
                + String.format(Locale.GERMANY, "%.1f", Math.round(Math.abs(points) * 10) / 10.0);

        assertTrue(page("/ergebnisse/demo").contains(shown + " Prozentpunkte seit 2021"));
        assertTrue(page("/ergebnisse/demo/frage/" + ITEM).contains(shown));
        var row = workbookRow();
        assertEquals(points, row.getCell(4).getNumericCellValue(), 1e-9);
        assertEquals(
                100 * change.path("test").path("lower").asDouble(),
                row.getCell(5).getNumericCellValue(),
                1e-9);
        assertEquals(
                100 * change.path("test").path("upper").asDouble(),
                row.getCell(6).getNumericCellValue(),
                1e-9);
        assertEquals(
                change.path("test").path("adjustedP").asDouble(), row.getCell(7).getNumericCellValue(), 1e-9);
        assertEquals(
                change.path("mark").asText().equals("NONE"),
                row.getCell(8) == null || row.getCell(8).getStringCellValue().isEmpty());
    }

    @Test
    void theMethodSaysWhatIsAssumed() {
        assertTrue(page("/ergebnisse/demo/methode").contains("unabhängig gezogen"));
        var english = given().header("Accept-Language", "en")
                .get("/ergebnisse/demo/methode")
                .asString();
        assertTrue(english.contains("drawn independently"));
    }

    @Test
    void aReleaseOfBeforeComparisonsIsStillRead() throws IOException {
        var old = (ObjectNode) results(2).deepCopy();
        old.remove("comparison");
        for (var table : (ArrayNode) old.path("tables")) {
            ((ObjectNode) table).remove(List.of("association", "gap"));
            for (var row : table.path("rows")) {
                ((ObjectNode) row).remove(List.of("change", "fromRest"));
                row.path("shares").forEach(share -> ((ObjectNode) share).remove("degreesOfFreedom"));
            }
        }

        var read = json.readValue(json.writeValueAsString(old), PublishedResults.class);

        assertTrue(read.comparison().isEmpty());
        var row = read.findTable(ITEM, "all").orElseThrow().rows().get(0);
        assertTrue(row.change().isEmpty() && row.fromRest().isEmpty());
        assertTrue(row.shares().get(1).value() > 0);
        var whole = json.readValue(json.writeValueAsString(results(2)), PublishedResults.class);
        assertEquals(results(2), json.readTree(json.writeValueAsString(whole)));
    }

    private Row workbookRow() throws IOException {
        var bytes = given().get("/ergebnisse/demo/tabellenband.xlsx").asByteArray();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (Row row : workbook.getSheet("1")) {
                if (text(row, 1).equals("Alle Befragten") && text(row, 2).equals("Sehr sicher / Eher sicher")) {
                    return row;
                }
            }
        }
        throw new AssertionError("no row of the favourable share of all respondents");
    }

    private static String text(Row row, int column) {
        var cell = row.getCell(column);
        return cell != null && cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
    }

    private static String page(String path) {
        return given().header("Accept-Language", "de")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private JsonNode results(int wave) throws IOException {
        return json.readTree(given().get("/api/v1/results/demo/waves/" + wave).asString())
                .path("results");
    }

    private JsonNode table(String breakdown) throws IOException {
        return json.readTree(given().get("/api/v1/results/demo/waves/2/items/" + ITEM + "/by/" + breakdown)
                .asString());
    }

    private JsonNode row(String breakdown, int group) throws IOException {
        return StreamSupport.stream(table(breakdown).path("rows").spliterator(), false)
                .filter(row -> row.path("group").asInt() == group)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode find(JsonNode results, JsonNode like) {
        return StreamSupport.stream(results.path("tables").spliterator(), false)
                .filter(table -> table.path("item").equals(like.path("item"))
                        && table.path("breakdown").equals(like.path("breakdown")))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> names(JsonNode node) {
        var names = new HashSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
