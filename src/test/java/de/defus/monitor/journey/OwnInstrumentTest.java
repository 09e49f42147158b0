package de.defus.monitor.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Staff;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.walk.Walking;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A city asks other than the model: from the form to results, workbook, research data and the next wave. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OwnInstrumentTest {

    private static final String PLACE = "own_place_am_hauptbahnhof";
    private static final String CHOICE = "own_question_kennen_sie_das_ordnungsamt";
    private static final String RATING = "own_question_wie_sicher_ist_das_parkhaus";
    private static final String TEXT = "own_question_was_noch";

    private final Releases releases;

    OwnInstrumentTest(Releases releases) {
        this.releases = releases;
    }

    @Test
    void everyChannelAsksAndShowsWhatTheCityAdded() throws IOException, InterruptedException {
        var city = ImportCity.create();
        var analyst = city.analyst();
        var wave = wave(city, "2026");
        adaptByForms(analyst, wave);

        var instrument = analyst.request().get("/api/v1/waves/" + wave + "/instrument");
        assertEquals(List.of("household", "employment"), instrument.path("adaptation.dropped"));
        assertEquals(List.of(PLACE), instrument.path("adaptation.places.key"));
        assertEquals(List.of(CHOICE, RATING, TEXT), instrument.path("adaptation.questions.key"));
        assertEquals(List.of("de-simple", "ar", "ru", "tr", "uk"), instrument.path("untranslated[0].languages"));
        assertEquals(false, instrument.path("frozen"));
        var page = page(analyst, "/stadt/wellen/" + wave + "/fragebogen").text();
        assertTrue(page.contains("26 Fragen auf 8 Seiten"), page);
        var view = page(analyst, "/stadt/wellen/" + wave + "/fragebogen/ansicht?sprache=ar");
        assertEquals(
                "de",
                view.select("fieldset:has(#" + CHOICE + ") legend span[lang]").attr("lang"),
                "asked in German");
        assertEquals("rtl", view.select("[lang=ar][dir]").attr("dir"));

        var slug = city.slug() + "-1";
        open(analyst, wave, slug);
        assertEquals(409, put(analyst, wave, "{}").statusCode(), "frozen");
        // The resident's page shows what is own, in German where English is missing.
        var walk = new FormWalk(Staff.address("/b/" + slug + "/feeling_safe?lang=en"));
        assertTrue(
                walk.page().text().contains("At the main station"), walk.page().text());
        answer(analyst, slug, 1);
        for (var step : List.of("close", "release")) {
            var done = Walking.json(analyst).post("/api/v1/waves/" + wave + "/" + step);
            assertEquals(200, done.statusCode(), done::asString);
        }
        var release = releases.findLatest(city.slug()).orElseThrow();
        for (var item : List.of(PLACE, CHOICE, RATING)) {
            assertFalse(release.results().findTable(item, "all").orElseThrow().withheld(), item);
            var shown = given().accept("text/html").get("/ergebnisse/" + city.slug() + "/frage/" + item);
            assertEquals(200, shown.statusCode(), item);
            assertTrue(
                    Jsoup.parse(shown.asString())
                            .text()
                            .contains(item.equals(PLACE) ? "eigener Ort der Stadt" : "eigene Frage der Stadt"),
                    item);
        }
        assertTrue(release.results().findTable("household", "all").isEmpty(), "left out");
        workbook(city.slug());
        codebook(analyst, wave);
        secondWave(city);
    }

    @Test
    void formsKeepWhatWasTypedAndSayWhatIsWrong() throws IOException, InterruptedException {
        var city = ImportCity.create();
        var wave = wave(city, "2026");
        var path = "/stadt/wellen/" + wave + "/fragebogen";
        var walk = city.analyst().walk(path + "/fragen/neu?art=CHOICE");
        walk.submit(Map.of(
                "stem-de", List.of("Wie viele?"),
                "answers-de", List.of("Eins\nZwei"),
                "answers-en", List.of("One")));
        assertEquals(422, walk.status());
        assertEquals("Wie viele?", walk.page().selectFirst("#stem-de").val());
        assertEquals(
                "Eins\nZwei", walk.page().selectFirst("#answers-de").wholeText().strip());
        assertTrue(walk.page().selectFirst(".error-summary").text().contains("2 Antworten, hier 1"));
        walk.submit(Map.of("answers-en", List.of("One\nTwo")));
        assertEquals(path, walk.address().getPath());
        assertTrue(walk.page().text().contains("Wie viele?"));

        var refused = put(city.analyst(), wave, """
                {"dropped":["gender"],"places":[{"name":{"de":"  "}}],"questions":[]}""");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.asString().contains("places.0.name-de"), refused.asString());
    }

    @Test
    void ownThingsAreMovedByFormAndByProgram() throws IOException, InterruptedException {
        var city = ImportCity.create();
        var wave = wave(city, "2026");
        var places = "/api/v1/waves/" + wave + "/instrument";
        var set = put(city.analyst(), wave, """
                {"places":[{"name":{"de":"Eins"}},{"name":{"de":"Zwei"}},{"name":{"de":"Drei"}}],
                 "questions":[{"section":"about_you","kind":"TEXT","stem":{"de":"Erste"}},
                              {"section":"feeling_safe","kind":"TEXT","stem":{"de":"Andere Seite"}},
                              {"section":"about_you","kind":"TEXT","stem":{"de":"Zweite"}}]}""");
        assertEquals(200, set.statusCode(), set::asString);
        var path = "/stadt/wellen/" + wave + "/fragebogen";
        var page = page(city.analyst(), path);
        assertEquals(
                List.of("Andere Seite", "Erste", "Zweite"),
                page.select("#questions .own-list__name [lang=de]").eachText(),
                "as they are asked");
        assertEquals(
                "disabled disabled",
                page.select("#questions .own-list__item").first().select("button[disabled]").stream()
                        .map(button -> "disabled")
                        .collect(Collectors.joining(" ")),
                "alone on its page");

        var walk = city.analyst().walk(path);
        walk.post(Staff.address(path + "/verschieben"), move(walk, "own_place_drei", "up"));
        assertEquals(
                List.of("own_place_eins", "own_place_drei", "own_place_zwei"),
                city.analyst().request().get(places).path("adaptation.places.key"));
        walk.post(Staff.address(path + "/verschieben"), move(walk, "own_question_erste", "down"));
        assertEquals(200, walk.status());
        assertEquals(
                List.of("Andere Seite", "Zweite", "Erste"),
                page(city.analyst(), path)
                        .select("#questions .own-list__name [lang=de]")
                        .eachText());

        // A program sends the order it wants; what is there keeps its key.
        var ordered = put(city.analyst(), wave, """
                {"places":[{"key":"own_place_zwei","name":{"de":"Zwei"}},{"key":"own_place_eins","name":{"de":"Eins"}}]}""");
        assertEquals(200, ordered.statusCode(), ordered::asString);
        assertEquals(
                List.of("own_place_zwei", "own_place_eins"),
                city.analyst().request().get(places).path("adaptation.places.key"));
    }

    private static Map<String, List<String>> move(FormWalk walk, String key, String direction) {
        var form = walk.page().selectFirst("form[action$=/verschieben]:has([name=key][value=" + key + "])");
        return Map.of(
                "formToken", List.of(form.selectFirst("[name=formToken]").val()),
                "key", List.of(form.selectFirst("[name=key]").val()),
                "direction",
                        List.of(form.selectFirst("[value=" + direction + "]").val()));
    }

    @Test
    void aFileOfAnEarlierWaveMayHoldWhatTheCityAdded() {
        var city = ImportCity.create();
        var wave = wave(city, "2027");
        var done = put(city.analyst(), wave, """
                {"dropped":["family_origin"],"places":[{"name":{"de":"Am Hauptbahnhof"}}],"questions":[]}""");
        assertEquals(200, done.statusCode(), done::asString);
        var file = new StringBuilder("district;safe_dark_neighbourhood;family_origin;" + PLACE + "\n");
        for (int row = 0; row < 60; row++) {
            file.append(1 + row % 2)
                    .append(';')
                    .append(1 + row % 5)
                    .append(';')
                    .append(1 + row % 3)
                    .append(';');
            file.append(1 + row % 4).append('\n');
        }
        var sent = city.send(
                file.toString().getBytes(StandardCharsets.UTF_8), Map.of("title", "2019", "position", "first"));
        assertEquals(201, sent.statusCode(), sent::asString);
        var imported = sent.<String>path("wave.id");
        assertTrue(sent.<List<String>>path("comparableItems").contains(PLACE), sent.asString());
        // What the next wave leaves out later does not touch the imported one: its columns are as they were stored.
        put(city.analyst(), wave, "{}").then().statusCode(200);
        Walking.json(city.analyst())
                .post("/api/v1/waves/" + imported + "/release")
                .then()
                .statusCode(200);
        var row = releases.findLatest(city.slug())
                .orElseThrow()
                .results()
                .findTable(PLACE, "all")
                .orElseThrow()
                .rows()
                .get(0);
        assertEquals(60, row.base());
        assertEquals(0.25, row.shares().get(1).value(), 1e-9);
    }

    private static void adaptByForms(Staff analyst, String wave) throws IOException, InterruptedException {
        var path = "/stadt/wellen/" + wave + "/fragebogen";
        var walk = analyst.walk(path);
        var ticked = walk.page().select("input[name=asked]").eachAttr("value").stream()
                .filter(key -> !List.of("household", "employment").contains(key))
                .toList();
        walk.submit(Map.of("asked", ticked));
        walk.open(Staff.address(path + "/orte/neu"));
        walk.submit(Map.of("name-de", List.of("Am Hauptbahnhof"), "name-en", List.of("At the main station")));
        walk.open(Staff.address(path + "/fragen/neu?art=CHOICE"));
        walk.submit(Map.of(
                "stem-de", List.of("Kennen Sie das Ordnungsamt?"),
                "answers-de", List.of("Ja\nNein\n\nVom Hörensagen"),
                "section", List.of("city_measures")));
        walk.open(Staff.address(path + "/fragen/neu?art=RATING"));
        walk.submit(Map.of(
                "stem-de", List.of("Wie sicher ist das Parkhaus?"),
                "scale", List.of("safety_at_places"),
                "section", List.of("feeling_safe")));
        walk.open(Staff.address(path + "/fragen/neu?art=TEXT"));
        walk.submit(Map.of("stem-de", List.of("Was noch?"), "section", List.of("about_you")));
        assertEquals(path, walk.address().getPath(), walk.page().text());
    }

    private static void answer(Staff analyst, String slug, long seed) {
        var chance = new SplittableRandom(seed);
        for (int person = 0; person < 120; person++) {
            var answers = new LinkedHashMap<String, Object>();
            answers.put("district", 1 + person % 2);
            answers.put("safe_dark_neighbourhood", 1 + chance.nextInt(5));
            answers.put("gender", 1 + chance.nextInt(2));
            answers.put("age_group", 2 + chance.nextInt(6));
            answers.put(PLACE, 1 + chance.nextInt(5));
            answers.put(CHOICE, 1 + chance.nextInt(3));
            answers.put(RATING, 1 + chance.nextInt(5));
            answers.put(TEXT, "Mehr Licht");
            var sent = given().contentType("application/json")
                    .body(Map.of("submissionId", UUID.randomUUID().toString(), "language", "de", "answers", answers))
                    .post("/api/v1/links/" + slug + "/responses");
            assertEquals(201, sent.statusCode(), sent::asString);
        }
    }

    private static void workbook(String slug) throws IOException {
        var file = given().get("/ergebnisse/" + slug + "/tabellenband.xlsx");
        assertEquals(200, file.statusCode());
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file.asByteArray()))) {
            var found = false;
            for (var sheet : workbook) {
                for (var row : sheet) {
                    for (var cell : row) {
                        found |= cell.toString().contains("Kennen Sie das Ordnungsamt?");
                    }
                }
            }
            assertTrue(found, "the own question is in the workbook");
        }
    }

    /** Codebook, DDI and microdata of the research bundle know the own questions. */
    private static void codebook(Staff analyst, String wave) throws IOException {
        var terms = "/api/v1/waves/" + wave + "/research-";
        var accepted = Walking.json(analyst)
                .body("{\"purpose\":\"Auswertung der eigenen Fragen\",\"termsVersion\":1}")
                .post(terms + "terms");
        assertTrue(accepted.statusCode() < 300, accepted::asString);
        var bundle = analyst.request().get(terms + "bundle");
        assertEquals(200, bundle.statusCode());
        var found = new LinkedHashMap<String, Boolean>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle.asByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                found.put(entry.getName().replaceAll(".*/", ""), text.contains(CHOICE) && !text.contains("Mehr Licht"));
            }
        }
        for (var wanted : List.of(".xml", ".html", ".csv")) {
            assertTrue(
                    found.entrySet().stream().anyMatch(file -> file.getKey().endsWith(wanted) && file.getValue()),
                    wanted + " " + found);
        }
    }

    /** The second wave begins with what the first asked, and what is asked alike is compared. */
    private void secondWave(ImportCity city) throws IOException, InterruptedException {
        var analyst = city.analyst();
        var wave = wave(city, "2028");
        var inherited = analyst.request().get("/api/v1/waves/" + wave + "/instrument");
        assertEquals(List.of(CHOICE, RATING, TEXT), inherited.path("adaptation.questions.key"));
        var walk = analyst.walk("/stadt/wellen/" + wave + "/fragebogen/fragen/" + CHOICE);
        walk.submit(Map.of("answers-de", List.of("Ja\nNein\nNur vom Hörensagen")));
        var comparison = analyst.request().get("/api/v1/waves/" + wave + "/instrument/comparison");
        assertEquals(1, comparison.<Integer>path("lastWave"));
        assertEquals(
                List.of("ASKED_OTHERWISE"),
                comparison.path("withLast.items.findAll { it.later == '" + CHOICE + "' }.reason"));
        assertEquals(
                List.of(true, true),
                comparison.path("withLast.items.findAll { it.later == '" + PLACE + "' || it.later == '" + RATING
                        + "' }.comparable"));
        assertEquals(
                List.of("ONLY_LATER"),
                comparison.path("withModel.items.findAll { it.later == '" + PLACE + "' }.reason"));
        var page =
                page(analyst, "/stadt/wellen/" + wave + "/fragebogen/vergleich").text();
        assertTrue(page.contains("Wortlaut oder Antworten wurden geändert."), page);

        open(analyst, wave, city.slug() + "-2");
        answer(analyst, city.slug() + "-2", 2);
        for (var step : List.of("close", "release")) {
            Walking.json(analyst)
                    .post("/api/v1/waves/" + wave + "/" + step)
                    .then()
                    .statusCode(200);
        }
        var results = releases.findLatest(city.slug()).orElseThrow().results();
        assertTrue(results.findTable(PLACE, "all")
                .orElseThrow()
                .rows()
                .get(0)
                .change()
                .isPresent());
        assertTrue(results.findTable(RATING, "all")
                .orElseThrow()
                .rows()
                .get(0)
                .change()
                .isPresent());
        assertTrue(
                results.findTable(CHOICE, "all")
                        .orElseThrow()
                        .rows()
                        .get(0)
                        .change()
                        .isEmpty(),
                "other words, no comparison");
    }

    private static String wave(ImportCity city, String title) {
        var answer = Walking.json(city.analyst())
                .body("{\"title\":\"" + title + "\",\"sampling\":\"OPEN_ACCESS\"}")
                .post("/api/v1/surveys/" + city.surveyId() + "/waves");
        assertEquals(201, answer.statusCode(), answer::asString);
        var location = answer.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static void open(Staff analyst, String wave, String slug) {
        Walking.json(analyst)
                .body("{\"link\":\"" + slug + "\"}")
                .post("/api/v1/waves/" + wave + "/open")
                .then()
                .statusCode(200)
                .body("questionnaireChanged", equalTo(false));
    }

    private static io.restassured.response.Response put(Staff analyst, String wave, String body) {
        return Walking.json(analyst).body(body).put("/api/v1/waves/" + wave + "/instrument");
    }

    private static Document page(Staff analyst, String path) {
        var answer = analyst.browser().get(path);
        assertEquals(200, answer.statusCode(), path);
        return Jsoup.parse(answer.asString());
    }
}
