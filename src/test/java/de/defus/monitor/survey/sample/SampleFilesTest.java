package de.defus.monitor.survey.sample;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.response.importing.TestFiles;
import de.defus.monitor.survey.access.SampledCity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Lists and counts of the register come as CSV or as workbooks, through pages and the API. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SampleFilesTest {

    @Test
    void aWorkbookOfTheRegisterIsDrawnFrom() {
        var city = new SampledCity().planned();
        var workbook = TestFiles.xlsx(new TestFiles.Table(
                List.of("Nummer", "Stadtteil"),
                List.of(false, false),
                IntStream.rangeClosed(1, 400)
                        .mapToObj(number -> List.of("REG-" + number, number % 2 == 0 ? "nord" : "sued"))
                        .toList()));
        assertEquals(303, upload(city, "liste", workbook).statusCode());
        city.post(city.analyst, "draw", "{}").statusCode(200).body("sample.drawn", equalTo(200));
    }

    /** A list of 600 with three age groups and two sexes, of which some say nothing; all of one group in one district. */
    @Test
    void whatWasDrawnIsLaidBesideWhatWasToBeExpected() {
        var city = new SampledCity().planned();
        var list = IntStream.rangeClosed(1, 600)
                .mapToObj(number -> "REG-%d;%s;%s;%d\n"
                        .formatted(
                                number,
                                number % 2 == 0 ? "nord" : "sued",
                                number % 10 == 0 ? "" : Integer.toString(1 + number % 3),
                                number <= 300 ? 1 : 2))
                .collect(Collectors.joining("", "Nummer;Stadtteil;Altersgruppe;Geschlecht\n", ""));
        city.put(city.path("units"), "text/csv", list);
        city.analyst.request().get(city.path("groups")).then().body("", hasSize(0));
        for (int seed = 1; seed <= 5; seed++) {
            city.post(city.analyst, "draw", "{\"seed\":" + seed + "}").statusCode(200);
            var groups = city.analyst.request().get(city.path("groups")).then();
            groups.body("by", contains("age_group", "age_group", "age_group", "age_group", "gender", "gender"))
                    .body("code", contains(1, 2, 3, null, 1, 2))
                    .body("expected.listed", contains(180, 180, 180, 60, 300, 300));
            List<Integer> drawn = groups.extract().path("drawn");
            assertEquals(200, drawn.get(0) + drawn.get(1) + drawn.get(2) + drawn.get(3));
            assertEquals(200, drawn.get(4) + drawn.get(5));
            // All without an age group live in the north, of whose 300 people 100 are drawn: 100 · 60 / 300.
            groups.body("expected.letters[3]", equalTo(20.0f)).body("expected.letters[4]", equalTo(100.0f));
            // √(100 · 0.2 · 0.8 · 200 / 299) = 3.27, times 2.576 and half a letter: 20 ± 8.9.
            groups.body("expected.fewest[3]", equalTo(12)).body("expected.most[3]", equalTo(28));
        }
        var page = Jsoup.parse(city.analyst
                .browser()
                .get("/stadt/wellen/" + city.wave + "/stichprobe")
                .asString());
        assertEquals(6, page.select("#groups tbody tr").size());
        assertTrue(page.select("#groups tbody tr").get(3).text().contains("Altersgruppe: ohne Angabe 60 20 (12–28)"));

        city.post(city.admin, "codes", "").statusCode(200);
        city.analyst
                .request()
                .get(city.path("groups"))
                .then()
                .body("expected", everyItem(nullValue()))
                .body("drawn", hasSize(6));
    }

    @Test
    void aWorkbookWithNamesIsRefusedOnThePageWithReasonAndRow() {
        var city = new SampledCity().planned();
        var workbook = TestFiles.xlsx(new TestFiles.Table(
                List.of("Nummer", "Stadtteil"),
                List.of(false, false),
                List.of(List.of("1", "nord"), List.of("Schmidt, Anna", "nord"))));
        var page = Jsoup.parse(
                upload(city, "liste", workbook).then().statusCode(422).extract().asString());
        var told = page.select(".error-summary li").text();
        assertTrue(told.startsWith("Zeile 3: ") && told.contains("Name"), told);
        city.analyst.request().get(city.path("")).then().body("sample.listed", equalTo(0));
        city.analyst
                .request()
                .contentType("application/octet-stream")
                .body(workbook)
                .put(city.path("units"))
                .then()
                .statusCode(422)
                .body("faults.where", contains("row 3"));
    }

    @Test
    void aWaveMayBePlannedWithCountsOfItsOwn() {
        var city = new SampledCity().planned();
        var counts = "stratum;persons\nnord;2000\nsued;800\n".getBytes(StandardCharsets.UTF_8);
        assertEquals(303, upload(city, "rahmen", counts).statusCode());
        city.analyst.request().get(city.path("")).then().statusCode(404);
        assertTrue(page(city).text().contains("2.800 Personen"));
        city.planned();
        city.analyst.request().get(city.path("")).then().body("sample.strata.population", contains(2000, 800));
        city.analyst.request().delete(city.path("frame")).then().statusCode(204);
        city.planned();
        city.analyst.request().get(city.path("")).then().body("sample.strata.population", contains(3000, 1000));
        city.put(city.path("frame"), "text/csv", "stratum;persons\nnord;50\nsued;800\n");
        city.analyst
                .request()
                .contentType("application/json")
                .body("{\"method\":\"FIXED\",\"responsePercent\":30,\"strata\":[{\"code\":1,\"letters\":100}]}")
                .put(city.path("plan"))
                .then()
                .statusCode(422);
    }

    @Test
    void brokenCountsChangeNothing() {
        var city = new SampledCity().planned();
        var told = Jsoup.parse(upload(city, "rahmen", "stratum;persons\nnord;viele\n".getBytes(StandardCharsets.UTF_8))
                        .then()
                        .statusCode(422)
                        .extract()
                        .asString())
                .select(".error-summary li")
                .eachText();
        assertEquals(1, told.size());
        assertTrue(told.get(0).startsWith("Zeile 2: "), told.get(0));
        city.analyst.request().get(city.path("")).then().body("sample.strata", hasSize(2));
        city.analyst.request().get(city.path("frame")).then().body("size()", equalTo(0));
    }

    @Test
    void aRegisterThatDrawsItselfGetsNumberedPlaces() {
        var city = new SampledCity().planned();
        assertEquals(303, upload(city, "nummerieren", new byte[0]).statusCode());
        city.analyst
                .request()
                .get(city.path(""))
                .then()
                .body("sample.byRegister", equalTo(true))
                .body("sample.drawn", equalTo(200));
        var letters = city.analyst
                .request()
                .get(city.path("letters"))
                .asString()
                .lines()
                .skip(1)
                .toList();
        assertEquals(200, letters.size());
        assertTrue(letters.stream().anyMatch(line -> line.matches("[0-9]+,2-0100,2")), letters.toString());
        assertTrue(page(city).select("#draw-title").isEmpty(), "there is nothing to draw");
        city.post(city.admin, "codes?format=CSV", "").statusCode(200);
        city.post(city.analyst, "places", "").statusCode(409);
        city.analyst
                .request()
                .contentType("text/csv")
                .body("stratum;persons\nnord;2000\nsued;800\n")
                .put(city.path("frame"))
                .then()
                .statusCode(409);
    }

    private static Document page(SampledCity city) {
        return Jsoup.parse(city.analyst.browser().get(pagePath(city)).asString());
    }

    private static String pagePath(SampledCity city) {
        return "/stadt/wellen/" + city.wave + "/stichprobe";
    }

    private static Response upload(SampledCity city, String below, byte[] file) {
        var token = page(city).selectFirst("[name=formToken]").attr("value");
        return city.analyst
                .browser()
                .multiPart("formToken", token)
                .multiPart("file", "liste", file)
                .post(pagePath(city) + "/" + below);
    }
}
