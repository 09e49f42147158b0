package de.defus.monitor.report.edition;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Role;
import de.defus.monitor.account.Staff;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The report as the city wants it: own texts, own choice, the same figures. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EditionApiTest {

    private static final String REPORT = "/ergebnisse/demo/bericht?welle=1";

    private static Staff analyst;

    private final Releases releases;
    private String path;

    EditionApiTest(Releases releases) {
        this.releases = releases;
    }

    @BeforeEach
    void aCity() {
        if (analyst == null) {
            analyst = Staff.ofCity("musterstadt", Role.ANALYST);
        }
        path = "/api/v1/waves/" + releases.find("demo", 1).orElseThrow().waveId() + "/report-edition";
    }

    /** Other tests read the report as it is. */
    @AfterEach
    void plainAgain() {
        publish(save(Map.of()));
    }

    private int save(Map<String, ?> content) {
        int after = analyst.request().get(path).path("revision");
        return analyst.request()
                .contentType("application/json; charset=UTF-8")
                .body(Map.of("after", after, "content", content))
                .put(path)
                .then()
                .statusCode(200)
                .extract()
                .path("revision");
    }

    private void publish(int revision) {
        analyst.request()
                .contentType("application/json")
                .body(Map.of("revision", revision))
                .post(path + "/publish")
                .then()
                .statusCode(200)
                .body("published", equalTo(revision));
    }

    private static Document page(String language) {
        var answer = given().header("Accept-Language", language).get(REPORT);
        assertEquals(200, answer.statusCode());
        return Jsoup.parse(answer.asString());
    }

    private static String paper() throws IOException {
        var bytes = given().header("Accept-Language", "de")
                .get("/ergebnisse/demo/bericht.pdf?welle=1")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (var pdf = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    @Test
    void textsAppearOnPageAndPaperOnceTheyArePublished() throws Exception {
        var revision = save(Map.of(
                "german",
                        Map.of(
                                "TITLE", "Sicher in {stadt}",
                                "FOREWORD", "Liebe *Menschen*,\n\n## Wozu\n\n- erstens\n- zweitens",
                                "MEASURES", "Mehr Licht.",
                                "CONTACT", "Amt für Ordnung <amt@stadt.example>"),
                "english", Map.of("FOREWORD", "Dear all")));
        assertFalse(page("de").text().contains("Mehr Licht."), "nobody has published it");
        publish(revision);

        var german = page("de");
        assertEquals("Sicher in Musterstadt", german.selectFirst("h1").text());
        assertEquals("Menschen", german.selectFirst("main em").text());
        assertTrue(german.select("main li").eachText().contains("zweitens"));
        assertEquals(
                "Mehr Licht.", german.selectFirst("#eigene-massnahmen + div p").text());
        assertEquals(
                "Amt für Ordnung <amt@stadt.example>",
                german.selectFirst("#kontakt + div p").text());
        var english = page("en");
        assertEquals("en", english.selectFirst("#vorwort + div").attr("lang"));
        assertEquals("de", english.selectFirst("#kontakt + div").attr("lang"), "where English is missing");
        var paper = paper();
        for (var words : List.of("Sicher in Musterstadt", "Wozu", "• zweitens", "Mehr Licht.", "<amt@stadt.example>")) {
            assertTrue(paper.contains(words), words);
        }
        publish(save(Map.of("german", Map.of("MEASURES", "Noch mehr Licht."))));
        assertTrue(paper().contains("Noch mehr Licht."), "the document follows");
    }

    @Test
    void placeholdersSayWhatTheReleaseSays() {
        publish(save(Map.of(
                "german",
                Map.of(
                        "SUMMARY",
                        "In {stadt}, Welle {welle}: {anteil:feels_safe_dark_neighbourhood} bei {antworten}."))));
        var text = page("de").selectFirst("#zusammenfassung + div p").text();
        var figure = page("de")
                .selectFirst(".headline-figures:not(.headline-figures--indices) .headline-figure")
                .text();
        int answers = given().get("/api/v1/results/demo/waves/1").path("results.method.responses");
        var answered = NumberFormat.getIntegerInstance(Locale.GERMANY).format(answers);
        assertTrue(
                text.matches("In Musterstadt, Welle .*: \\(?\\d+ %\\)? \\(\\d+–\\d+ %\\) bei "
                        + Pattern.quote(answered + ".")),
                text + " of " + answered);
        assertTrue(figure.contains(text.replaceAll(".*?: \\(?(\\d+ %).*", "$1")), figure + " beside " + text);

        for (var wrong : List.of("{ort}", "{anteil:nothing}", "{anteil}", "{}", "{stadt }")) {
            analyst.request()
                    .contentType("application/json")
                    .body(Map.of(
                            "after",
                            (int) analyst.request().get(path).path("revision"),
                            "content",
                            Map.of("english", Map.of("METHOD", "x " + wrong))))
                    .put(path)
                    .then()
                    .statusCode(422)
                    .body("faults.where", hasItem("method-en"));
        }
    }

    @Test
    void whatIsLeftOutIsLeftOutOnPageAndPaper() throws Exception {
        var before = paper();
        assertTrue(page("de").select("#karten, #fragebogen, #stadtteile").size() == 3);
        publish(save(Map.of(
                "hiddenChapters", List.of("MAPS", "QUESTIONNAIRE", "PROFILES"),
                "hiddenItems", List.of("safe_place_parks", "activities_restricted"))));

        var after = page("de");
        assertTrue(after.select("#karten, #fragebogen, #stadtteile").isEmpty());
        assertTrue(after.select("nav a[href=#karten]").isEmpty());
        assertFalse(after.select("#methode, #ergebnisse").isEmpty(), "the method stays");
        assertTrue(after.select("a[href*=safe_place_parks], a[href*=activities_restricted]")
                .isEmpty());
        assertFalse(after.select("a[href*=safe_place_public_transport]").isEmpty());
        var paper = paper();
        assertTrue(before.contains("Parks und Grünanlagen") || before.contains("Parks"), "was there");
        assertFalse(paper.contains("Fragebogen Defus"), "gone");
        assertTrue(paper.length() < before.length());
        // The results themselves are as they were.
        given().get("/ergebnisse/demo/frage/safe_place_parks?welle=1").then().statusCode(200);
    }

    @Test
    void theHistorySaysWhoChangedWhat() {
        var first = save(Map.of("german", Map.of("TITLE", "Eins")));
        var colleague = analyst.colleague(Role.ANALYST);
        colleague
                .request()
                .contentType("application/json")
                .body(Map.of(
                        "after",
                        first,
                        "content",
                        Map.of("german", Map.of("TITLE", "Eins"), "hiddenChapters", List.of("MAPS"))))
                .put(path)
                .then()
                .statusCode(200);
        analyst.request()
                .get(path + "/versions")
                .then()
                .body("[0].editedBy", equalTo(colleague.email()))
                .body("[0].changedChoice", equalTo(true))
                .body("[0].changedTexts.size()", equalTo(0))
                .body("[1].editedBy", equalTo(analyst.email()))
                .body("[1].changedTexts", contains("TITLE"));
        assertEquals(
                first + 1,
                save(Map.of("german", Map.of("TITLE", "Eins"), "hiddenChapters", List.of("MAPS"))),
                "no change, no version");
    }

    @Test
    void whoWasSlowerLosesNothing() throws Exception {
        var page = "/stadt/wellen/" + releases.find("demo", 1).orElseThrow().waveId() + "/bericht";
        var walk = analyst.walk(page);
        save(Map.of("german", Map.of("TITLE", "Schneller")));
        var form = new HashMap<String, List<String>>();
        form.put("title-de", List.of("Langsamer"));
        form.put("foreword-de", List.of("Langer Text"));
        walk.submit(form);
        assertEquals(409, walk.status());
        assertEquals("Langsamer", walk.page().selectFirst("#title-de").attr("value"));
        assertEquals("Langer Text", walk.page().selectFirst("#foreword-de").text());
        assertTrue(walk.page().text().contains("Jemand hat den Bericht inzwischen geändert"));
    }

    @Test
    void thePageKeepsWhatWasTypedAndShowsAPreview() throws Exception {
        var page = "/stadt/wellen/" + releases.find("demo", 1).orElseThrow().waveId() + "/bericht";
        save(Map.of());
        var walk = analyst.walk(page);
        walk.submit(Map.of("title-de", List.of("Titel {quatsch}"), "contact-de", List.of("Rathaus")));
        assertEquals(422, walk.status());
        assertEquals("Titel {quatsch}", walk.page().selectFirst("#title-de").attr("value"));
        assertEquals("Rathaus", walk.page().selectFirst("#contact-de").text());
        assertFalse(walk.page().select(".error-summary a[href=#title-de]").isEmpty());

        walk.submit(Map.of("title-de", List.of("Nur für uns"), "contact-de", List.of("Rathaus")));
        assertEquals(200, walk.status());
        analyst.browser().get(page + "/vorschau").then().statusCode(200).body(containsString("Nur für uns"));
        assertFalse(page("de").text().contains("Nur für uns"));
        given().redirects()
                .follow(false)
                .accept("text/html")
                .get(page + "/vorschau")
                .then()
                .statusCode(303);
    }
}
