package de.defus.monitor.report;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.pdf.TaggedText;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts, maps, profiles and report of the demo city: the numbers of the interface, and figures everybody can read. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ResultFiguresApiTest {

    private static final String ITEM = "safe_dark_neighbourhood";
    private static final String API = "/api/v1/results/demo/waves/2/items/";

    @Inject
    ObjectMapper json;

    private Document page(String path) {
        var answer = given().header("Accept-Language", "de").get(path);
        assertEquals(200, answer.statusCode(), path);
        return Jsoup.parse(answer.asString());
    }

    private JsonNode table(String item, String breakdown) throws IOException {
        return json.readTree(given().get(API + item + "/by/" + breakdown).asString());
    }

    private static String percent(JsonNode estimate) {
        var text = Math.round(100 * estimate.path("value").asDouble()) + " %";
        return estimate.path("note").asText().equals("WEAK_BASE") ? "(" + text + ")" : text;
    }

    private static String interval(JsonNode estimate) {
        return Math.round(100 * estimate.path("lower").asDouble()) + "–"
                + Math.round(100 * estimate.path("upper").asDouble()) + " %";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ergebnisse/demo",
                "/ergebnisse/demo?welle=1",
                "/ergebnisse/demo/frage/safe_place_parks",
                "/ergebnisse/demo/frage/unsafe_reasons",
                "/ergebnisse/demo/frage/activities_restricted",
                "/ergebnisse/demo/karte",
                "/ergebnisse/demo/karte?frage=wanted_measures&anteil=3&klassen=gleich&welle=1",
                "/ergebnisse/demo/gebiet/3",
                "/ergebnisse/demo/index/affective",
                "/ergebnisse/demo/index/needs?welle=1",
                "/ergebnisse/demo/orte",
                "/ergebnisse/demo/bericht"
            })
    void everyFigureHasTitleAndDescriptionAndNoStyleAttribute(String path) {
        var page = page(path);

        var pictures = page.select("main svg");
        assertFalse(pictures.isEmpty(), path);
        for (var picture : pictures) {
            assertEquals("img", picture.attr("role"));
            assertFalse(picture.select("title").text().isBlank(), path);
            assertFalse(picture.select("desc").text().isBlank(), path);
            for (var id : picture.attr("aria-labelledby").split(" ")) {
                assertNotNull(picture.getElementById(id), path + " " + id);
            }
        }
        assertTrue(page.select("[style]").isEmpty(), path);
        var ids = page.select("[id]").eachAttr("id");
        assertEquals(new HashSet<>(ids).size(), ids.size(), path + " " + new TreeSet<>(ids));
        for (var figure : page.select("figure")) {
            assertFalse(figure.select("figcaption a[href*=methode]").isEmpty(), "method in reach: " + path);
        }
        assertFalse(page.text().contains("???"), path);
    }

    @Test
    void mapAndTableShowTheNumbersOfTheInterfaceByTheKeysOfDistricts() throws IOException {
        var rows = table(ITEM, "district").path("rows");
        var page = page("/ergebnisse/demo/karte?frage=" + ITEM + "&anteil=guenstig&welle=2");

        var shown = page.select("table tbody tr:not(.table__total):not(section tr)");
        assertEquals(rows.size(), shown.size());
        var labels =
                page.select("#karte-wide-title").first().parent().select("text").eachText();
        for (int index = 0; index < rows.size(); index++) {
            var estimate = rows.get(index).path("favourable");
            var cells = shown.get(index).select("td");
            assertTrue(cells.get(0).text().startsWith(percent(estimate)), cells.text());
            assertEquals(interval(estimate), cells.get(1).text());
            assertEquals(estimate.path("base").asText(), cells.get(2).text().replace(".", ""));
            assertTrue(labels.contains(percent(estimate)), percent(estimate) + " on the map");
        }
        var order = shown.select("a").eachAttr("href").stream()
                .map(link -> Integer.parseInt(link.replaceAll(".*gebiet/(\\d+).*", "$1")))
                .toList();
        assertEquals(order.stream().sorted().toList(), order);
    }

    @Test
    void aProfileShowsDistrictAndCityAsTheInterfaceDoes() throws IOException {
        var district = StreamSupport.stream(table(ITEM, "district").path("rows").spliterator(), false)
                .filter(row -> row.path("group").asInt() == 3)
                .findFirst()
                .orElseThrow();
        var city = table(ITEM, "all").path("rows").get(0);

        var cells = page("/ergebnisse/demo/gebiet/3?welle=2")
                .select("tr:has(a[href*=/frage/" + ITEM + "])")
                .first()
                .select("td");

        assertTrue(cells.get(0).text().startsWith(percent(district.path("favourable"))), cells.text());
        assertTrue(cells.get(0).text().endsWith(interval(district.path("favourable"))), cells.text());
        assertTrue(cells.get(1).text().startsWith(percent(city.path("favourable"))), cells.text());
        var mark = district.path("fromRest").path("favourable").path("mark").asText();
        assertEquals(mark.equals("HIGHER"), cells.get(2).text().contains("▲"));
        assertEquals(mark.equals("LOWER"), cells.get(2).text().contains("▼"));
    }

    @Test
    void placesAndReportShowTheNumbersOfTheInterface() throws IOException {
        var row = table("safe_place_parks", "all").path("rows").get(0);
        for (var path : List.of("/ergebnisse/demo/orte?welle=2", "/ergebnisse/demo/bericht?welle=2")) {
            var cells = page(path)
                    .select("tr:has(th a[href*=/frage/safe_place_parks])")
                    .select("td");
            assertTrue(cells.get(0).text().startsWith(percent(row.path("favourable"))), path + cells.text());
            assertTrue(cells.get(1).text().startsWith(percent(row.path("unfavourable"))), path + cells.text());
        }
    }

    /** Every index with mean, interval, change, alpha and groups, in both languages, on page and paper as in the interface. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void theReportSaysEveryIndex(String language) throws IOException {
        var path = "/ergebnisse/demo/bericht";
        var page = Jsoup.parse(given().header("Accept-Language", language)
                .get(path + "?welle=2")
                .asString());
        var bytes = given().header("Accept-Language", language)
                .get(path + ".pdf?welle=2")
                .asByteArray();
        try (var pdf = Loader.loadPDF(bytes)) {
            assertEquals(List.of(), TaggedText.untagged(pdf));
            assertEquals(0, TaggedText.lost(pdf));
            var read = TaggedText.of(pdf);
            var cells = read.stream()
                    .filter(piece -> piece.type().equals("TD"))
                    .map(piece -> piece.text().replaceAll("\\s+", " ").strip())
                    .toList();
            var rows = page.select("#indizes ~ div table").first().select("tbody tr");
            for (var dimension : List.of("affective", "cognitive", "conative", "needs")) {
                var index = json.readTree(given().get("/api/v1/results/demo/waves/2/indices/" + dimension)
                        .asString());
                var score = Long.toString(Math.round(index.path("tables")
                        .path(0)
                        .path("rows")
                        .path(0)
                        .path("score")
                        .path("value")
                        .asDouble()));
                // One question alone has no reliability.
                var alpha = index.path("reliability").isObject()
                        ? String.format(
                                Locale.forLanguageTag(language),
                                "%.2f",
                                index.path("reliability").path("alpha").asDouble())
                        : "–";
                var row = rows.get(
                        List.of("affective", "cognitive", "conative", "needs").indexOf(dimension));
                assertEquals(score, row.select("td").first().text(), dimension);
                assertTrue(row.text().contains(alpha), alpha + " in " + row.text());
                assertTrue(cells.contains(alpha), alpha);
                assertTrue(cells.contains(row.select("td").get(1).text()), row.text());
                var change = row.select("td").get(2).ownText();
                assertTrue(cells.stream().anyMatch(cell -> cell.startsWith(change)), change);
                var name = page.selectFirst("#index-" + dimension).text();
                assertTrue(
                        read.stream()
                                .anyMatch(piece -> piece.type().equals("H3")
                                        && piece.text().equals(name)),
                        name);
            }
        }
    }

    @Test
    void theDocumentIsTaggedAndHasTheSameNumbers() throws IOException {
        var answer = given().header("Accept-Language", "de").get("/ergebnisse/demo/bericht.pdf?welle=2");
        assertEquals(200, answer.statusCode());
        assertEquals("application/pdf", answer.contentType());
        try (var pdf = Loader.loadPDF(answer.asByteArray())) {
            var catalogue = pdf.getDocumentCatalog();
            assertTrue(catalogue.getMarkInfo().isMarked());
            assertEquals("de", catalogue.getLanguage());
            assertNotNull(catalogue.getStructureTreeRoot());
            assertEquals(
                    pdf.getNumberOfPages(),
                    catalogue
                            .getStructureTreeRoot()
                            .getParentTree()
                            .getNumbers()
                            .size());
            assertTrue(catalogue.getDocumentOutline().hasChildren());
            var text = new PDFTextStripper().getText(pdf);
            for (var row : table(ITEM, "district").path("rows")) {
                var estimate = row.path("favourable");
                assertTrue(text.contains(percent(estimate)), percent(estimate));
                assertTrue(text.contains(interval(estimate)), interval(estimate));
            }
            assertTrue(text.contains("Erfundene Daten"), "says that the data are invented");
            assertFalse(text.contains("?nicht"), "no letter is missing");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grafik", "batterie", "gruppen", "stadtteile", "verlauf"})
    void everyChartIsAFileToo(String chart) throws IOException {
        var path = "/ergebnisse/demo/grafik/safe_place_parks/" + chart;
        var svg = given().get(path + ".svg");
        assertEquals(200, svg.statusCode(), path);
        assertTrue(svg.contentType().startsWith("image/svg+xml"));
        assertFalse(svg.asString().contains(" style="), "plain attributes only");
        var png = ImageIO.read(given().get(path + ".png").asInputStream());
        assertEquals(1640, png.getWidth());
    }

    @Test
    void mapsAreFilesToo() throws IOException {
        var query = "?frage=safe_place_parks&anteil=unguenstig&welle=1";
        assertTrue(given().get("/ergebnisse/demo/karte/karte.svg" + query)
                .asString()
                .startsWith("<svg"));
        assertEquals(
                1640,
                ImageIO.read(given().get("/ergebnisse/demo/karte/karte.png" + query)
                                .asInputStream())
                        .getWidth());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/karte?frage=nothing",
                "/karte?frage=district",
                "/karte?frage=unsafe_places",
                "/karte?frage=" + ITEM + "&anteil=99",
                "/karte?frage=" + ITEM + "&anteil=%3Cscript%3E",
                "/karte/karte.svg?frage=nothing",
                "/gebiet/99",
                "/gebiet/x",
                "/grafik/" + ITEM + "/batterie.svg",
                "/grafik/" + ITEM + "/other.png",
                "/karte?welle=3",
                "/bericht?welle=3",
                "/bericht.pdf?welle=x"
            })
    void whatDoesNotExistOrIsNotReleasedIsNotFound(String path) {
        assertEquals(404, given().get("/ergebnisse/demo" + path).statusCode(), path);
    }

    @Test
    void aShareChosenForAnotherQuestionMeansNothingForThisOne() {
        var page = page("/ergebnisse/demo/karte?zu=unsafe_reasons&anteil=3&frage=" + ITEM);

        assertEquals("guenstig", page.select("#anteil option[selected]").attr("value"));
    }

    @Test
    void theWaveStaysChosenOnAllWays() {
        for (var path : List.of("", "/karte", "/gebiet/1", "/orte", "/bericht", "/frage/" + ITEM)) {
            var page = page("/ergebnisse/demo" + path + "?welle=1");
            for (var link : page.select("main a[href^=/ergebnisse/]")) {
                var isChoice = link.hasClass("chip") && path.isEmpty();
                assertTrue(isChoice || link.attr("href").contains("welle=1"), path + " " + link);
            }
            assertTrue(path.equals("/karte")
                    == !page.select("input[name=welle][value=1]").isEmpty());
        }
    }
}
