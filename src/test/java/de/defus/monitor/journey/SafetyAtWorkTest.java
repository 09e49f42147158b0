package de.defus.monitor.journey;

import static io.restassured.RestAssured.given;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The instrument for employees and elected people, which knows no districts, from set-up to the workbook. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SafetyAtWorkTest {

    private final Releases releases;

    SafetyAtWorkTest(Releases releases) {
        this.releases = releases;
    }

    @Test
    void fromSetUpToTheWorkbook() throws IOException, InterruptedException {
        // A city that knows its people by district: none of that may weigh on colleagues.
        var analyst = Walking.city();
        analyst.request()
                .contentType("text/csv")
                .body("district,age_group,gender,persons\n3,1,1,4711\n3,1,2,4800\n")
                .put("/api/v1/population")
                .then()
                .statusCode(200);
        var slug = "arbeit-" + analyst.municipality().slug().replace("teststadt-", "");
        assertTrue(Jsoup.parse(analyst.browser().get("/stadt/befragungen/neu").asString())
                .text()
                .contains("Mindestfallzahl 20"));
        var survey = analyst.create("/api/v1/surveys", """
                {"slug":"%1$s","titleGerman":"Sicher arbeiten","titleEnglish":"Safe at work",
                 "questionnaireKey":"safety-at-work","questionnaireVersion":1}""".formatted(slug));
        assertEquals(
                20,
                analyst.request().get("/api/v1/surveys/" + survey).<Integer>path("minimumBase"),
                "stricter than for residents");
        var wave = analyst.create("/api/v1/surveys/" + survey + "/waves", """
                {"title":"2026","sampling":"OPEN_ACCESS"}""");
        Walking.json(analyst)
                .body("{\"link\":\"" + slug + "\"}")
                .post("/api/v1/waves/" + wave + "/open")
                .then()
                .statusCode(200);
        // One answers by the pages, in English, and is not asked about incidents they did not have.
        var walk = new FormWalk(Staff.address("/b/" + slug + "/feeling_safe?lang=en"));
        walk.submit(Map.of("safe_at_work", List.of("1")));
        assertTrue(
                walk.page().text().contains("insulted, threatened"), walk.page().text());
        walk.submit(Map.of("any_incident", List.of("2")));
        assertTrue(
                walk.page().text().contains("What have you changed"),
                walk.page().text());

        var people = people();
        for (var person : people) {
            var sent = given().contentType("application/json")
                    .body(Map.of("submissionId", UUID.randomUUID().toString(), "language", "de", "answers", person))
                    .post("/api/v1/links/" + slug + "/responses");
            assertTrue(sent.statusCode() < 300, sent::asString);
        }
        for (var step : List.of("close", "release")) {
            var answer = Walking.json(analyst).post("/api/v1/waves/" + wave + "/" + step);
            assertEquals(200, answer.statusCode(), answer::asString);
        }

        var release = releases.findLatest(slug).orElseThrow();
        assertEquals(0, release.results().method().population(), "unweighted");
        assertEquals(List.of(), release.results().method().weighting());
        var row = release.results()
                .findTable("safe_at_work", "all")
                .orElseThrow()
                .rows()
                .get(0);
        var safe = people.stream()
                        .filter(person -> (Integer) person.get("safe_at_work") <= 2)
                        .count()
                / (double) people.size();
        assertEquals(safe, row.favourable().orElseThrow().value(), 1e-9);
        // Groups 1 to 5 have 30 each, the elected 10: neither the small group nor what gives it away is shown.
        var byGroup =
                release.results().findTable("safe_at_work", "office_group").orElseThrow();
        assertTrue(byGroup.withheld(), "ten elected people are fewer than twenty");
        var byContact =
                release.results().findTable("safe_at_work", "public_contact").orElseThrow();
        assertEquals(3, byContact.rows().size());

        for (var language : List.of("de", "en")) {
            for (var path : List.of("", "/methode", "/bericht")) {
                shown("/ergebnisse/" + slug + path + "?lang=" + language);
            }
            for (var item : release.results().tables().stream()
                    .map(table -> table.item())
                    .distinct()
                    .toList()) {
                shown("/ergebnisse/" + slug + "/frage/" + item + "?lang=" + language);
            }
        }
        var overview = Jsoup.parse(shown("/ergebnisse/" + slug));
        assertTrue(overview.text().contains("Haben in zwölf Monaten mindestens einen Vorfall erlebt"));
        assertTrue(overview.select("a[href*=/karte]").isEmpty(), "no map without districts");
        for (var absent : List.of("/karte", "/orte", "/gebiet/3")) {
            assertEquals(404, given().get("/ergebnisse/" + slug + absent).statusCode(), absent);
        }
        var pdf = given().get("/ergebnisse/" + slug + "/bericht.pdf");
        assertEquals(200, pdf.statusCode());
        assertTrue(new String(pdf.asByteArray(), 0, 5, StandardCharsets.US_ASCII).startsWith("%PDF"));
        var file = given().get("/ergebnisse/" + slug + "/tabellenband.xlsx");
        assertEquals(200, file.statusCode());
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file.asByteArray()))) {
            assertTrue(workbook.getNumberOfSheets() > 20, "a sheet an item");
        }
        assertEquals(200, given().get("/api/v1/results/" + slug + "/waves").statusCode());
        for (var page : List.of("/stadt/rundgaenge", "/stadt/massnahmen/bilanz", "/api/v1/hot-spots")) {
            assertEquals(200, analyst.browser().get(page).statusCode(), page);
        }
        var daten = given().get("/daten/" + slug);
        assertEquals(200, daten.statusCode(), daten::asString);
    }

    @Test
    void anEarlierWaveNeedsNoDistrictEither() {
        var analyst = Walking.city();
        var slug = "frueher-" + analyst.municipality().slug().replace("teststadt-", "");
        var survey = analyst.create("/api/v1/surveys", """
                {"slug":"%s","titleGerman":"Sicher arbeiten","questionnaireKey":"safety-at-work","questionnaireVersion":1}""".formatted(slug));
        var file = new StringBuilder("safe_at_work;any_incident\n");
        people().forEach(person -> file.append(person.get("safe_at_work") + ";" + person.get("any_incident") + "\n"));
        var answer = analyst.request()
                .header("Defus-Program", "test")
                .multiPart("title", "2023")
                .multiPart("sampling", "OPEN_ACCESS")
                .multiPart("file", "welle.csv", file.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/surveys/" + survey + "/waves/import");
        assertEquals(201, answer.statusCode(), answer::asString);
        var released = Walking.json(analyst).post("/api/v1/waves/" + answer.path("wave.id") + "/release");
        assertEquals(200, released.statusCode(), released::asString);
        shown("/ergebnisse/" + slug);
    }

    /** 160 people in five fields of work and ten who were elected; a third of them has had an incident. */
    private static List<Map<String, Object>> people() {
        var chance = new SplittableRandom(7);
        var people = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 160; i++) {
            var answers = new LinkedHashMap<String, Object>();
            answers.put("safe_at_work", 1 + chance.nextInt(5));
            answers.put("safe_counter", 1 + chance.nextInt(5));
            answers.put("any_incident", i % 3 == 0 ? 1 : 2);
            if (i % 3 == 0) {
                answers.put("incident_insult", 2 + chance.nextInt(3));
                answers.put("incident_settings", List.of(1 + chance.nextInt(8)));
                answers.put("incident_reported", 1 + chance.nextInt(4));
                answers.put("aftercare_satisfied", 1 + chance.nextInt(5));
            }
            answers.put("thinks_of_leaving", 1 + chance.nextInt(2));
            answers.put("knows_contact", 1 + chance.nextInt(2));
            answers.put("office_group", i < 150 ? 1 + i % 5 : 6);
            answers.put("public_contact", 1 + i % 3);
            answers.put("gender", 1 + chance.nextInt(2));
            people.add(answers);
        }
        return people;
    }

    private static String shown(String path) {
        var answer = given().accept("text/html").get(path);
        assertEquals(200, answer.statusCode(), path);
        assertFalse(answer.asString().contains("???"), path);
        return answer.asString();
    }
}
