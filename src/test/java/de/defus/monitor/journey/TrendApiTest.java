package de.defus.monitor.journey;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.pdf.TaggedText;
import de.defus.monitor.response.importing.TestFiles.Table;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** From the files of earlier years to a trend that councils read. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TrendApiTest {

    private static final String ITEM = "safe_dark_neighbourhood";

    @TestHTTPResource
    URI base;

    @Inject
    ObjectMapper json;

    @Test
    void threeComparableWavesHaveATrendFromWhatIsPublished() throws Exception {
        var city = ImportCity.create();
        release(city, "Welle 2017", "STRATIFIED_SAMPLE", answers(1, 0.2));
        release(city, "Welle 2019", "STRATIFIED_SAMPLE", answers(2, 0.35));
        assertEquals(2, trend(city, 2).path("waves").size());
        assertFalse(slope(trend(city, 2)).isObject(), "two waves are a change");
        assertTrue(page(city, 2).select(".trend").isEmpty());

        release(city, "Online 2020", "OPEN_ACCESS", answers(3, 0.9));
        release(city, "Welle 2023", "STRATIFIED_SAMPLE", answers(4, 0.5));

        var trend = trend(city, 4);
        assertEquals(List.of(2017.0, 2019.0, 2023.0), numbers(trend.path("waves"), "time"));
        assertEquals(
                "DIFFERENT_SAMPLING",
                trend.path("leftOut").path(0).path("reason").asText());
        assertEquals(3, trend.path("leftOut").path(0).path("wave").asInt());
        var line = trend.path("lines").path(0);
        assertEquals("guenstig", line.path("figure").asText());
        assertEquals(byHand(trend, line), slope(trend).path("value").asDouble(), 1e-12);
        assertTrue(slope(trend).path("value").asDouble() > 0.02);
        assertEquals("HIGHER", slope(trend).path("mark").asText());

        var shown = page(city, 4).select(".trend").text();
        assertTrue(shown.contains("Prozentpunkte je Jahr"), shown);
        assertTrue(shown.contains("Nicht mit Online 2020 vergleichbar"), shown);
        var open = page(city, 3).select(".trend").text();
        assertTrue(open.contains("erst mit 3 vergleichbaren"), open);
        report(city, slope(trend));
        look(city);
    }

    /** The report, on paper too, and the workbook say the same trend; the wave before, which has none, says nothing. */
    private static void report(ImportCity city, JsonNode slope) throws IOException {
        var path = "/ergebnisse/" + city.slug() + "/bericht";
        assertTrue(Jsoup.parse(given().get(path + "?welle=2").asString())
                .select("#verlauf")
                .isEmpty());
        var report =
                Jsoup.parse(given().header("Accept-Language", "de").get(path).asString());
        var onPage = page(city, 4).select(".trend p").first().text();
        assertTrue(report.select(".trend p").eachText().contains(onPage), onPage);
        var row = report.select("#alle-verlaeufe + div tbody tr").stream()
                .filter(line -> onPage.startsWith(line.select("td").first().text()))
                .findFirst()
                .orElseThrow();
        var change = row.select("td").get(1).ownText();
        assertTrue(onPage.contains(change), change + " in " + onPage);
        assertFalse(report.select("nav a[href=#verlauf]").isEmpty());
        try (var pdf = Loader.loadPDF(
                given().header("Accept-Language", "de").get(path + ".pdf").asByteArray())) {
            assertTrue(
                    new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ").contains(change), change);
            assertEquals(0, TaggedText.lost(pdf));
            assertTrue(TaggedText.of(pdf).stream()
                    .anyMatch(piece -> piece.type().equals("H2") && piece.text().equals("Verlauf über die Wellen")));
        }
        var file = given().header("Accept-Language", "de")
                .get("/ergebnisse/" + city.slug() + "/tabellenband.xlsx")
                .asInputStream();
        try (var book = new XSSFWorkbook(file)) {
            var sheet = book.getSheet("Trends");
            var found = false;
            for (var line : sheet) {
                for (var cell : line) {
                    found |= cell.getCellType() == CellType.NUMERIC
                            && Math.abs(cell.getNumericCellValue()
                                            - 100 * slope.path("value").asDouble())
                                    < 1e-12;
                }
            }
            assertTrue(found, "the slope of the interface");
        }
    }

    private static double byHand(JsonNode trend, JsonNode line) {
        double s = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
        for (int wave = 0; wave < 3; wave++) {
            var x = trend.path("waves").path(wave).path("time").asDouble() - 2019;
            var value = line.path("values").path(wave);
            var w = Math.pow(value.path("standardError").asDouble(), -2);
            var y = value.path("value").asDouble();
            s += w;
            sx += w * x;
            sy += w * y;
            sxx += w * x * x;
            sxy += w * x * y;
        }
        return (s * sxy - sx * sy) / (s * sxx - sx * sx);
    }

    private static JsonNode slope(JsonNode trend) {
        return trend.path("lines").path(0).path("slope");
    }

    private static List<Double> numbers(JsonNode nodes, String field) {
        var numbers = new ArrayList<Double>();
        nodes.forEach(node -> numbers.add(node.path(field).asDouble()));
        return numbers;
    }

    private JsonNode trend(ImportCity city, int wave) throws IOException {
        return json.readTree(
                given().get("/api/v1/results/" + city.slug() + "/waves/" + wave + "/items/" + ITEM + "/trend")
                        .asString());
    }

    private static org.jsoup.nodes.Document page(ImportCity city, int wave) {
        return Jsoup.parse(given().header("Accept-Language", "de")
                .get("/ergebnisse/" + city.slug() + "/frage/" + ITEM + "?welle=" + wave)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private void look(ImportCity city) throws Exception {
        try (var browsers = new Browsers()) {
            var root = base.toString().replaceAll("/$", "");
            for (var width : List.of(375, 1280)) {
                var page = browsers.visitor(root, width, "de-DE", true).newPage();
                page.navigate("/ergebnisse/" + city.slug() + "/frage/" + ITEM);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "pages", "trend-" + width + ".png")));
                assertEquals(List.of(), Browsers.barriers(page));
                assertFalse((Boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth"));
            }
        }
    }

    /** Answers of 300 people, so many of whom feel safe. */
    private static Table answers(long seed, double safe) {
        var chance = new SplittableRandom(seed);
        var table = ImportCity.answers(seed, 300, "");
        var rows = new ArrayList<List<String>>();
        for (var row : table.rows()) {
            var changed = new ArrayList<>(row);
            changed.set(
                    ImportCity.SAFE,
                    Integer.toString(chance.nextDouble() < safe ? chance.nextInt(1, 3) : chance.nextInt(3, 6)));
            rows.add(List.copyOf(changed));
        }
        return new Table(table.names(), table.numeric(), rows);
    }

    private static void release(ImportCity city, String title, String sampling, Table answers) {
        var file = answers.rows().stream()
                .map(row -> String.join(";", row))
                .collect(Collectors.joining("\n", String.join(";", answers.names()) + "\n", "\n"));
        var sent = city.send(file.getBytes(StandardCharsets.UTF_8), Map.of("title", title, "sampling", sampling));
        assertEquals(201, sent.statusCode(), sent::asString);
        city.analyst()
                .request()
                .contentType("application/json")
                .post("/api/v1/waves/" + sent.<String>path("wave.id") + "/release")
                .then()
                .statusCode(200);
    }
}
