package de.defus.monitor.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.walk.Walking;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Free texts from the answer to a published topic, and no text on the way out. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CodedTextsTest {

    private static final String SECRET = "Herr Blaumann 0171 2345678 stört";

    private final EntityManager entities;
    private final TenantScope scope;

    CodedTextsTest(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    @Test
    void textsArePartedFromAnswersCodedAndPublishedAsTopicsOnly() throws IOException, InterruptedException {
        var city = ImportCity.create();
        var analyst = city.analyst();
        var wave = answered(city);
        var texts = "/api/v1/waves/" + wave + "/texts";
        Walking.json(analyst).post(texts + "/gathering").then().statusCode(409);
        Walking.json(analyst).post("/api/v1/waves/" + wave + "/close").then().statusCode(200);
        analyst.request().get(texts).then().body("waiting", equalTo(true)).body("items.total.sum()", equalTo(0));

        var pages = "/stadt/wellen/" + wave + "/texte";
        var walk = analyst.walk(pages);
        assertTrue(walk.page().text().contains("für immer von den übrigen Antworten getrennt"));
        walk.submit(Map.of());
        analyst.request().get(texts).then().body("waiting", equalTo(false));
        assertEquals(
                0L,
                number(city, "select count(*) from responses where texts <> cast('{}' as jsonb)"),
                "no text is left beside an answer");
        assertEquals(50L, number(city, "select count(*) from open_texts"));

        // Topics and a first page of decisions on the page.
        walk.open(Staff.address(pages + "/wishes"));
        walk.submit(Map.of(
                "code-0-de", List.of("Beleuchtung"),
                "code-0-en", List.of("Lighting"),
                "code-1-de", List.of("Personen"),
                "code-2-de", List.of("Selten")));
        assertEquals(
                List.of("Beleuchtung", "Personen", "Selten"),
                analyst.request().get(texts + "/wishes").path("frame.german"));
        walk.open(Staff.address(pages + "/wishes"));
        assertEquals(10, walk.page().select("fieldset.coding").size());
        assertTrue(walk.page().selectFirst(".coding__text").text().length() > 3);

        codeEverything(analyst, texts);
        var desk = analyst.request().get(texts);
        assertEquals(List.of(0), desk.path("items.findAll { it.item == 'wishes' }.open"));
        assertEquals(
                0L,
                number(city, "select count(*) from open_texts where body like '%2345678%' or body like '%Blaumann%'"),
                "what is removed is gone");
        Walking.json(analyst)
                .body("{\"codes\":[{\"code\":1,\"german\":\"Beleuchtung\"}]}")
                .put(texts + "/wishes/frame")
                .then()
                .statusCode(422);

        Walking.json(analyst).post("/api/v1/waves/" + wave + "/release").then().statusCode(200);
        published(city);
        Walking.json(analyst)
                .body("{\"texts\":[]}")
                .put(texts + "/wishes")
                .then()
                .statusCode(409);
        Walking.json(analyst).post(texts + "/gathering").then().statusCode(409);
    }

    @Test
    void whatIsNotSortedThroughIsNotPublished() {
        var city = ImportCity.create();
        var wave = answered(city);
        var texts = "/api/v1/waves/" + wave + "/texts";
        Walking.json(city.analyst())
                .post("/api/v1/waves/" + wave + "/close")
                .then()
                .statusCode(200);
        Walking.json(city.analyst())
                .post(texts + "/gathering")
                .then()
                .statusCode(200)
                .body("texts", equalTo(50));
        Walking.json(city.analyst())
                .body("{\"codes\":[{\"german\":\"Beleuchtung\"}]}")
                .put(texts + "/wishes/frame")
                .then()
                .statusCode(200);
        Walking.json(city.analyst())
                .post("/api/v1/waves/" + wave + "/release")
                .then()
                .statusCode(200);
        given().get("/api/v1/results/" + city.slug() + "/waves/1")
                .then()
                .statusCode(200)
                .body("results.texts.size()", equalTo(0));
    }

    /** Every text of wishes: 20 of lighting, one of people with its details removed, 2 rare, one hidden, the rest none. */
    private static void codeEverything(Staff analyst, String texts) {
        var found = analyst.request().get(texts + "/wishes");
        List<Map<String, Object>> open = found.path("texts");
        var decisions = new ArrayList<Map<String, Object>>();
        for (var text : open) {
            var body = (String) text.get("body");
            var decision = new LinkedHashMap<String, Object>(Map.of("id", text.get("id")));
            if (body.contains("Licht")) {
                decision.put("codes", body.contains("selten") ? List.of(1, 3) : List.of(1));
            } else if (body.contains("stört")) {
                assertEquals(2, ((List<?>) text.get("findings")).size(), text.toString());
                decision.put("removals", text.get("findings"));
                decision.put("codes", List.of(2));
            } else if (body.contains("Quatsch")) {
                decision.put("hidden", true);
            } else {
                decision.put("none", true);
            }
            decisions.add(decision);
        }
        var done = Walking.json(analyst).body(Map.of("texts", decisions)).put(texts + "/wishes");
        assertEquals(200, done.statusCode(), done::asString);
        Walking.json(analyst).body("{\"codes\":[{\"german\":\"Bahnhof\"}]}").put(texts + "/unsafe_places/frame");
        List<String> places = analyst.request().get(texts + "/unsafe_places").path("texts.id");
        Walking.json(analyst)
                .body(Map.of(
                        "texts",
                        places.stream()
                                .map(id -> Map.of("id", id, "codes", List.of(1)))
                                .toList()))
                .put(texts + "/unsafe_places")
                .then()
                .statusCode(200);
    }

    private static void published(ImportCity city) throws IOException {
        var results = given().get("/api/v1/results/" + city.slug() + "/waves/1");
        var wishes = "results.texts.find { it.item == 'wishes' }";
        assertEquals(44, results.<Integer>path(wishes + ".base"), "45 texts, one hidden");
        assertEquals(20 / 44.0, results.<Float>path(wishes + ".codes[0].share"), 1e-6);
        assertEquals("Lighting", results.path(wishes + ".codes[0].label.en"));
        List<Object> shares = results.path(wishes + ".codes.share");
        assertEquals((Object) null, shares.get(1), "one person");
        assertEquals((Object) null, shares.get(2), "two people");
        assertTrue(
                results.<Object>path("results.texts.find { it.item == 'unsafe_places' }.base") == null, "five texts");
        for (var channel : List.of(
                "/api/v1/results/" + city.slug() + "/waves/1",
                "/ergebnisse/" + city.slug(),
                "/ergebnisse/" + city.slug() + "/frage/wishes",
                "/ergebnisse/" + city.slug() + "/frage/unsafe_places",
                "/ergebnisse/" + city.slug() + "/bericht")) {
            var shown = given().get(channel);
            assertEquals(200, shown.statusCode(), channel);
            for (var written : List.of("Blaumann", "2345678", "Mehr Licht", "Quatsch", "entfernt]")) {
                assertFalse(shown.asString().contains(written), channel + " " + written);
            }
        }
        var page = Jsoup.parse(given().accept("text/html")
                .get("/ergebnisse/" + city.slug() + "/frage/wishes")
                .asString());
        assertEquals(
                List.of("Beleuchtung", "45 %"),
                page.select("tbody tr").get(0).children().eachText());
        assertTrue(page.text().contains("ohne Gewichte"));
        var report = "/ergebnisse/" + city.slug() + "/bericht";
        var chapter = Jsoup.parse(given().accept("text/html").get(report).asString())
                .select("#worte ~ div:has(#themen-wishes) tbody tr");
        assertEquals(List.of("Beleuchtung", "45 %"), chapter.get(0).children().eachText());
        try (var pdf = Loader.loadPDF(given().get(report + ".pdf").asByteArray())) {
            var text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertTrue(text.contains("Beleuchtung 45 %"), text);
            assertFalse(text.contains("Blaumann") || text.contains("Mehr Licht"), text);
        }
        var file = given().get("/ergebnisse/" + city.slug() + "/tabellenband.xlsx");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file.asByteArray()))) {
            var text = new StringBuilder();
            workbook.getSheet("Freie Texte")
                    .forEach(row -> row.forEach(cell -> text.append(cell).append('\n')));
            assertTrue(text.toString().contains("Beleuchtung\n" + 20 / 44.0 + "\n44.0"), text.toString());
            assertFalse(text.toString().contains("Licht in"), text.toString());
        }
    }

    /** 60 people, 45 of whom wish something and five name a place. */
    private static String answered(ImportCity city) {
        var made = Walking.json(city.analyst())
                .body("{\"title\":\"2026\",\"sampling\":\"OPEN_ACCESS\"}")
                .post("/api/v1/surveys/" + city.surveyId() + "/waves");
        var wave = made.header("Location").replaceAll(".*/", "");
        Walking.json(city.analyst())
                .body("{\"link\":\"" + city.slug() + "\"}")
                .post("/api/v1/waves/" + wave + "/open")
                .then()
                .statusCode(200);
        for (int person = 0; person < 60; person++) {
            var answers = new LinkedHashMap<String, Object>();
            answers.put("district", 1 + person % 2);
            answers.put("safe_dark_neighbourhood", 1 + person % 5);
            if (person < 45) {
                answers.put("wishes", wish(person));
            } else if (person < 50) {
                answers.put("unsafe_places", "Am Bahnhof " + person);
            }
            var sent = given().contentType("application/json")
                    .body(Map.of("submissionId", UUID.randomUUID().toString(), "language", "de", "answers", answers))
                    .post("/api/v1/links/" + city.slug() + "/responses");
            assertEquals(201, sent.statusCode(), sent::asString);
        }
        return wave;
    }

    private static String wish(int person) {
        if (person < 20) {
            return person < 2 ? "Mehr Licht in selten begangenen Gassen" : "Mehr Licht in der Gasse " + person;
        }
        return person == 20 ? SECRET : person == 21 ? "Quatsch" : "Nichts weiter " + person;
    }

    private long number(ImportCity city, String query) {
        return scope.call(city.analyst().municipalityId(), () ->
                (Long) entities.createNativeQuery(query, Long.class).getSingleResult());
    }
}
