package de.defus.monitor.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The pages of staff, as forms without JavaScript, in both languages. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WalkPagesTest {

    private static final String FORMULA = "=HYPERLINK(\"http://x\",\"Licht\")";

    @Test
    void allThatProgramsCanDoFormsCanDoToo() throws IOException {
        var analyst = Walking.city();
        var created = post(
                analyst,
                "/stadt/rundgaenge",
                Map.of(
                        "title",
                        "Formulare",
                        "method",
                        "night_walk",
                        "occasion",
                        "REQUEST",
                        "daylight",
                        "DARK",
                        "mode",
                        "INDIVIDUAL",
                        "plannedOn",
                        "2026-11-26"),
                303);
        var walk = new Walking(analyst, last(created));
        var path = "/stadt/rundgaenge/" + walk.id();
        var kept = post(
                analyst, path + "/stationen", Map.of("name", "Brücke", "latitude", "8,01", "longitude", "50,01"), 422);
        assertEquals("Brücke", Jsoup.parse(kept.asString()).selectFirst("#name").attr("value"));
        assertTrue(Jsoup.parse(kept.asString()).text().contains("vertauscht"));
        post(analyst, path + "/stationen", Map.of("name", "Brücke", "latitude", "50,01", "longitude", "8,01"), 303);
        post(analyst, path + "/stationen", Map.of("name", "Tunnel", "latitude", "50.02", "longitude", "8.01"), 303);
        post(analyst, path + "/oeffnen", Map.of(), 303);
        post(analyst, path + "/leitung/station", Map.of("stop", "2"), 303);
        post(analyst, path + "/leitung/station", Map.of("stop", "7"), 422);
        post(analyst, path + "/leitung/notizen", Map.of("stop", "2", "note", "Lampe Nr. 7"), 303);
        var sent = Walking.observations(1, 6, 3);
        walk.send(sent).then().statusCode(200);
        var photo = Walking.photo(analyst, walk.id(), "Ecke");
        post(analyst, path + "/schliessen", Map.of(), 303);
        var late = Walking.observation(2, 7, "Nachzügler");
        walk.send(List.of(late)).then().statusCode(200);
        post(analyst, path + "/nachzuegler", Map.of("decision", "accept"), 422);
        post(
                analyst,
                path + "/nachzuegler",
                Map.of("decision", "discard", "observation", late.get("id").toString()),
                303);
        assertEquals(3, walk.get("/observations").<List<?>>path("").size());

        var finding = sent.get(0).get("id").toString();
        var offered = page(analyst, path + "/massnahmen/neu?findings=" + finding);
        assertTrue(offered.contains("Beobachtung 1"), offered);
        var measure = Map.of(
                "text",
                FORMULA,
                "department",
                "Tiefbauamt",
                "priority",
                "HIGH",
                "costClass",
                "SMALL",
                "dueOn",
                "2026-01-31",
                "findings",
                finding);
        var unnamed = post(analyst, path + "/massnahmen", Map.of("text", FORMULA, "findings", finding), 422);
        assertEquals(
                FORMULA, Jsoup.parse(unnamed.asString()).selectFirst("#text").text());
        post(analyst, path + "/massnahmen", measure, 303);
        String id = analyst.request().get("/api/v1/measures").path("[0].id");
        post(analyst, "/stadt/massnahmen/" + id + "/stand", Map.of("state", "REFUSED"), 422);
        post(analyst, "/stadt/massnahmen/" + id + "/stand", Map.of("state", "REFUSED", "reason", "Privatgrund"), 303);
        assertTrue(page(analyst, "/stadt/massnahmen/" + id).contains("Privatgrund"));
        post(analyst, "/stadt/massnahmen/" + id + "/stand", Map.of("state", "PROMISED"), 303);
        post(analyst, path + "/fotos/" + photo, Map.of("altText", "Ecke", "released", "yes"), 422);
        post(
                analyst,
                path + "/fotos/" + photo + "/abdecken",
                Map.of("left", "1", "top", "1", "width", "5,5", "height", "9"),
                303);
        post(
                analyst,
                path + "/fotos/" + photo + "/abdecken",
                Map.of("left", "101", "top", "1", "width", "5", "height", "9"),
                422);
        post(analyst, path + "/fotos/" + photo, Map.of("altText", "Ecke", "checked", "yes", "released", "yes"), 303);
        post(analyst, path + "/veroeffentlichen", Map.of("shown", "yes"), 303);

        for (var shown : List.of(
                "/stadt/rundgaenge",
                "/stadt/rundgaenge/neu",
                path,
                path + "/routenblatt",
                path + "/beobachtungsbogen",
                path + "/leitung",
                path + "/auswertung",
                path + "/massnahmen/neu",
                path + "/fotos/" + photo,
                "/stadt/massnahmen",
                "/stadt/massnahmen?ansicht=tafel&ueberfaellig=ja",
                "/stadt/massnahmen/" + id,
                "/rundgaenge/" + walk.id())) {
            for (var language : List.of("de", "en")) {
                var text = page(analyst, shown + (shown.contains("?") ? "&" : "?") + "lang=" + language);
                assertFalse(text.contains("???"), shown);
            }
        }
        assertTrue(page(analyst, "/stadt/massnahmen?ueberfaellig=ja").contains("überfällig"));

        var file = analyst.request().get("/api/v1/measures.xlsx?overdue=true").asByteArray();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var cell = workbook.getSheetAt(0).getRow(1).getCell(0);
            assertEquals(CellType.STRING, cell.getCellType());
            assertEquals(FORMULA, cell.getStringCellValue());
            assertTrue(cell.getCellStyle().getQuotePrefixed());
        }
        assertTrue(analyst.request().get("/api/v1/measures.csv").asString().contains("'=HYPERLINK"));
        var map = analyst.request().get("/api/v1/measures.geojson");
        assertEquals(List.of(8.01f, 50.01f), map.jsonPath().getList("features[0].geometry.coordinates"));
        assertEquals("Brücke", map.path("features[0].properties.place"));
        assertEquals(
                List.of("stop", "stop"),
                analyst.request().get(walk.path() + "/stops.geojson").path("features.properties.kind"));
    }

    @Test
    void theSamePlaceBeforeAndAfter() {
        var before = Walking.open("Vorher", "DARK", 1);
        before.send(Walking.observations(1, 7, 5)).then().statusCode(200);
        before.call("close", 200);
        var after = Walking.planned(before.analyst(), "Nachher", "DARK", before.id());
        after.call("open", 200);
        after.send(Walking.observations(1, 2, 5)).then().statusCode(200);
        var page = Jsoup.parse(page(after.analyst(), "/stadt/rundgaenge/" + after.id() + "/auswertung"))
                .text();
        assertTrue(page.contains("0 % unwohl, unsicher oder ängstlich (0 von 5)"), page);
        assertTrue(page.contains("Beim Vergleichsrundgang: 100 %"), page);
    }

    private static String page(de.defus.monitor.account.Staff analyst, String path) {
        var answer = analyst.browser().get(path);
        assertEquals(200, answer.statusCode(), path);
        return answer.asString();
    }

    private static Response post(
            de.defus.monitor.account.Staff analyst, String path, Map<String, String> fields, int status) {
        var token = Jsoup.parse(analyst.browser().get("/stadt").asString())
                .selectFirst("[name=formToken]")
                .attr("value");
        var answer = analyst.browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("formToken", token)
                .formParams(fields)
                .post(path);
        assertEquals(status, answer.statusCode(), () -> path + "\n" + answer.asString());
        return answer;
    }

    private static String last(Response answer) {
        var location = answer.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
