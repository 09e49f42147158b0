package de.defus.monitor.walk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** A walk from its plan to what became of it, as programs and phones see it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WalkApiTest {

    @Test
    void fromThePlanToWhatBecameOfIt() {
        var walk = Walking.open("Bahnhof im Dunkeln", "DARK", 2);
        var sent = Walking.observations(1, 6, 5);
        sent.addAll(Walking.observations(2, 2, 2));
        walk.send(sent).then().statusCode(200).body("receipts.outcome", everyItem(equalTo("STORED")));
        walk.call("close", 200);

        // A phone that comes out of a tunnel too late: kept, not counted, and offered.
        var late = Walking.observation(1, 7, "Aus dem Tunnel");
        walk.send(List.of(late))
                .then()
                .body("receipts[0].outcome", equalTo("WAITING"))
                .body("receipts[0].safe", equalTo(true));
        walk.get("/observations").then().body("", hasSize(7));
        walk.get("/late-observations").then().body("text", contains("Aus dem Tunnel"));
        Walking.json(walk.analyst())
                .body(Map.of("observations", List.of(late.get("id")), "accept", true))
                .post(walk.path() + "/late-observations")
                .then()
                .body("observations", equalTo(1));
        walk.get("/summary")
                .then()
                .body("places[0].here.entries", equalTo(6))
                .body("places[0].here.feelings", contains(0, 0, 0, 0, 0, 5, 1))
                .body("places[1].here.feelings", contains(0, 2, 0, 0, 0, 0, 0));

        // Findings become a measure, and the measure has a history.
        var measure = measure(walk, List.of((String) late.get("id")), "2026-01-31");
        step(walk, measure, "REFUSED", "").then().statusCode(422).body("faults[0].where", equalTo("reason"));
        step(walk, measure, "IN_REVIEW", "").then().statusCode(200).body("state", equalTo("IN_REVIEW"));
        step(walk, measure, "REFUSED", "Kein Platz für Masten").then().statusCode(200);
        step(walk, measure, "PROMISED", "Doch: Wandleuchten").then().statusCode(200);
        step(walk, measure, "NEW", "").then().statusCode(409);
        walk.analyst()
                .request()
                .get("/api/v1/measures/" + measure)
                .then()
                .body("history.state", contains("NEW", "IN_REVIEW", "REFUSED", "PROMISED"))
                .body("history[2].reason", equalTo("Kein Platz für Masten"))
                .body("measure.stops", contains(1))
                .body("measure.findings", contains(late.get("id")));
        overdue(walk).then().body("id", contains(measure));
        step(walk, measure, "DONE", "").then().statusCode(200);
        overdue(walk).then().body("", hasSize(0));
    }

    private static io.restassured.response.Response overdue(Walking walk) {
        return walk.analyst().request().queryParam("overdue", true).get("/api/v1/measures");
    }

    @Test
    void tenThousandObservationsSentShuffledAndTwiceAreEachStoredOnce() throws Exception {
        var walk = Walking.open("Tunnel", "DAY", 3);
        var chance = new Random(20_251_125);
        var made = new HashMap<String, Map<String, Object>>();
        var sent = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 10_000; i++) {
            var one = Walking.observation(1 + chance.nextInt(3), 1 + chance.nextInt(7), "Nr. " + i + " „ä“");
            made.put((String) one.get("id"), one);
            sent.addAll(Collections.nCopies(1 + chance.nextInt(3), one));
        }
        Collections.shuffle(sent, chance);
        var address = Staff.address("/api/v1/walks/join/" + walk.code() + "/observations");
        var json = new ObjectMapper();
        var http = HttpClient.newHttpClient();
        var calls = new ArrayList<Callable<Integer>>();
        for (var start = 0; start < sent.size(); start += 500) {
            var body = json.writeValueAsString(
                    Map.of("observations", sent.subList(start, Math.min(start + 500, sent.size()))));
            calls.add(() -> http.send(
                            HttpRequest.newBuilder(address)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode());
        }
        var phones = Executors.newFixedThreadPool(6);
        try {
            for (var call : phones.invokeAll(calls)) {
                assertEquals(200, call.get());
            }
        } finally {
            phones.shutdown();
        }
        List<Map<String, Object>> stored = walk.get("/observations").path("");
        assertEquals(10_000, stored.size());
        List<Map<String, Object>> stops = walk.get("").path("stops");
        var numbers = new HashMap<Object, Object>();
        stops.forEach(stop -> numbers.put(stop.get("id"), stop.get("number")));
        for (var one : stored) {
            var original = made.remove(one.get("id"));
            assertEquals(original.get("text"), one.get("text"));
            assertEquals(original.get("feeling"), one.get("feeling"));
            assertEquals(original.get("ratings"), one.get("ratings"));
            assertEquals(original.get("stop"), numbers.get(one.get("stopId")));
        }
        assertTrue(made.isEmpty());
        var again = walk.send(sent.subList(0, 300));
        again.then().body("receipts.outcome", everyItem(equalTo("ALREADY_STORED")));
    }

    @Test
    void anotherObservationUnderTheSameIdChangesNothing() {
        var walk = Walking.open("Doppelte Kennung", "DAY", 1);
        var first = Walking.observation(1, 3, "erste");
        var second = new HashMap<>(first);
        second.put("text", "zweite");
        walk.send(List.of(first)).then().body("receipts[0].outcome", equalTo("STORED"));
        walk.send(List.of(second))
                .then()
                .body("receipts[0].outcome", equalTo("DIFFERENT"))
                .body("receipts[0].safe", equalTo(false));
        walk.get("/observations").then().body("text", contains("erste"));
    }

    @Test
    void whatDoesNotFitIsNamedAndTheRestIsStored() {
        var walk = Walking.open("Fehler", "DAY", 1);
        var good = Walking.observation(1, 3, "gut");
        var noStop = Walking.observation(9, 3, "wo?");
        var noMark = Walking.observation(1, 8, "was?");
        var strange = new HashMap<>(Walking.observation(1, 2, "Kriterium"));
        strange.put("ratings", Map.of("colour", 1));
        var empty = new HashMap<>(Walking.observation(1, 2, ""));
        empty.keySet().removeAll(List.of("feeling", "ratings", "kind", "text"));
        walk.send(List.of(noStop, good, noMark, strange, empty))
                .then()
                .statusCode(200)
                .body("receipts.outcome", contains("INVALID", "STORED", "INVALID", "INVALID", "INVALID"))
                .body("receipts[0].faults[0]", containsString("1 bis 1"));
        walk.get("/observations").then().body("text", contains("gut"));
    }

    @Test
    void aPlannedWalkTakesNothingAndAnOpenOneKeepsItsStops() {
        var walk = Walking.planned(Walking.city(), "Geplant", "DAY");
        walk.call("open", 422);
        walk.addStop("Eins", 8.01, 50.01).then().statusCode(201);
        walk.call("open", 200);
        walk.addStop("Zwei", 8.01, 50.01).then().statusCode(409);
        walk.call("open", 409);
        walk.call("close", 200);
        walk.call("open", 200);
    }

    @Test
    void swappedCoordinatesAndStopsElsewhereAreNamed() {
        var walk = Walking.planned(Walking.city(), "Falsche Orte", "DAY");
        walk.addStop("Getauscht", 50.01, 8.01)
                .then()
                .statusCode(422)
                .body("faults[0].message", containsString("vertauscht"));
        walk.addStop("Anderswo", 9.5, 50.01)
                .then()
                .statusCode(422)
                .body("faults[0].message", containsString("in keinem Stadtteil"));
        walk.addStop("", 8.01, 50.01).then().statusCode(422).body("faults.where", contains("name"));
        load(walk, line("[50.01,8.01],[50.02,8.01]"))
                .then()
                .statusCode(422)
                .body("faults[0].message", containsString("vertauscht"));
        load(walk, gpx("lat=\"8.03\" lon=\"50.03\""))
                .then()
                .statusCode(422)
                .body("faults[0].message", containsString("vertauscht"));
        load(walk, gpx("lat=\"50.03\" lon=\"9.5\""))
                .then()
                .statusCode(422)
                .body("faults[0].message", containsString("in keinem Stadtteil"));
        load(walk, gpx("lat=\"150.03\" lon=\"8.03\"")).then().statusCode(422);
        load(walk, gpx("lat=\"50,03\" lon=\"8.03\"")).then().statusCode(422);
        load(walk, gpx("lon=\"8.03\"")).then().statusCode(422);
        load(walk, "{\"type\":\"LineString\"").then().statusCode(422).body("faults[0].where", equalTo("1:21"));
        load(walk, "<!DOCTYPE gpx [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><gpx>&x;</gpx>")
                .then()
                .statusCode(422)
                .body("faults.message.join(' ')", not(containsString("root:")));
        load(walk, "{\"type\":\"FeatureCollection\",\"features\":[]}").then().statusCode(422);
        walk.get("").then().body("stops", hasSize(0));
    }

    @Test
    void aRouteThatCrossesItselfIsLoadedAndTold() {
        var walk = Walking.planned(Walking.city(), "Acht", "DAY");
        load(walk, line("[8.01,50.01],[8.02,50.02],[8.02,50.01],[8.01,50.02]"))
                .then()
                .statusCode(200)
                .body("hints[0]", containsString("kreuzt"))
                .body("stops", hasSize(4));
        load(walk, """
                        <gpx xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="50.03" lon="8.03"><name>Brücke</name></wpt>
                        <trk><trkseg><trkpt lat="50.03" lon="8.03"/><trkpt lat="50.04" lon="8.03"/></trkseg></trk></gpx>""")
                .then()
                .statusCode(200)
                .body("hints", hasSize(0))
                .body("stops.name", contains("Brücke"))
                .body("stops[0].district", equalTo(3));
        walk.get("").then().body("walk.route", hasSize(2));
    }

    @Test
    void guessingCodesIsSlowedAndThoseOnTheWayNoticeNothing() throws InterruptedException {
        var walk = Walking.open("Ratespiel", "DAY", 1);
        var code = walk.code();
        var joined = given().get("/api/v1/walks/join/" + code);
        var pass = joined.cookie("defus_walk");
        joined.then().statusCode(200).body("title", equalTo("Ratespiel")).body("municipalityId", nullValue());
        var refused = 0;
        for (var i = 0; i < 70; i++) {
            var guess = given().get("/api/v1/walks/join/" + (code.startsWith("Z") ? "Y" : "Z") + code.substring(1));
            assertTrue(List.of(422, 429).contains(guess.statusCode()), guess.asString());
            refused += guess.statusCode() == 429 ? 1 : 0;
        }
        assertTrue(refused > 0, "seventy guesses at once are too many");
        given().get("/api/v1/walks/join/" + code).then().statusCode(429);
        given().cookie("defus_walk", pass)
                .get("/api/v1/walks/join/" + code)
                .then()
                .statusCode(200);
        given().cookie("defus_walk", pass + "x")
                .get("/api/v1/walks/join/" + code)
                .then()
                .statusCode(429);
        Thread.sleep(2500);
        given().get("/api/v1/walks/join/" + code).then().statusCode(200);
    }

    @Test
    void thePublicSeesReleasedMeasuresAndNoSmallGroup() {
        var walk = Walking.open("Öffentlich", "DAY", 2);
        var sent = Walking.observations(1, 6, 5);
        sent.addAll(Walking.observations(2, 7, 4));
        walk.send(sent).then().statusCode(200);
        var shown = "/api/v1/published-walks/" + walk.id();
        given().get(shown).then().statusCode(404);
        publish(walk, 409);
        walk.call("close", 200);
        var hidden = measure(walk, List.of((String) sent.get(0).get("id")), null);
        publish(walk, 200);
        given().get(shown)
                .then()
                .statusCode(200)
                .body("places[0].here.feelings", contains(0, 0, 0, 0, 0, 5, 0))
                .body("places[1].here.feelings", contains(0, 0, 0, 0, 0, 0, 0))
                .body("places[1].here.entries", equalTo(0))
                .body("measures", hasSize(0));
        Walking.json(walk.analyst())
                .body("""
                        {"content":{"text":"Mehr Licht","department":"Tiefbauamt","partner":"","priority":"HIGH","quickFix":false,
                        "dueOn":null,"costClass":"SMALL"},"publicAnswer":"Kommt im Frühjahr.","released":true}""")
                .put("/api/v1/measures/" + hidden)
                .then()
                .statusCode(200);
        var page = given().accept("text/html").get("/rundgaenge/" + walk.id());
        var text = Jsoup.parse(page.asString()).text();
        assertTrue(text.contains("Kommt im Frühjahr."), text);
        assertTrue(text.contains("Zu wenige Angaben"), text);
        assertFalse(page.asString().contains("Beobachtung 1"), "free text stays inside");
        assertFalse(page.asString().contains(walk.analyst().email()), "names of staff stay inside");

        // From now on nothing is added: the difference to the first publication would tell of single people.
        walk.call("open", 409);
        var late = Walking.observation(2, 7, "zu spät");
        walk.send(List.of(late)).then().body("receipts[0].outcome", equalTo("WAITING"));
        Walking.json(walk.analyst())
                .body(Map.of("observations", List.of(late.get("id")), "accept", true))
                .post(walk.path() + "/late-observations")
                .then()
                .statusCode(409);
    }

    @Test
    void theSamePlaceInOtherLightStandsBeside() {
        var day = Walking.open("Hell", "DAY", 2);
        day.send(Walking.observations(1, 2, 5)).then().statusCode(200);
        var night = Walking.planned(day.analyst(), "Dunkel", "DARK", day.id());
        night.get("").then().body("stops.name", contains("Station 1", "Station 2"));
        night.call("open", 200);
        night.send(Walking.observations(1, 6, 4)).then().statusCode(200);
        night.get("/summary")
                .then()
                .body("other.plan.title", equalTo("Hell"))
                .body("places[0].here.feelings", contains(0, 0, 0, 0, 0, 4, 0))
                .body("places[0].there.feelings", contains(0, 5, 0, 0, 0, 0, 0));
    }

    private static io.restassured.response.Response load(Walking walk, String file) {
        return walk.analyst()
                .request()
                .contentType("application/geo+json")
                .body(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .put(walk.path() + "/route");
    }

    private static String gpx(String position) {
        return "<gpx xmlns=\"http://www.topografix.com/GPX/1/1\"><wpt " + position + "><name>Ort</name></wpt></gpx>";
    }

    private static String line(String corners) {
        return "{\"type\":\"LineString\",\"coordinates\":[" + corners + "]}";
    }

    private static void publish(Walking walk, int status) {
        Walking.json(walk.analyst())
                .body("{\"published\":true}")
                .put(walk.path() + "/publication")
                .then()
                .statusCode(status);
    }

    private static String measure(Walking walk, List<String> findings, String due) {
        var content = new HashMap<String, Object>(Map.of(
                "text", "Mehr Licht",
                "department", "Tiefbauamt",
                "partner", "",
                "priority", "HIGH",
                "quickFix", false,
                "costClass", "SMALL"));
        content.put("dueOn", due);
        var answer = Walking.json(walk.analyst())
                .body(Map.of("content", content, "stops", List.of(), "findings", findings))
                .post(walk.path() + "/measures");
        assertEquals(201, answer.statusCode(), answer::asString);
        return answer.path("id");
    }

    private static io.restassured.response.Response step(Walking walk, String measure, String state, String reason) {
        return Walking.json(walk.analyst())
                .body(Map.of("state", state, "reason", reason))
                .post("/api/v1/measures/" + measure + "/steps");
    }
}
