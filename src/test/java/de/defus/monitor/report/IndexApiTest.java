package de.defus.monitor.report;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Indices, model-based estimates and trends of the demo city, on every channel. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class IndexApiTest {

    private static final String WAVE = "/api/v1/results/demo/waves/2";
    private static final List<String> DIMENSIONS = List.of("affective", "cognitive", "conative", "needs");

    @Inject
    ObjectMapper json;

    private JsonNode get(String path) throws IOException {
        return json.readTree(given().get(path).then().statusCode(200).extract().asString());
    }

    private static Document page(String path) {
        return Jsoup.parse(given().header("Accept-Language", "de")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static JsonNode total(JsonNode index) {
        return index.path("tables").path(0).path("rows").path(0);
    }

    @Test
    void everyDimensionHasAnIndexInWholePoints() throws IOException {
        for (var dimension : DIMENSIONS) {
            var index = get(WAVE + "/indices/" + dimension);
            var shown = 0;
            for (var table : index.path("tables")) {
                for (var row : table.path("rows")) {
                    var score = row.path("score");
                    if (score.isObject()) {
                        shown++;
                        assertEquals(0, score.path("value").asDouble() % 1, dimension);
                        var tenths = 10 * score.path("standardError").asDouble();
                        assertEquals(Math.rint(tenths), tenths, 1e-6);
                        assertTrue(score.path("lower").asDouble() >= 0);
                        assertTrue(score.path("upper").asDouble() <= 100);
                    }
                }
            }
            assertTrue(shown > 5, dimension + " shows " + shown);
            var change = total(index).path("change").path("value");
            assertTrue(change.isNumber() && change.asDouble() % 1 == 0, "the difference of two printed values");
        }
        given().get(WAVE + "/indices/socio").then().statusCode(404);
        given().get("/ergebnisse/demo/index/socio").then().statusCode(404);
    }

    @Test
    void aSingleItemsIndexIsItsMeanStretched() throws IOException {
        var mean = get(WAVE + "/items/satisfied_measures/by/all")
                .path("rows")
                .path(0)
                .path("mean")
                .path("value")
                .asDouble();
        assertEquals(
                Math.rint(25 * (5 - mean)),
                total(get(WAVE + "/indices/needs")).path("score").path("value").asDouble());
        assertFalse(get(WAVE + "/indices/needs").path("reliability").isObject());
    }

    @Test
    void boxesCountAsUnfavourable() throws IOException {
        var row = get(WAVE + "/items/protective_measures/by/all").path("rows").path(0);
        var ticked = 0.0;
        for (int box = 1; box <= 8; box++) {
            ticked +=
                    row.path("shares").path(Integer.toString(box)).path("value").asDouble();
        }
        assertEquals(
                Math.rint(100 - 100 * ticked / 8),
                total(get(WAVE + "/indices/conative"))
                        .path("score")
                        .path("value")
                        .asDouble());
    }

    @Test
    void theHeadOfTheResultsShowsThem() throws IOException {
        var page = page("/ergebnisse/demo");
        var cards = page.select(".headline-figures--indices > li");
        assertEquals(DIMENSIONS.size(), cards.size());
        for (int position = 0; position < cards.size(); position++) {
            var dimension = DIMENSIONS.get(position);
            var score = total(get(WAVE + "/indices/" + dimension)).path("score");
            assertTrue(cards.get(position)
                    .select(".headline-figure__value")
                    .text()
                    .startsWith(Long.toString(Math.round(score.path("value").asDouble()))));
            assertFalse(cards.get(position)
                    .select("a[href=/ergebnisse/demo/index/" + dimension + "]")
                    .isEmpty());
        }
        assertFalse(page("/ergebnisse/demo/gebiet/3").select("#indizes").isEmpty());
    }

    @Test
    void thePageOfADimensionShowsGroupsItemsAndReliability() throws IOException {
        for (var dimension : DIMENSIONS) {
            var index = get(WAVE + "/indices/" + dimension);
            var page = page("/ergebnisse/demo/index/" + dimension);
            var alpha = index.path("reliability").path("alpha");
            assertEquals(alpha.isNumber(), !page.select("details").isEmpty(), dimension);
            var rows = 0;
            for (var table : index.path("tables")) {
                rows += table.path("breakdown").asText().equals("all")
                        ? 0
                        : table.path("rows").size();
            }
            var parts = index.path("columns").size();
            assertEquals(parts, page.select("#fragen ~ .question-list a").size());
            assertTrue(page.select("table tbody tr").size() >= rows);
            assertFalse(page.text().contains("???"));
            assertTrue(page.select("[style]").isEmpty());
        }
        assertTrue(get(WAVE + "/indices/affective")
                        .path("reliability")
                        .path("alpha")
                        .asDouble()
                > 0.4);
        given().get("/ergebnisse/demo/grafik/index-affective/stadtteile.svg")
                .then()
                .statusCode(200);
        given().get("/ergebnisse/demo/grafik/index-affective/gibtesnicht.svg")
                .then()
                .statusCode(404);
    }

    @Test
    void theWorkbookHasTheSameIndicesAndModels() throws IOException {
        var bytes = given().header("Accept-Language", "de")
                .get("/ergebnisse/demo/tabellenband.xlsx")
                .asByteArray();
        var scores = new ArrayList<Double>();
        var models = new ArrayList<Double>();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (Row row : workbook.getSheet("Indizes")) {
                if (isNumber(row, 3) && isNumber(row, 4)) {
                    scores.add(row.getCell(4).getNumericCellValue());
                }
            }
            for (Row row : workbook.getSheet("Modellschätzungen")) {
                if (isNumber(row, 3)) {
                    models.add(row.getCell(3).getNumericCellValue());
                }
            }
        }
        var expected = new ArrayList<Double>();
        for (var index : get(WAVE).path("results").path("indices")) {
            for (var table : index.path("tables")) {
                for (var row : table.path("rows")) {
                    if (row.path("score").isObject()) {
                        expected.add(row.path("score").path("value").asDouble());
                    }
                }
            }
        }
        assertEquals(expected, scores);
        var estimates = new ArrayList<Double>();
        for (var model : get(WAVE + "/area-models")) {
            model.path("areas")
                    .forEach(area -> estimates.add(area.path("estimate").asDouble()));
        }
        assertEquals(estimates, models);
    }

    private static boolean isNumber(Row row, int column) {
        return row.getCell(column) != null && row.getCell(column).getCellType() == CellType.NUMERIC;
    }

    @Test
    void modelsAreOfPublishedDistrictsOnlyAndPulledTowardsThem() throws IOException {
        var models = get(WAVE + "/area-models");
        assertTrue(models.size() >= 6, models.size() + " models");
        for (var model : models) {
            var figure = model.path("figure").asText().split(":");
            var published = new TreeSet<Integer>();
            if (figure[0].equals("index")) {
                for (var table : get(WAVE + "/indices/" + figure[1]).path("tables")) {
                    for (var row : table.path("rows")) {
                        if (table.path("breakdown").asText().equals("district")
                                && row.path("score").isObject()) {
                            published.add(row.path("group").asInt());
                        }
                    }
                }
            } else {
                for (var row :
                        get(WAVE + "/items/" + figure[0] + "/by/district").path("rows")) {
                    var share = switch (figure[1]) {
                        case "0" -> row.path("favourable");
                        case "-1" -> row.path("unfavourable");
                        default -> row.path("shares").path(figure[1]);
                    };
                    if (share.isObject()) {
                        published.add(row.path("group").asInt());
                    }
                }
            }
            for (var area : model.path("areas")) {
                assertTrue(published.contains(area.path("group").asInt()), model.path("figure") + " " + area);
                assertTrue(area.path("error").asDouble() > 0);
                assertTrue(
                        area.path("lower").asDouble() <= area.path("estimate").asDouble());
                var weight = area.path("weightOfDirect").asDouble();
                assertTrue(weight >= 0 && weight <= 1);
            }
        }
    }

    @Test
    void theMapShowsModelAndDirectEstimateSideBySide() {
        var page = page("/ergebnisse/demo/karte?frage=safe_dark_neighbourhood&anteil=guenstig");
        var rows = page.select("section[aria-labelledby=modell] tbody tr");
        assertEquals(12, rows.size());
        rows.forEach(row -> {
            assertFalse(row.select("td").get(0).text().isBlank());
            assertFalse(row.select("td").get(1).text().isBlank());
            assertTrue(row.select("td").get(2).text().startsWith("±"));
        });
        assertTrue(page.text().contains("Modellschätzung"));
        assertTrue(page("/ergebnisse/demo/karte?frage=household&anteil=1")
                .select("section[aria-labelledby=modell]")
                .isEmpty());
    }

    @Test
    void groupsAreSplitInTwoPartsThatAddUpToThem() throws IOException {
        var split = 0;
        for (var table : get(WAVE).path("results").path("crossed")) {
            var item = table.path("item").asText();
            for (var row : table.path("rows")) {
                split++;
                var whole = get(WAVE + "/items/" + item + "/by/district").path("rows");
                whole.forEach(group -> {
                    if (group.path("group").equals(row.path("group"))) {
                        assertEquals(
                                group.path("base").asInt(),
                                row.path("own").path("base").asInt()
                                        + row.path("others").path("base").asInt());
                    }
                });
            }
        }
        assertTrue(split > 0, "some are shown");
        var page = page("/ergebnisse/demo/frage/safe_dark_neighbourhood");
        assertTrue(page.select("details summary").text().contains("Stadtteil × Geschlecht"));
        assertEquals(1, get(WAVE + "/items/safe_dark_neighbourhood/crossed").size());
        assertEquals(0, get(WAVE + "/items/wanted_measures/crossed").size());
    }

    @Test
    void twoWavesAreNoTrend() throws IOException {
        var trend = get(WAVE + "/items/safe_dark_neighbourhood/trend");
        assertEquals(2, trend.path("waves").size());
        assertEquals("YEAR", trend.path("unit").asText());
        assertEquals(2, trend.path("lines").size());
        trend.path("lines").forEach(line -> assertFalse(line.path("slope").isObject()));
        assertEquals(2, get(WAVE + "/indices/affective/trend").path("waves").size());
        given().get(WAVE + "/items/nothing/trend").then().statusCode(404);
    }

    @Test
    void aReleaseOfBeforeIndicesIsStillRead() throws IOException {
        var old = (ObjectNode) get(WAVE).path("results").deepCopy();
        old.remove(List.of("indices", "areaModels", "crossed"));
        ((ObjectNode) old.path("method")).remove("weights");

        var read = json.readValue(json.writeValueAsString(old), PublishedResults.class);

        assertTrue(read.indices().isEmpty() && read.areaModels().isEmpty());
        assertTrue(read.crossed().isEmpty() && read.method().weights().isEmpty());
        var whole = get(WAVE).path("results");
        assertEquals(
                whole,
                json.readTree(json.writeValueAsString(
                        json.readValue(json.writeValueAsString(whole), PublishedResults.class))));
    }
}
