package de.defus.monitor.journey;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.walk.Walking;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The whole loop through HTTP: wave, hot spot, walk, finding, measure, second wave, change with its interval. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FullLoopTest {

    private static final String PARKS = "safe_place_parks";
    private static final String NIGHT = "safe_dark_neighbourhood";
    private static final int NORTH = 1;
    private static final int SOUTH = 2;

    /** An answer to the two questions about safety, from 1 (very safe) to 5. */
    private record Person(int district, int parks, int night) {}

    @Test
    void fromTheFirstWaveToTheChange() {
        var analyst = city();
        var word = "kreis-" + analyst.municipality().slug().replace("teststadt-", "");
        var survey = analyst.create("/api/v1/surveys", """
                {"slug":"%1$s","titleGerman":"Befragung %1$s","titleEnglish":"Survey %1$s",
                 "questionnaireKey":"defus-monitor","questionnaireVersion":1,"minimumBase":20}""".formatted(word));
        // Wave 1 comes from a file: parks are feared, and nights in the north.
        var before = people(1, 3);
        release(analyst, imported(analyst, survey, before));

        // A hot spot is proposed, and a walk is planned from it.
        var spots = analyst.request().get("/api/v1/hot-spots").jsonPath();
        assertTrue(spots.<String>getList("item").contains(PARKS), spots.prettify());
        assertTrue(spots.<String>getList("item").contains(NIGHT), "the north is feared in the dark");
        var offered = Jsoup.parse(page(analyst, "/stadt/rundgaenge"));
        var form = offered.selectFirst("input[name=frage][value=" + PARKS + "]").parent();
        assertEquals(survey, form.selectFirst("[name=befragung]").attr("value"));
        var planned = Jsoup.parse(page(analyst, "/stadt/rundgaenge/neu?frage=" + PARKS + "&befragung=" + survey));
        assertEquals(PARKS, planned.selectFirst("#surveyItem option[selected]").attr("value"));
        var wrong = plan(analyst, survey, "shoe_size", null);
        assertEquals(422, wrong.statusCode(), wrong::asString);
        assertEquals("surveyItem", wrong.path("faults[0].where"));
        var walk = new Walking(analyst, plan(analyst, survey, PARKS, null).path("id"));
        walk.addStop("Stadtpark", 9.05, 50.02).then().statusCode(201);
        walk.call("open", 200);
        var sent = Walking.observations(1, 7, 8);
        walk.send(sent).then().statusCode(200);
        walk.call("close", 200);

        // A finding becomes a measure, and the measure is done.
        var measure = analyst.create(
                walk.path() + "/measures", """
                {"content":{"text":"Wege beleuchten","department":"Tiefbauamt","priority":"HIGH","quickFix":false,
                  "costClass":"MEDIUM","participation":"CO_CREATED"},"findings":["%s"]}""".formatted(sent.get(0).get("id")));
        for (var state : List.of("PROMISED", "DONE")) {
            Walking.json(analyst)
                    .body("{\"state\":\"" + state + "\"}")
                    .post("/api/v1/measures/" + measure + "/steps")
                    .then()
                    .statusCode(200);
        }
        var again = new Walking(analyst, plan(analyst, survey, PARKS, walk.id()).path("id"));
        again.call("open", 200);
        again.send(Walking.observations(1, 2, 6)).then().statusCode(200);
        again.call("close", 200);

        // Wave 2 is answered by residents.
        var after = people(2, 1);
        release(analyst, answered(analyst, survey, word + "-2", after));

        // The change is that of a computation of its own, with its interval, on the page of the walk.
        var evaluation = analyst.request().get(walk.path() + "/evaluation").jsonPath();
        assertEquals(walk.id(), evaluation.getString("before.id"));
        assertEquals(again.id(), evaluation.getString("after.id"));
        assertEquals(100, percent(evaluation, "stops[0].before"));
        assertEquals(0, percent(evaluation, "stops[0].after"));
        assertEquals(1, evaluation.getInt("stops[0].done"));
        assertEquals(Map.of("CO_CREATED", 1), evaluation.getMap("participation"));
        assertEquals(1, evaluation.getInt("promptness.tooYoung"));
        assertEquals(List.of(PARKS, PARKS), evaluation.getList("survey.item"));
        var change = change(before, after, 0);
        close(change[0], evaluation.getDouble("survey[0].waves[1].change.value"));
        close(change[1], evaluation.getDouble("survey[0].waves[1].change.standardError"));
        var lower = evaluation.getDouble("survey[0].waves[1].change.test.lower");
        var upper = evaluation.getDouble("survey[0].waves[1].change.test.upper");
        assertTrue(lower < change[0] && change[0] < upper && upper < 0, lower + " to " + upper);
        assertEquals("LOWER", evaluation.getString("survey[0].waves[1].change.mark"));
        close(change(before, after, SOUTH)[0], evaluation.getDouble("survey[1].waves[1].change.value"));
        for (var one : List.of(walk, again)) {
            var path = "/stadt/rundgaenge/" + one.id() + "/veraenderung";
            var shown = Jsoup.parse(page(analyst, path)).text();
            assertTrue(shown.contains("▼ " + points(change[0])), shown);
            assertTrue(shown.contains(points(lower) + " bis " + points(upper)), shown);
            assertTrue(shown.contains("Stadtpark 100 %8 von 8 0 %0 von 6 1"), shown);
            assertTrue(page(analyst, path + "?lang=en").contains("more than chance"), "in English");
        }
        assertEquals(
                422,
                analyst.browser()
                        .get("/stadt/rundgaenge/" + walk.id() + "/veraenderung?weeks=0")
                        .statusCode());

        // The north is still feared more at night, and the only measure stands in the south.
        var balance = analyst.request().get("/api/v1/measures/balance").jsonPath();
        assertEquals(List.of("Nord", "Süd"), balance.getList("districts.name"), "in the city's order, not by rank");
        assertEquals(List.of(true, false), balance.getList("districts.leftOut"));
        assertEquals(List.of(0, 1), balance.getList("districts.done"));
        close(unsafe(after, NIGHT, NORTH), balance.getDouble("districts[0].unsafe.value"));
        assertTrue(balance.getDouble("districts[0].unsafe.lower") < balance.getDouble("districts[0].unsafe.value"));
        var fair = Jsoup.parse(page(analyst, "/stadt/massnahmen/bilanz"));
        assertEquals("Nord", fair.selectFirst("#verteilung .notice--warning li").text());
        var byParks =
                analyst.request().get("/api/v1/measures/balance?item=" + PARKS).jsonPath();
        close(unsafe(after, PARKS, SOUTH), byParks.getDouble("districts[1].unsafe.value"));
    }

    private static Staff city() {
        var analyst = Staff.ofNewCity();
        analyst.request()
                .contentType("application/geo+json")
                .body("""
                        {"type":"FeatureCollection","features":[
                        {"type":"Feature","properties":{"key":"N","name":"Nord","code":1},
                         "geometry":{"type":"Polygon","coordinates":[[[8,50],[8.1,50],[8.1,50.1],[8,50.1],[8,50]]]}},
                        {"type":"Feature","properties":{"key":"S","name":"Süd","code":2},
                         "geometry":{"type":"Polygon","coordinates":[[[9,50],[9.1,50],[9.1,50.1],[9,50.1],[9,50]]]}}]}""".getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/districts")
                .then()
                .statusCode(200);
        return analyst;
    }

    /** 240 people; the larger the push, the more of them fear parks. Nights in the north are feared in every wave. */
    private static List<Person> people(long seed, int push) {
        var chance = new SplittableRandom(seed);
        var people = new ArrayList<Person>();
        for (int i = 0; i < 240; i++) {
            var district = 1 + i % 2;
            people.add(new Person(
                    district,
                    Math.min(5, push + chance.nextInt(4)),
                    district == NORTH ? 2 + chance.nextInt(4) : 1 + chance.nextInt(4)));
        }
        return people;
    }

    private static int answer(Person person, String item) {
        return item.equals(PARKS) ? person.parks() : person.night();
    }

    private static double unsafe(List<Person> people, String item, int district) {
        var asked = people.stream()
                .filter(person -> district == 0 || person.district() == district)
                .toList();
        return asked.stream().filter(person -> answer(person, item) >= 4).count() / (double) asked.size();
    }

    /** The change of the share that fears parks, and its standard error: that of two simple random samples. */
    private static double[] change(List<Person> before, List<Person> after, int district) {
        var one = unsafe(before, PARKS, district);
        var two = unsafe(after, PARKS, district);
        var variance = one * (1 - one) / (before.size() - 1) + two * (1 - two) / (after.size() - 1);
        return new double[] {two - one, Math.sqrt(variance)};
    }

    private static void close(double expected, double actual) {
        assertEquals(expected, actual, 1e-6);
    }

    private static int percent(JsonPath json, String path) {
        return Math.round(100f * json.getInt(path + ".uneasy") / json.getInt(path + ".given"));
    }

    private static String points(double difference) {
        return "−" + "%.1f".formatted(Math.abs(100 * difference)).replace('.', ',');
    }

    private static Response plan(Staff analyst, String survey, String item, String repeatOf) {
        return Walking.json(analyst)
                .body("""
                        {"title":"Stadtpark","occasion":"SURVEY","daylight":"DARK","method":"night_walk","mode":"INDIVIDUAL",
                         "surveyId":"%s","surveyItem":"%s"%s}""".formatted(survey, item, repeatOf == null ? "" : ",\"repeatOf\":\"" + repeatOf + "\""))
                .post("/api/v1/walks");
    }

    private static String imported(Staff analyst, String survey, List<Person> people) {
        var file = new StringBuilder("district;" + PARKS + ";" + NIGHT + "\n");
        people.forEach(person -> file.append(person.district() + ";" + person.parks() + ";" + person.night() + "\n"));
        var answer = analyst.request()
                .header("Defus-Program", "test")
                .multiPart("title", "2024")
                .multiPart("sampling", "OPEN_ACCESS")
                .multiPart("file", "welle.csv", file.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/surveys/" + survey + "/waves/import");
        assertEquals(201, answer.statusCode(), answer::asString);
        return answer.path("wave.id");
    }

    private static String answered(Staff analyst, String survey, String link, List<Person> people) {
        var wave = analyst.create("/api/v1/surveys/" + survey + "/waves", """
                {"title":"2026","sampling":"OPEN_ACCESS"}""");
        Walking.json(analyst)
                .body("{\"link\":\"" + link + "\"}")
                .post("/api/v1/waves/" + wave + "/open")
                .then()
                .statusCode(200);
        for (var person : people) {
            var answers = Map.of("district", person.district(), PARKS, person.parks(), NIGHT, person.night());
            var sent = given().contentType("application/json")
                    .body(Map.of("submissionId", UUID.randomUUID().toString(), "language", "de", "answers", answers))
                    .post("/api/v1/links/" + link + "/responses");
            assertTrue(sent.statusCode() < 300, sent::asString);
        }
        Walking.json(analyst).post("/api/v1/waves/" + wave + "/close").then().statusCode(200);
        return wave;
    }

    private static void release(Staff analyst, String wave) {
        var answer = Walking.json(analyst).post("/api/v1/waves/" + wave + "/release");
        assertEquals(200, answer.statusCode(), answer::asString);
    }

    private static String page(Staff analyst, String path) {
        var answer = analyst.browser().get(path);
        assertEquals(200, answer.statusCode(), () -> path + "\n" + answer.asString());
        return answer.asString();
    }
}
