package de.defus.monitor.walk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.pdf.TaggedText;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** After the walk: points, minutes, photos of what was done, and the map everybody sees. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class AfterwardsTest {

    @Test
    void pointsPutMeasuresInOrder() {
        var walk = closed("Punkte", 2);
        var light = measure(walk, "Licht", 1);
        var hedge = measure(walk, "Hecke", 2);
        var path = "/stadt/rundgaenge/" + walk.id();
        assertEquals(303, post(walk, path + "/punkte", Map.of("points-" + hedge, "7", "points-" + light, "3")));
        var page = page(walk, path + "/auswertung");
        assertTrue(page.indexOf("Hecke") < page.indexOf("Licht"), "most points first");
        assertEquals(422, post(walk, path + "/punkte", Map.of("points-" + hedge, "viele")));
        assertEquals(422, post(walk, path + "/punkte", Map.of("points-" + hedge, "10001")));
        assertEquals(303, post(walk, path + "/punkte", Map.of("points-" + hedge, "")));
        points(walk, light, 9).then().statusCode(200).body("points", contains(9, 7));
        points(walk, light, -1).then().statusCode(422);
        var strange = measure(closed("Fremd", 1), "Fremdes", 1);
        points(walk, strange, 5).then().statusCode(404);
        points(walk, light, 9).then().body("points", contains(9, 7));
        var minutes = Jsoup.parse(page(walk, path + "/protokoll"));
        assertEquals(
                "Licht", minutes.selectFirst("#massnahmen + div tbody tr th").text());
        assertEquals("9", minutes.selectFirst("#massnahmen + div tbody tr td").text());
        assertTrue(minutes.text().contains("Beobachtung 1"), minutes.text());
        assertTrue(
                walk.analyst().request().get("/api/v1/measures.csv").asString().contains(",9\r\n"));
    }

    /** What the page of the minutes says, the document says too, and it can be read element by element. */
    @Test
    void theMinutesAreATaggedDocument() throws Exception {
        var walk = Walking.open("Runde <b>am</b> שכונת הצפון", "DARK", 3);
        walk.send(Walking.observations(1, 6, 4)).then().statusCode(200);
        walk.send(List.of(
                        Walking.observation(2, 2, "Ecke\u0007 & \"Tor\" <script>"),
                        Walking.observation(2, 5, "حي الجنوب")))
                .then()
                .statusCode(200);
        Walking.json(walk.analyst())
                .body(Map.of("stop", 2, "text", "Hier ist es eng."))
                .post(walk.path() + "/notes")
                .then()
                .statusCode(201);
        walk.call("close", 200);
        points(walk, measure(walk, "Licht", 1), 9).then().statusCode(200);

        var answer = walk.analyst().request().header("Accept-Language", "de").get(walk.path() + "/minutes.pdf");
        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals("application/pdf", answer.contentType());
        // To look at.
        Files.createDirectories(Path.of("target", "pages"));
        Files.write(Path.of("target", "pages", "minutes.pdf"), answer.asByteArray());
        try (var pdf = Loader.loadPDF(answer.asByteArray())) {
            assertEquals(List.of(), TaggedText.untagged(pdf));
            assertEquals(0, TaggedText.lost(pdf));
            var catalogue = pdf.getDocumentCatalog();
            assertTrue(catalogue.getMarkInfo().isMarked());
            assertEquals("de", catalogue.getLanguage());
            assertEquals(
                    "Protokoll: Runde <b>am</b> שכונת הצפון",
                    pdf.getDocumentInformation().getTitle());
            var read = TaggedText.of(pdf);
            assertEquals(List.of("Protokoll: Runde <b>am</b> שכונת הצפון"), texts(read, "H1"));
            assertEquals(
                    List.of("Was die Gruppe gesehen hat", "Notizen", "Maßnahmen"),
                    texts(read, "H2").stream().toList());
            assertEquals(List.of("1. Station 1", "2. Station 2", "3. Station 3"), texts(read, "H3"));
            assertTrue(
                    texts(read, "LBody").contains("20. November 2026"),
                    texts(read, "LBody").toString());
            var bodies = String.join("\n", texts(read, "LBody"));
            for (var words : List.of("Beobachtung 4", "Ecke & \"Tor\" <script>", "حي الجنوب", "Hier ist es eng.")) {
                assertTrue(bodies.contains(words), words + " in " + bodies);
            }
            var page = Jsoup.parse(page(walk, "/stadt/rundgaenge/" + walk.id() + "/protokoll"));
            var cells = page.select("main td, main th").eachText();
            var onPaper = read.stream()
                    .filter(piece -> piece.type().equals("TD") || piece.type().equals("TH"))
                    .map(piece -> piece.text().replaceAll("\\s+", " ").strip())
                    .filter(text -> !text.isEmpty())
                    .toList();
            assertEquals(cells.stream().filter(text -> !text.isEmpty()).toList(), onPaper);
            assertTrue(onPaper.containsAll(List.of("Licht", "9")), onPaper.toString());
            var sketch = read.stream()
                    .filter(piece -> piece.type().equals("Figure"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(sketch.element().getAlternateDescription().contains("3. Station 3"));
        }
        var english = walk.analyst().request().header("Accept-Language", "en").get(walk.path() + "/minutes.pdf");
        try (var pdf = Loader.loadPDF(english.asByteArray())) {
            assertEquals("en", pdf.getDocumentCatalog().getLanguage());
        }
    }

    @Test
    void theMinutesAreForTheCityAlone() throws Exception {
        var walk = Walking.open("Ohne alles", "DAY", 1);
        var page = "/stadt/rundgaenge/" + walk.id();
        var link = Jsoup.parse(page(walk, page + "/auswertung"))
                .selectFirst("a[href$=/protokoll.pdf]")
                .attr("href");
        var own = walk.analyst().browser().get(link);
        assertEquals(200, own.statusCode());
        assertTrue(own.header("Content-Disposition").contains("protokoll-" + walk.id() + ".pdf"));
        Loader.loadPDF(own.asByteArray()).close();
        var stranger = Walking.open("Fremd", "DAY", 1).analyst();
        assertEquals(404, stranger.browser().get(link).statusCode());
        assertEquals(404, stranger.request().get(walk.path() + "/minutes.pdf").statusCode());
        assertEquals(
                404,
                walk.analyst()
                        .request()
                        .get("/api/v1/walks/" + UUID.randomUUID() + "/minutes.pdf")
                        .statusCode());
        assertEquals(401, given().get(walk.path() + "/minutes.pdf").statusCode());
    }

    private static List<String> texts(List<TaggedText.Piece> read, String type) {
        return read.stream()
                .filter(piece -> piece.type().equals(type))
                .map(piece -> piece.text().replaceAll("\\s+", " ").strip())
                .toList();
    }

    /** However many were made, the page shows the first texts of a stop; the others are some leaves further on. */
    @Test
    void theDebriefOfALargeWalkStaysSmall() {
        var walk = Walking.open("Groß", "DARK", 2);
        walk.send(Walking.observations(1, 6, 250)).then().statusCode(200);
        walk.send(Walking.observations(2, 2, 3)).then().statusCode(200);
        walk.call("close", 200);
        walk.send(Walking.observations(2, 7, 201)).then().statusCode(200);
        var path = "/stadt/rundgaenge/" + walk.id() + "/auswertung";
        var page = Jsoup.parse(page(walk, path));
        assertEquals(30, page.select("#station-1 [name=findings]").size());
        assertEquals(3, page.select("#station-2 [name=findings]").size());
        assertTrue(page.selectFirst("#station-1").text().contains("Alle 250 Texte"), page.text());
        assertFalse(page.selectFirst("#station-2").text().contains("Alle"), page.text());
        assertEquals(200, page.select("[name=observation]").size());
        assertTrue(page.text().contains("Insgesamt warten 201 Nachzügler"), page.text());
        assertEquals(1, page.select("a[href=#station-1] .stop-disc--5").size(), "all were uneasy");
        assertEquals(1, page.select("a[href=#station-2] .stop-disc--1").size(), "nobody was uneasy");
        var told = new java.util.HashSet<String>();
        for (var leaf = 1; leaf <= 3; leaf++) {
            var found = Jsoup.parse(page(walk, path + "/1?seite=" + leaf))
                    .select("[name=findings]")
                    .eachAttr("value");
            assertEquals(leaf < 3 ? 100 : 50, found.size());
            told.addAll(found);
        }
        assertEquals(250, told.size(), "each text on one leaf");
        assertTrue(page(walk, path + "/1?seite=99").contains("Seite 3 von 3"));
        assertEquals(404, walk.analyst().browser().get(path + "/9").statusCode());
        assertEquals(
                404, closed("Andere", 1).analyst().browser().get(path + "/1").statusCode());
    }

    @Test
    void aPhotoShowsWhatWasDone() {
        var walk = closed("Danach", 1);
        var measure = measure(walk, "Lampe", 1);
        var path = "/stadt/massnahmen/" + measure;
        var empty = walk.analyst()
                .browser()
                .multiPart("formToken", token(walk))
                .multiPart("altText", "Lampe", "text/plain; charset=UTF-8")
                .post(path + "/foto");
        assertEquals(422, empty.statusCode());
        assertEquals(
                "Lampe", Jsoup.parse(empty.asString()).selectFirst("#altText").attr("value"), "what was typed is kept");
        var kept = walk.analyst()
                .browser()
                .multiPart("formToken", token(walk))
                .multiPart("altText", "Neue Lampe", "text/plain; charset=UTF-8")
                .multiPart("consent", "NOBODY")
                .multiPart("file", "danach.jpg", Walking.picture(60, 40, "jpg"))
                .post(path + "/foto");
        assertEquals(303, kept.statusCode(), kept::asString);
        var id = UUID.randomUUID().toString();
        for (var status : List.of(201, 200)) {
            walk.analyst()
                    .request()
                    .header("Defus-Program", "test")
                    .multiPart("id", id)
                    .multiPart("altText", "Zweites")
                    .multiPart("consent", "NOBODY")
                    .multiPart("file", "danach.png", Walking.picture(60, 40, "png"))
                    .post("/api/v1/measures/" + measure + "/photos")
                    .then()
                    .statusCode(status);
        }
        assertEquals(2, Jsoup.parse(page(walk, path)).select("#fotos img").size());
        walk.get("/photos").then().body("measureId", contains(measure, measure));

        publish(walk, measure);
        var open = "/api/v1/published-walks/" + walk.id();
        given().get(open).then().body("measures[0].photos", hasSize(0)).body("photos", hasSize(0));
        Walking.json(walk.analyst())
                .body("{\"altText\":\"Zweites\",\"checked\":true,\"released\":true}")
                .put(walk.path() + "/photos/" + id)
                .then()
                .statusCode(200);
        given().get(open).then().body("measures[0].photos.id", contains(id)).body("photos", hasSize(0));
        var shown = given().accept("text/html").get("/rundgaenge/" + walk.id()).asString();
        assertEquals(1, Jsoup.parse(shown).select("img[src$=" + id + "]").size());
        given().get(open + "/photos/" + id).then().statusCode(200);
    }

    @Test
    void theMapShowsReleasedMeasuresOfPublishedWalks() {
        var walk = closed("Karte", 2);
        var slug = walk.analyst().municipality().slug();
        var measure = measure(walk, "Brücke beleuchten", 2);
        measure(walk, "Bleibt geheim", 1);
        var map = "/api/v1/published-measures/" + slug;
        given().get(map).then().statusCode(200).body("places", hasSize(0));
        assertTrue(publicMap(slug).contains("Noch ist keine Maßnahme freigegeben"));
        publish(walk, measure);
        given().get(map)
                .then()
                .body("places.number", contains(1))
                .body("places.name", contains("Station 2"))
                .body("places[0].measures.text", contains("Brücke beleuchten"));
        var page = Jsoup.parse(publicMap(slug));
        assertEquals("1", page.selectFirst(".route__number").text());
        assertEquals(1, page.select(".route__border").size(), "the outline of the district");
        assertTrue(page.select(".route__line").isEmpty(), "no way between places");
        assertFalse(page.text().contains("geheim"), page.text());
        assertFalse(page.text().contains(walk.analyst().email()), "names of staff stay inside");
        given().get(map + ".geojson").then().body("features[0].geometry.coordinates", equalTo(List.of(8.014f, 50.01f)));
        walk.analyst()
                .request()
                .contentType("application/json")
                .body("{\"published\":false}")
                .put(walk.path() + "/publication")
                .then()
                .statusCode(200);
        given().get(map).then().body("places", hasSize(0));
        given().get("/api/v1/published-measures/gibt-es-nicht").then().statusCode(404);
    }

    private static Walking closed(String title, int stops) {
        var walk = Walking.open(title, "DARK", stops);
        walk.send(Walking.observations(1, 6, 5)).then().statusCode(200);
        walk.call("close", 200);
        return walk;
    }

    private static void publish(Walking walk, String measure) {
        Walking.json(walk.analyst())
                .body("""
                        {"content":{"text":"Brücke beleuchten","department":"Tiefbauamt","priority":"HIGH","costClass":"SMALL"},
                         "publicAnswer":"Im Frühjahr","released":true}""".getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/measures/" + measure)
                .then()
                .statusCode(200);
        Walking.json(walk.analyst())
                .body("{\"published\":true}")
                .put(walk.path() + "/publication")
                .then()
                .statusCode(200);
    }

    private static String measure(Walking walk, String text, int stop) {
        var made = Walking.json(walk.analyst()).body("""
                        {"content":{"text":"%s","department":"Tiefbauamt","priority":"HIGH","costClass":"SMALL"},"stops":[%d]}""".formatted(text, stop)).post(walk.path() + "/measures");
        assertEquals(201, made.statusCode(), made::asString);
        return made.path("id");
    }

    private static Response points(Walking walk, String measure, int points) {
        return Walking.json(walk.analyst())
                .body(Map.of("points", Map.of(measure, points)))
                .put(walk.path() + "/points");
    }

    private static String publicMap(String slug) {
        var answer = given().accept("text/html").get("/massnahmen/" + slug);
        assertEquals(200, answer.statusCode(), answer::asString);
        return answer.asString();
    }

    private static String page(Walking walk, String path) {
        var answer = walk.analyst().browser().get(path);
        assertEquals(200, answer.statusCode(), path);
        return answer.asString();
    }

    private static String token(Walking walk) {
        return Jsoup.parse(page(walk, "/stadt")).selectFirst("[name=formToken]").attr("value");
    }

    private static int post(Walking walk, String path, Map<String, String> fields) {
        return walk.analyst()
                .browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("formToken", token(walk))
                .formParams(fields)
                .post(path)
                .statusCode();
    }
}
