package de.defus.monitor.survey.access;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.account.Staff;
import de.defus.monitor.journey.DemoAnswers;
import de.defus.monitor.journey.FormWalk;
import de.defus.monitor.platform.database.DatabaseFiles;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.platform.text.Texts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the list of persons to the answers that came by letter, as a city and its residents go the way. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class AccessJourneyTest {

    private static final int TRIES = 32;
    /** Of 200, tried by the ordinary run; the {@code proof} profile tries all. */
    private static final int CODES = 15;

    private final EntityManager entities;
    private final TenantScope scope;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    AccessJourneyTest(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    @Test
    void theDrawCanBeRepeatedAndTheListGoesWhenCodesAreIssued() {
        var city = new SampledCity().drawn();
        var letters = letters(city);
        assertEquals(SampledCity.LETTERS, letters.lines().count() - 1);
        assertEquals(100, letters.lines().filter(line -> line.endsWith(",1")).count());

        city.post(city.analyst, "draw", "{\"seed\":43}").statusCode(200);
        assertNotEquals(letters, letters(city));
        city.post(city.analyst, "draw", "{\"seed\":42}").statusCode(200).body("sample.seed", equalTo(42));
        assertEquals(letters, letters(city));
        city.analyst
                .request()
                .get(city.path(""))
                .then()
                .body("sample.listed", equalTo(SampledCity.LISTED))
                .body("sample.listDigest", containsString(""));

        city.post(city.admin, "codes", "").statusCode(200);
        city.analyst
                .request()
                .get(city.path(""))
                .then()
                .body("sample.coded", equalTo(true))
                .body("sample.listed", equalTo(SampledCity.LETTERS));
        city.post(city.analyst, "draw", "{}").statusCode(409);
        assertEquals(letters, letters(city));
    }

    @Test
    void codesAreHandedOutOnceToAdministratorsAndNoTableHoldsThem() throws IOException {
        var city = new SampledCity().drawn();
        city.post(city.analyst, "codes", "").statusCode(403);
        city.read(city.post(city.admin, "codes?format=CSV", "")
                .statusCode(200)
                .extract()
                .asString());
        assertEquals(
                SampledCity.LETTERS, city.codes.values().stream().distinct().count());
        city.post(city.admin, "codes?format=CSV", "").statusCode(409);
        city.post(city.admin, "codes?format=PDF", "").statusCode(409);
        var lost = city.codes.get(17);
        city.read(city.post(city.admin, "codes?format=CSV&anew=true", "")
                .statusCode(200)
                .extract()
                .asString());
        assertNotEquals(lost, city.codes.get(17), "a lost file is replaced by another one");

        var dump = dump(city);
        assertTrue(dump.contains("REG-00002") || dump.contains("REG-00001"), "the dump has the letters");
        var code = AccessCode.parse(city.codes.get(17));
        for (var form : List.of(code.symbols(), code.inGroups())) {
            assertFalse(dump.contains(form) || dump.contains(form.toLowerCase(Locale.ROOT)));
        }
        var inFiles = DatabaseFiles.find(
                Pattern.compile("REG-00|" + code.symbols() + "|" + code.inGroups()),
                code.inGroups().length());
        assertEquals(Set.of("REG-00"), inFiles, "nor does any file of the database, the write-ahead log included");
    }

    /** While thousands of letters are written, somebody draws again: codes must never belong to letters of another draw. */
    @Test
    void whoOpensASampleWithoutCodesIsToldBefore() {
        var city = new SampledCity().drawn();
        var advice = Texts.in("de").say("access.advice");
        assertEquals(List.of(advice), advice(city));
        city.read(city.post(city.admin, "codes?format=CSV", "")
                .statusCode(200)
                .extract()
                .asString());
        assertEquals(List.of(), advice(city));
    }

    /** But for the legal basis, which no test city has. */
    private static List<String> advice(SampledCity city) {
        return city
                .analyst
                .request()
                .header("Accept-Language", "de")
                .get("/api/v1/waves/" + city.wave)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("advice", String.class)
                .stream()
                .filter(advice -> !advice.equals(Texts.in("de").say("law.advice")))
                .toList();
    }

    @Test
    void codesBelongToTheDrawTheyWereMadeForOrThereAreNone() throws Exception {
        var workers = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 4; round++) {
                var city = new SampledCity().drawn();
                var issuing = workers.submit(() -> city.post(city.admin, "codes?format=BOOKLETS", "")
                        .extract()
                        .statusCode());
                Thread.sleep(20L * (round + 1));
                var drawing = workers.submit(() -> city.post(city.analyst, "draw", "{\"seed\":43}")
                        .extract()
                        .statusCode());
                var statuses = List.of(issuing.get(), drawing.get());
                assertTrue(Set.of(200, 409).containsAll(statuses), statuses::toString);
                var strangers = scope.call(
                        city.analyst.municipalityId(),
                        () -> entities.createNativeQuery("""
                                select c.letter_number from access_codes c left join sample_units u
                                    on u.wave_id = c.wave_id and u.letter_number = c.letter_number
                                where u.stratum is distinct from c.stratum""").getResultList());
                assertEquals(List.of(), strangers);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void aCodeIsGoodForOneAnswerAndSaysSoTheSecondTime() throws Exception {
        var city = new SampledCity().open();
        var walk = new FormWalk(Staff.address("/b/" + city.slug));
        assertEquals("/c", walk.address().getPath(), "without a code the way leads to the code's page");
        walk.submit(Map.of("code", List.of("0000-0000-0000-0001")));
        assertEquals(422, walk.status());
        assertEquals(List.of("0000-0000-0000-0001"), walk.fields().get("code"), "what was typed stays");

        var code = city.codes.get(5);
        answer(city, code.toLowerCase(Locale.ROOT).replace("-", " "));
        assertEquals(1, responses(city));

        walk.open(Staff.address("/c"));
        walk.submit(Map.of("code", List.of(code)));
        assertEquals(409, walk.status());
        assertTrue(walk.page().selectFirst(".error-summary").text().contains("schon mit ihm geantwortet"));
        assertEquals(1, responses(city));
        send(city, city.slug, null).statusCode(409);
        send(city, city.slug, code).statusCode(409);
        assertEquals(1, responses(city));
    }

    @Test
    void whatWasBegunGoesOnWithTheSameCodeOnAnotherDevice() throws Exception {
        var city = new SampledCity().open();
        var code = city.codes.get(9);
        var phone = new FormWalk(Staff.address("/c"));
        phone.submit(Map.of("code", List.of(code)));
        phone.open(Staff.address("/b/" + city.slug + "/feeling_safe"));
        phone.submit(Map.of("safe_dark_neighbourhood", List.of("5"), "go", List.of("next")));

        var desk = new FormWalk(Staff.address("/c"));
        desk.submit(Map.of("code", List.of(code)));
        desk.open(Staff.address("/b/" + city.slug + "/feeling_safe"));
        assertEquals(List.of("5"), desk.fields().get("safe_dark_neighbourhood"));
    }

    @Test
    void remindersGoToOpenLettersOnly() throws Exception {
        var city = new SampledCity().coded();
        city.post(city.admin, "reminders", "").statusCode(409);
        city.analyst
                .request()
                .contentType("application/json")
                .body("{\"link\":\"" + city.slug + "\"}")
                .post("/api/v1/waves/" + city.wave + "/open")
                .then()
                .statusCode(200);
        answer(city, city.codes.get(1));
        send(city, city.slug, city.codes.get(200)).statusCode(201);
        city.put(city.path("dispositions"), "application/json", """
                {"letterNumbers":[7,8],"disposition":"UNDELIVERABLE"}""");
        city.put(city.path("dispositions"), "application/json", """
                {"letterNumbers":[9],"disposition":"REFUSED"}""");
        city.admin.request().delete(city.path("codes/10")).then().statusCode(204);
        city.analyst.request().delete(city.path("codes/11")).then().statusCode(403);

        var expected = IntStream.rangeClosed(2, 199)
                .filter(number -> number < 7 || number > 10)
                .boxed()
                .toList();
        city.post(city.analyst, "reminders", "").statusCode(403);
        city.post(city.admin, "reminders", "").statusCode(200).body("letterNumbers", equalTo(expected));
        city.post(city.admin, "reminders", "").statusCode(200);
        city.post(city.admin, "reminders", "").statusCode(409);
        city.analyst
                .request()
                .contentType("application/json")
                .body("{\"letterNumbers\":[201],\"disposition\":\"REFUSED\"}")
                .put(city.path("dispositions"))
                .then()
                .statusCode(422);
    }

    @Test
    void aLostLettersCodeEndsAndItsNewOneWorksUnlessTheLetterWasUsed() {
        var city = new SampledCity().open();
        var lost = city.codes.get(3);
        city.admin.request().delete(city.path("codes/3")).then().statusCode(204);
        send(city, city.slug, lost).statusCode(409);
        city.read(city.post(city.admin, "codes/3?format=CSV", "")
                .statusCode(200)
                .extract()
                .asString());
        assertNotEquals(lost, city.codes.get(3));
        send(city, city.slug, lost).statusCode(409);
        send(city, city.slug, city.codes.get(3)).statusCode(201);

        // The letter has been used. Whoever issues a new code does not learn it, and the code opens nothing.
        city.read(city.post(city.admin, "codes/3?format=CSV", "")
                .statusCode(200)
                .extract()
                .asString());
        send(city, city.slug, city.codes.get(3)).statusCode(409);
        city.post(city.admin, "codes/201?format=CSV", "").statusCode(404);
        assertEquals(1, responses(city));
    }

    @Test
    void ofManyTriesWithTheSameCodeAtTheSameTimeOneIsAccepted() throws Exception {
        // Whoever comes late is taken for a guesser and waits, so the ordinary run tries a part of the codes.
        assertEquals(Map.of(201, CODES, 409, CODES * (TRIES - 1)), tryAtOnce(CODES));
    }

    @Test
    @Tag("proof")
    void ofManyTriesWithEveryCodeAtTheSameTimeOneOfEachIsAccepted() throws Exception {
        var byStatus = tryAtOnce(SampledCity.LETTERS);
        System.out.println("tries by status: " + byStatus);
        assertEquals(SampledCity.LETTERS, byStatus.remove(201));
        assertTrue(Set.of(409, 429).containsAll(byStatus.keySet()), byStatus::toString);
    }

    /** Sends every code so many times at once, and returns how often each status was the answer. */
    private Map<Integer, Integer> tryAtOnce(int codes) throws Exception {
        var city = new SampledCity().open();
        var tries = new ArrayList<Callable<Integer>>();
        for (var code : city.codes.values().stream().limit(codes).toList()) {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                tries.add(() -> http.send(request(city.slug, code), HttpResponse.BodyHandlers.discarding())
                        .statusCode());
            }
        }
        var byStatus = new LinkedHashMap<Integer, Integer>();
        var workers = Executors.newFixedThreadPool(TRIES);
        try {
            for (var answer : workers.invokeAll(tries)) {
                byStatus.merge(answer.get(), 1, Integer::sum);
            }
        } finally {
            workers.shutdownNow();
        }
        assertEquals(codes, responses(city));
        return byStatus;
    }

    @Test
    void whoGuessesWaitsAndASchoolClassDoesNot() throws Exception {
        var city = new SampledCity().open();
        var chance = new SecureRandom();
        var workers = Executors.newCachedThreadPool();
        try {
            var guesses = new ArrayList<Future<Duration>>();
            for (int guess = 0; guess < GuessThrottle.CAPACITY + 300; guess++) {
                guesses.add(workers.submit(
                        () -> timed(request(city.slug, AccessCode.random(chance).inGroups()), 409)));
            }
            // A busy machine may be slow once; who is held back is so each time.
            var slow = 0;
            for (int pupil = 1; pupil <= 30; pupil++) {
                var time = timed(request(city.slug, city.codes.get(pupil)), 201);
                slow += time.compareTo(GuessThrottle.HELD_BACK) >= 0 ? 1 : 0;
            }
            assertTrue(slow < 15, slow + " of 30 codes that exist were slow");
            var held = 0;
            for (var guess : guesses) {
                held += guess.get().compareTo(GuessThrottle.HELD_BACK) >= 0 ? 1 : 0;
            }
            assertTrue(held > 50, held + " guesses were held back");
        } finally {
            workers.shutdownNow();
        }
        assertEquals(30, responses(city));
    }

    @Test
    void aFurtherLinkIsOpenToAllAndItsAnswersBearIt() {
        var city = new SampledCity().open();
        addLink(city, "{\"label\":\"Plakat\",\"link\":\"" + city.slug + "-plakat\"}", 200);
        addLink(city, "{\"label\":\"\",\"link\":\"" + city.slug + "-x\"}", 422);
        addLink(city, "{\"label\":\"Plakat\",\"link\":\"" + city.slug + "-plakat\"}", 409);
        send(city, city.slug + "-plakat", null).statusCode(201);
        send(city, city.slug + "-plakat", city.codes.get(1)).statusCode(201);
        var waiting = scope.call(
                city.analyst.municipalityId(),
                () -> entities.createNativeQuery("""
                                select source || ' ' || coalesce(link, '-') || ' ' || stratum from response_pool
                                order by 1""").getResultList());
        var letter = letters(city).lines().filter(line -> line.startsWith("1,")).findFirst();
        var stratum = letter.orElseThrow().split(",")[2];
        assertEquals(List.of("LETTER - " + stratum, "OPEN " + city.slug + "-plakat 2"), waiting);
    }

    /**
     * Two strata of 3,000 and 1,000 people with 40 and 20 answers by letter; age and gender are in balance. Of the first 20
     * choose answer 1 and 5 answer 4, of the second 3 and 8, whatever came through the poster.
     */
    @Test
    void figuresAreMadeOfTheDrawnAloneByTheDistrictTheyWereDrawnFrom() {
        var city = new SampledCity().open();
        addLink(city, "{\"label\":\"Plakat\",\"link\":\"" + city.slug + "-plakat\"}", 200);
        var used = new LinkedHashMap<String, Integer>();
        for (var letter :
                letters(city).lines().skip(1).map(line -> line.split(",")).toList()) {
            var number = used.merge(letter[2], 1, Integer::sum);
            var isFirst = letter[2].equals("1");
            if (number <= (isFirst ? 40 : 20)) {
                send(
                                city.slug,
                                submission(
                                        city.codes.get(Integer.valueOf(letter[0])),
                                        (isFirst ? "11112345" : "44444444111222333555")
                                                        .charAt((number - 1) % (isFirst ? 8 : 20))
                                                + "",
                                        number))
                        .statusCode(201);
            }
        }
        for (int passer = 0; passer < 30; passer++) {
            send(city.slug + "-plakat", submission(null, "4", passer)).statusCode(201);
        }
        for (var step : List.of("/close", "/release")) {
            city.analyst
                    .request()
                    .contentType("application/json")
                    .body("{}")
                    .post("/api/v1/waves/" + city.wave + step)
                    .then()
                    .statusCode(200);
        }

        var results = io.restassured.RestAssured.given()
                .get("/api/v1/results/" + city.slug + "/waves/1")
                .then()
                .statusCode(200)
                .body("results.method.responses", equalTo(60))
                .body("results.method.apart", equalTo(30))
                .body("results.method.population", equalTo(4_000))
                .extract()
                .jsonPath();
        var path = "results.tables.find { it.item == 'safe_place_parks' && it.breakdown == 'all' }.rows[0].";
        assertEquals(60, results.getInt(path + "base"));
        assertEquals(0.75 * 20 / 40 + 0.25 * 3 / 20, results.getDouble(path + "shares.'1'.value"), 1e-9);
        assertEquals(0.75 * 5 / 40 + 0.25 * 8 / 20, results.getDouble(path + "shares.'4'.value"), 1e-9);
    }

    private static void addLink(SampledCity city, String body, int status) {
        city.analyst
                .request()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/waves/" + city.wave + "/links")
                .then()
                .statusCode(status);
    }

    /** Walks through all pages with a code. */
    private static void answer(SampledCity city, String code) throws Exception {
        var walk = new FormWalk(Staff.address("/c"));
        walk.submit(Map.of("code", List.of(code)));
        assertEquals(
                "/b/" + city.slug, walk.address().getPath(), () -> walk.page().text());
        walk.open(Staff.address("/b/" + city.slug + "/" + DemoAnswers.PAGES.get(0)));
        for (var page : DemoAnswers.PAGES) {
            assertEquals("/b/" + city.slug + "/" + page, walk.address().getPath());
            var typed = new LinkedHashMap<>(DemoAnswers.of(page));
            typed.computeIfPresent("district", (item, values) -> List.of("2"));
            typed.put("go", List.of("next"));
            walk.submit(typed);
        }
        walk.submit(Map.of());
        assertEquals("/b/" + city.slug + "/danke", walk.address().getPath());
    }

    private io.restassured.response.ValidatableResponse send(SampledCity city, String link, String code) {
        return send(link, submission(code));
    }

    private io.restassured.response.ValidatableResponse send(String link, String submission) {
        return io.restassured.RestAssured.given()
                .contentType("application/json; charset=UTF-8")
                .body(submission)
                .post("/api/v1/links/" + link + "/responses")
                .then();
    }

    private HttpRequest request(String link, String code) {
        return HttpRequest.newBuilder(Staff.address("/api/v1/links/" + link + "/responses"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(submission(code), StandardCharsets.UTF_8))
                .build();
    }

    private String submission(String code) {
        return submission(code, "4", 0);
    }

    /** Everybody says they live in the second district; every other is a man and younger. */
    private String submission(String code, String parks, int person) {
        var answers = new LinkedHashMap<>(DemoAnswers.all());
        answers.put("district", "2");
        answers.put("safe_place_parks", parks);
        answers.put("age_group", person % 2 == 0 ? "4" : "5");
        answers.put("gender", person % 2 == 0 ? "1" : "2");
        var body = new LinkedHashMap<String, Object>();
        body.put("submissionId", UUID.randomUUID());
        body.put("language", "de");
        body.put("answers", answers);
        body.put("code", code);
        try {
            return json.writeValueAsString(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Duration timed(HttpRequest request, int status) throws Exception {
        var start = System.nanoTime();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(status, answer.statusCode(), answer::body);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static int responses(SampledCity city) {
        return city.analyst
                .request()
                .get("/api/v1/waves/" + city.wave)
                .then()
                .statusCode(200)
                .extract()
                .path("responses");
    }

    private static String letters(SampledCity city) {
        return city.analyst
                .request()
                .get(city.path("letters"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** Every column of every row the city has, in every table. */
    private String dump(SampledCity city) {
        return scope.call(city.analyst.municipalityId(), () -> {
            List<?> tables = entities.createNativeQuery(
                            "select tablename from pg_tables where schemaname = 'public' order by 1")
                    .getResultList();
            var dump = new StringBuilder();
            for (var table : tables) {
                List<?> rows = entities.createNativeQuery("select cast(t as text) from " + table + " t")
                        .getResultList();
                rows.forEach(row -> dump.append(row).append('\n'));
            }
            return dump.toString();
        });
    }
}
