package de.defus.monitor.response.paper;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Staff;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.journey.FormWalk;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.access.SampledCity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two clerks type a form from paper; when they agree it is an answer, and nothing says of which pile. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PaperEntryTest {

    private static final int FORMS = 12;

    private static final Map<String, List<String>> ANSWERS = Map.of(
            "safe_dark_neighbourhood", List.of("2"),
            "unsafe_reasons", List.of(" 3, 1"),
            "unsafe_places", List.of("Hinter dem  Bahnhof "),
            "district", List.of("1"));

    private final EntityManager entities;
    private final TenantScope scope;
    private final Releases releases;

    PaperEntryTest(EntityManager entities, TenantScope scope, Releases releases) {
        this.entities = entities;
        this.scope = scope;
        this.releases = releases;
    }

    @Test
    void whatTwoTypedAlikeIsStoredOnceAsPaperAndUsesTheCodeUp() throws Exception {
        var city = new SampledCity().open();
        var batch = openBatch(city);
        var code = city.codes.get(
                Integer.parseInt(select(city, "select min(letter_number)::text from access_codes where stratum = 2")
                        .get(0)));

        var first = takeUp(city.analyst, city, batch, code);
        assertTrue(first.page().selectFirst("h1").text().startsWith("Ersterfassung"));
        first.submit(with(ANSWERS, "go", "done"));
        assertTrue(first.page().selectFirst("[role=status]").text().startsWith("Einmal erfasst"));
        assertEquals(0, responses(city));

        var second = takeUp(city.admin, city, batch, code.toLowerCase(java.util.Locale.ROOT));
        assertTrue(second.page().selectFirst("h1").text().startsWith("Zweiterfassung"));
        assertEquals(
                List.of(""), second.fields().get("safe_dark_neighbourhood"), "the second does not see the first entry");
        second.submit(with(
                Map.of(
                        "safe_dark_neighbourhood", List.of("2"),
                        "unsafe_reasons", List.of("1 3"),
                        "unsafe_places", List.of("Hinter dem Bahnhof"),
                        "district", List.of("1")),
                "go",
                "done"));
        assertTrue(second.page().selectFirst("[role=status]").text().contains("gespeichert"));

        assertEquals(
                List.of("PAPER LETTER 2"),
                select(city, "select mode || ' ' || source || ' ' || stratum from response_pool"),
                "where the letter went counts, whatever district was ticked");
        assertEquals(List.of(), select(city, "select id from paper_entries"));
        // Neither the mask nor the page of codes takes it again.
        var again = takeUp(city.analyst, city, batch, code);
        assertEquals(422, again.status());
        assertTrue(again.page().text().contains("schon geantwortet"));
        var resident = new FormWalk(Staff.address("/c"));
        resident.submit(Map.of("code", List.of(code)));
        assertEquals(409, resident.status());
        assertEquals(1, responses(city));
    }

    @Test
    void aQuestionOfTheCityIsTypedTwiceComparedAndReleased() throws Exception {
        var city = new SampledCity();
        var adapted = city.analyst
                .request()
                .contentType("application/json; charset=UTF-8")
                .body("""
                        {"places":[{"name":{"de":"Am Bahnhof"}}],
                         "questions":[{"section":"city_measures","kind":"CHOICE","stem":{"de":"Kennen Sie das Amt?"},
                                       "answers":{"de":["Ja","Nein","Vom Hörensagen"]}}]}""".getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/waves/" + city.wave + "/instrument");
        assertEquals(200, adapted.statusCode(), adapted::asString);
        String question = adapted.path("adaptation.questions[0].key");
        String place = adapted.path("adaptation.places[0].key");
        city.open();
        var batch = openBatch(city);

        // The first form by hand: the two clerks read the own question and the own place otherwise.
        var code = city.codes.get(1);
        var person = Map.of("age_group", List.of("4"), "gender", List.of("1"));
        var first = takeUp(city.analyst, city, batch, code);
        assertTrue(first.page().text().contains("Kennen Sie das Amt?"), "the mask asks it");
        assertTrue(first.page().text().contains("Vom Hörensagen"));
        first.submit(with(with(with(person, question, "1"), place, "2"), "go", "done"));
        var second = takeUp(city.admin, city, batch, code);
        second.submit(with(with(with(person, question, "9"), place, "2"), "go", "done"));
        assertEquals(422, second.status(), "it has three answers");
        second.submit(Map.of(question, List.of("2"), place, List.of("3"), "go", List.of("done")));
        assertEquals(
                List.of(place, question),
                second.page().select("fieldset").eachAttr("id").stream()
                        .sorted()
                        .toList());
        second.submit(Map.of("choice-" + question, List.of("second"), "choice-" + place, List.of("first")));
        assertTrue(second.page().selectFirst("[role=status]").text().contains("gespeichert"));

        // 29 more by program: 10 say yes, 10 no, 9 heard of it.
        for (int form = 2; form <= 30; form++) {
            var older = form % 2;
            var answers = "{\"%s\":%d,\"%s\":%d,\"age_group\":%d,\"gender\":%d}"
                    .formatted(question, 1 + form % 3, place, 1 + form % 5, 4 + older, 1 + older);
            enter(city.analyst, city, batch, city.codes.get(form), answers).body("outcome", equalTo("TYPED_ONCE"));
            enter(city.admin, city, batch, city.codes.get(form), answers).body("outcome", equalTo("STORED"));
        }
        close(city);
        city.analyst
                .request()
                .contentType("application/json")
                .post("/api/v1/waves/" + city.wave + "/release")
                .then()
                .statusCode(200);

        var results = releases.findLatest(city.slug).orElseThrow().results();
        for (var item : List.of(question, place)) {
            var row = results.findTable(item, "all").orElseThrow().rows().get(0);
            assertEquals(30, row.base(), item);
            assertEquals(
                    1,
                    row.shares().values().stream()
                            .mapToDouble(share -> share.value())
                            .sum(),
                    1e-9,
                    item);
        }
        var shown = given().accept("text/html").get("/ergebnisse/" + city.slug + "/frage/" + question);
        assertEquals(200, shown.statusCode());
        assertTrue(shown.asString().contains("Vom Hörensagen"));
    }

    @Test
    void theSameClerkCannotTypeAFormTwiceButMayLookThroughIt() throws Exception {
        var city = new SampledCity().open();
        var batch = openBatch(city);
        var code = city.codes.get(8);
        takeUp(city.analyst, city, batch, code).submit(with(ANSWERS, "go", "done"));

        var again = takeUp(city.analyst, city, batch, code);
        assertTrue(again.page().selectFirst("h1").text().startsWith("Ersterfassung"));
        assertEquals(List.of("1 3"), again.fields().get("unsafe_reasons"), "what was typed is there");
        again.submit(Map.of("safe_dark_neighbourhood", List.of("3"), "go", List.of("done")));
        assertEquals(0, responses(city));
        assertEquals(
                List.of(city.analyst.email() + " {\"fields\": \"1\"}"),
                select(city, "select actor || ' ' || details::text from audit_entries where action = 'paper.edited'"),
                "an edit is on record, without the answer");
    }

    @Test
    void differencesAreComparedWithTheSheetInHandAndSettledOnRecord() throws Exception {
        var city = new SampledCity().open();
        var batch = openBatch(city);
        var code = city.codes.get(9);
        takeUp(city.analyst, city, batch, code).submit(with(ANSWERS, "go", "done"));
        var second = takeUp(city.admin, city, batch, code);
        second.submit(with(
                Map.of(
                        "safe_dark_neighbourhood", List.of("3"),
                        "unsafe_reasons", List.of("1 2"),
                        "unsafe_places", List.of("Hinter dem Bahnhof"),
                        "district", List.of("2")),
                "go",
                "done"));
        assertEquals(200, second.status());
        assertEquals(
                List.of("district", "safe_dark_neighbourhood", "unsafe_reasons"),
                second.page().select("fieldset").eachAttr("id").stream()
                        .sorted()
                        .toList());
        assertEquals(0, responses(city));

        second.submit(Map.of("choice-district", List.of("first")));
        assertEquals(422, second.status());
        assertEquals(2, second.page().select(".error-summary li").size(), "what is not decided is named");
        assertEquals(List.of("first"), second.fields().get("choice-district"), "what was chosen stays");

        second.submit(Map.of(
                "choice-safe_dark_neighbourhood", List.of("other"),
                "other-safe_dark_neighbourhood", List.of("77"),
                "choice-unsafe_reasons", List.of("second")));
        assertEquals(422, second.status(), "a code that no box has");
        second.submit(Map.of("other-safe_dark_neighbourhood", List.of("1")));
        assertTrue(second.page().selectFirst("[role=status]").text().contains("gespeichert"));

        assertEquals(1, responses(city));
        assertEquals(
                List.of("{\"fields\": \"3\"}"),
                select(city, "select details::text from audit_entries where action = 'paper.settled'"));
    }

    @Test
    void whatCannotBeIsNamedAndNothingTypedIsLost() throws Exception {
        var city = new SampledCity().open();
        var batch = openBatch(city);
        var walk = takeUp(city.analyst, city, batch, city.codes.get(10));
        walk.submit(
                with(Map.of("safe_dark_neighbourhood", List.of("55"), "unsafe_places", List.of("Park")), "go", "done"));
        assertEquals(422, walk.status());
        assertEquals(
                "#safe_dark_neighbourhood",
                walk.page().selectFirst(".error-summary a").attr("href"));
        assertEquals(List.of("55"), walk.fields().get("safe_dark_neighbourhood"));
        assertEquals(
                List.of("Park"),
                walk.fields().get("unsafe_places").stream().map(String::strip).toList());
        // A form on which the district was left open is as good as any: the letter tells where it went.
        walk.submit(Map.of("safe_dark_neighbourhood", List.of(""), "go", List.of("done")));
        assertEquals(200, walk.status());
        assertNull(walk.page().selectFirst(".error-summary"));

        var wrong = takeUp(city.analyst, city, batch, "0000-0000-0000-0001");
        assertEquals(422, wrong.status());
        assertEquals("0000-0000-0000-0001", wrong.page().selectFirst("#code").val());
    }

    @Test
    void anotherPileAnotherClerkAndAClosedWaveAreTold() throws Exception {
        var city = new SampledCity().open();
        var batch = openBatch(city);
        var other = openBatch(city);
        var code = city.codes.get(11);
        takeUp(city.analyst, city, batch, code);
        assertTrue(takeUp(city.admin, city, batch, code).page().text().contains("jemand anderes in Arbeit"));
        assertTrue(takeUp(city.analyst, city, other, code).page().text().contains("im Stapel 1 begonnen"));

        close(city);
        enter(city.analyst, city, batch, city.codes.get(12), "{}").statusCode(409);
        openBatch(city.analyst, city).statusCode(409);
        assertEquals(1, select(city, "select id from paper_entries").size(), "a wave may be opened again");
    }

    @Test
    void programsEnterCompareSettleAndDiscard() {
        var city = new SampledCity().open();
        var batch = openBatch(city);
        var code = city.codes.get(13);
        enter(city.analyst, city, batch, code, "{\"safe_dark_neighbourhood\":2,\"unsafe_reasons\":[1,3]}")
                .statusCode(200)
                .body("outcome", equalTo("TYPED_ONCE"));
        enter(city.admin, city, batch, code, "{\"safe_dark_neighbourhood\":99}")
                .statusCode(422)
                .body("faults", hasSize(1));
        enter(city.admin, city, batch, code, "{\"safe_dark_neighbourhood\":2,\"unsafe_reasons\":[3]}")
                .statusCode(200)
                .body("outcome", equalTo("DIFFERENT"))
                .body("differences.field", equalTo(List.of("unsafe_reasons")))
                .body("differences[0].first", equalTo(List.of("1", "3")));
        post(city.admin, city, batch, "/settle", "{\"code\":\"" + code + "\",\"answers\":{}}")
                .statusCode(422);
        post(city.admin, city, batch, "/settle", "{\"code\":\"" + code + "\",\"answers\":{\"unsafe_reasons\":[3]}}")
                .statusCode(200)
                .body("outcome", equalTo("STORED"));
        post(city.admin, city, batch, "/settle", "{\"code\":\"" + code + "\",\"answers\":{\"unsafe_reasons\":[3]}}")
                .statusCode(422)
                .body(containsString("code"));
        assertEquals(1, responses(city));

        var wrong = city.codes.get(14);
        enter(city.analyst, city, batch, wrong, "{}").body("outcome", equalTo("TYPED_ONCE"));
        post(city.analyst, city, batch, "/discard", "{\"code\":\"" + wrong + "\"}")
                .statusCode(204);
        enter(city.admin, city, batch, wrong, "{}").body("outcome", equalTo("TYPED_ONCE"));
        city.analyst
                .request()
                .get("/api/v1/waves/" + city.wave + "/paper-batches")
                .then()
                .statusCode(200)
                .body("[0].waiting", equalTo(1))
                .body("[0].work.size()", equalTo(2))
                .body("[0].openedBy", equalTo(city.analyst.email()));
    }

    @Test
    void ofManyWhoStoreTheSameFormAtOnceOneDoes() throws Exception {
        var city = new SampledCity().open();
        var batch = openBatch(city);
        var pool = Executors.newFixedThreadPool(8);
        try {
            for (int form = 1; form <= FORMS; form++) {
                storeAtOnce(city, batch, city.codes.get(form), pool);
            }
        } finally {
            pool.shutdown();
        }
        assertEquals(FORMS, responses(city));
        assertEquals(List.of(), select(city, "select id from paper_entries"), "nobody begins a form that is stored");
    }

    private static void storeAtOnce(SampledCity city, String batch, String code, ExecutorService pool)
            throws Exception {
        enter(city.analyst, city, batch, code, "{\"district\":1}").statusCode(200);
        var tries = IntStream.range(0, 16)
                .<Callable<Integer>>mapToObj(index -> () -> enter(city.admin, city, batch, code, "{\"district\":1}")
                        .extract()
                        .statusCode())
                .toList();
        for (var done : pool.invokeAll(tries)) {
            assertTrue(List.of(200, 422).contains(done.get()), "status " + done.get());
        }
    }

    /**
     * What the administrator of the database sees: no value and no transaction number is shared by what stays of a pile and
     * an answer, and while a form waits neither its code nor its letter nor its answers can be read.
     */
    @Test
    void nothingThatStaysJoinsAPileToAnAnswer() {
        var city = new SampledCity().open();
        var batch = openBatch(city);
        var waiting = city.codes.get(1);
        enter(city.analyst, city, batch, waiting, "{\"unsafe_places\":\"Am alten Hafenbecken\"}")
                .statusCode(200);
        assertEquals(
                List.of(),
                select(city, "select e.id from paper_entries e join access_codes c on c.code_hash = e.id"),
                "the name of an entry is not the name of its code");
        assertFalse(select(city, "select row_to_json(e)::text from paper_entries e")
                .toString()
                .contains("Hafenbecken"));

        for (int letter = 20; letter < 24; letter++) {
            enter(city.analyst, city, batch, city.codes.get(letter), "{\"district\":1}")
                    .statusCode(200);
            enter(city.admin, city, batch, city.codes.get(letter), "{\"district\":1}")
                    .body("outcome", equalTo("STORED"));
        }
        assertEquals(4, responses(city));
        for (var table : List.of("paper_batches", "paper_work", "audit_entries", "paper_entries", "access_codes")) {
            assertEquals(
                    List.of(),
                    select(city, "select t.xmin::text from " + table + " t join response_pool r on r.xmin = t.xmin"),
                    table + " was written in the transaction that stored an answer");
        }
        var audit = select(city, "select action || details::text from audit_entries where action like 'paper.%'");
        assertEquals(1, audit.size(), "storing leaves no entry in the log: " + audit);
        // When fieldwork ends, answers get new ids and one transaction for all.
        close(city);
        assertEquals(
                List.of("4"),
                select(city, "select count(*)::text from responses where mode = 'PAPER' and language = 'de'"));
        assertEquals(List.of("1"), select(city, "select count(distinct xmin::text)::text from responses"));
    }

    @Test
    void aWaveWithoutCodesHasNoPaperForms() {
        var city = new SampledCity();
        city.analyst
                .request()
                .contentType("application/json")
                .body("{\"link\":\"" + city.slug + "\"}")
                .post("/api/v1/waves/" + city.wave + "/open")
                .then()
                .statusCode(200);
        openBatch(city.analyst, city).statusCode(422);
        city.analyst
                .browser()
                .get("/stadt/wellen/" + city.wave + "/papier")
                .then()
                .statusCode(200)
                .body(containsString("Diese Welle hat keine Codes"));
    }

    private static Map<String, List<String>> with(Map<String, List<String>> answers, String field, String value) {
        var all = new java.util.HashMap<>(answers);
        all.put(field, List.of(value));
        return all;
    }

    private static FormWalk takeUp(Staff clerk, SampledCity city, String batch, String code)
            throws IOException, InterruptedException {
        var walk = clerk.walk("/stadt/wellen/" + city.wave + "/papier/" + batch);
        walk.submit(Map.of("code", List.of(code)));
        return walk;
    }

    private static void close(SampledCity city) {
        city.analyst
                .request()
                .contentType("application/json")
                .post("/api/v1/waves/" + city.wave + "/close")
                .then()
                .statusCode(200);
    }

    private static String openBatch(SampledCity city) {
        return openBatch(city.analyst, city).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse openBatch(Staff clerk, SampledCity city) {
        return clerk.request()
                .contentType("application/json")
                .body("{\"label\":\"Eingang Montag\",\"language\":\"de\"}")
                .post("/api/v1/waves/" + city.wave + "/paper-batches")
                .then();
    }

    private static ValidatableResponse enter(Staff clerk, SampledCity city, String batch, String code, String answers) {
        return post(clerk, city, batch, "", "{\"code\":\"" + code + "\",\"answers\":" + answers + "}");
    }

    private static ValidatableResponse post(Staff clerk, SampledCity city, String batch, String below, String body) {
        return clerk.request()
                .contentType("application/json; charset=UTF-8")
                .body(body)
                .post("/api/v1/waves/" + city.wave + "/paper-batches/" + batch + "/forms" + below)
                .then();
    }

    private int responses(SampledCity city) {
        return select(city, "select 1 from response_pool union all select 1 from responses")
                .size();
    }

    private List<String> select(SampledCity city, String sql) {
        return scope.call(city.analyst.municipalityId(), () -> {
            List<?> rows =
                    entities.createNativeQuery(sql.replace("::", "\\:\\:")).getResultList();
            return rows.stream().map(String::valueOf).toList();
        });
    }
}
