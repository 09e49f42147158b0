package de.defus.monitor.survey.law;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Municipalities;
import de.defus.monitor.account.Municipality;
import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.survey.access.SampledCity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Residents are told on what a survey rests, and what they were told about deletion happens. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LegalBasisTest {

    private final EntityManager entities;
    private final TenantScope scope;
    private final RetentionCheck check;
    private final Municipalities municipalities;

    LegalBasisTest(EntityManager entities, TenantScope scope, RetentionCheck check, Municipalities municipalities) {
        this.municipalities = municipalities;
        this.entities = entities;
        this.scope = scope;
        this.check = check;
    }

    static Stream<String> languages() {
        return Texts.RESIDENT_LANGUAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void residentsReadItInTheirLanguageOnTheFirstPageAndOnOneOfItsOwn(String language) {
        var texts = Texts.in(language);
        var year = Integer.toString(LocalDate.now().plusYears(10).getYear());
        var start = Jsoup.parse(given().get("/b/demo?lang=" + language).asString());
        assertTrue(start.text().contains(texts.say("response.legal")), start.text());
        assertTrue(start.text().contains(texts.say("response.legalConsent").replace('\n', ' ')), start.text());
        assertTrue(start.text().contains(year), "until when, in the digits of the form: " + start.text());
        assertEquals(1, start.select("a[href=/b/demo/information]").size());

        var page =
                Jsoup.parse(given().get("/b/demo/information?lang=" + language).asString());
        assertEquals(language, page.selectFirst("html").attr("lang"));
        assertTrue(page.text().contains("datenschutz@musterstadt.example"), page.text());
        var text = page.selectFirst("dd.lines");
        assertEquals(language.equals("en") ? "en" : "de", text.attr("lang"), "the city's words say their language");
        assertTrue(text.text().contains("2016/679"));
        assertTrue(page.text().contains(texts.say("response.afterSending").replace('\n', ' ')));
    }

    /** What a browser loads before the first page can be read, as it comes over the line. */
    @ParameterizedTest
    @MethodSource("languages")
    void theFirstPageIsLightAndTakesThreeRequests(String language) throws Exception {
        var address = Staff.address("/b/demo?lang=" + language);
        var page = Jsoup.parse(given().get("/b/demo?lang=" + language).asString(), address.toString());
        var loaded = page.select("link[href], script[src], img[src]").stream()
                .map(element -> element.hasAttr("src") ? element.absUrl("src") : element.absUrl("href"))
                .filter(found -> found.startsWith("http"))
                .distinct()
                .toList();
        assertTrue(loaded.size() + 1 <= 3, loaded.toString());
        var bytes = sent(address);
        for (var found : loaded) {
            bytes += sent(URI.create(found));
        }
        assertTrue(bytes < 30 * 1024, bytes + " bytes in " + language);
    }

    private static int sent(URI address) throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Accept-Encoding", "gzip")
                                .header("Accept", "text/html, */*")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode(), address.toString());
        return answer.body().length;
    }

    @Test
    void whatIsTypedIsCheckedAndKept() throws Exception {
        var city = new SampledCity();
        var walk = city.analyst.walk("/stadt/befragungen/" + city.survey + "/recht");
        walk.submit(Map.of(
                "kind", List.of("STATUTE"),
                "textGerman", List.of(" "),
                "officer", List.of("Amt & <Stelle>"),
                "retentionUntil", List.of(LocalDate.now().minusDays(1).toString())));
        assertEquals(422, walk.status());
        assertEquals(
                List.of("#textGerman", "#retentionUntil"),
                walk.page().select(".error-summary a").eachAttr("href"));
        assertEquals(List.of("Amt & <Stelle>"), walk.fields().get("officer"));
        assertEquals(List.of("STATUTE"), walk.fields().get("kind"));

        walk.submit(Map.of(
                "textGerman", List.of("Landesstatistikgesetz"),
                "retentionUntil", List.of(LocalDate.now().plusYears(1).toString())));
        assertEquals(200, walk.status());
        city.analyst
                .request()
                .get(path(city))
                .then()
                .statusCode(200)
                .body("kind", equalTo("STATUTE"))
                .body("officer", equalTo("Amt & <Stelle>"));
        assertEquals(
                List.of("1"),
                select(city, "select count(*)::text from audit_entries where action = 'survey.legalBasisSet'"));
    }

    @Test
    void answersGoWhenTheTimeIsOverAndTheProtocolSaysHowMany() {
        var city = new SampledCity().open();
        set(city).statusCode(200);
        for (int letter = 1; letter <= 3; letter++) {
            answer(city, city.codes.get(letter));
        }
        erase(city.admin, city).statusCode(422).body(containsString("nicht vorbei"));
        erase(city.analyst, city).statusCode(403);
        expire(city);
        erase(city.admin, city).statusCode(422).body(containsString("im Feld"));
        wave(city, "close").statusCode(200);

        erase(city.admin, city)
                .statusCode(200)
                .body("deleted.answers", equalTo(3))
                .body("deleted.receipts", equalTo(3))
                .body("deleted.accessCodes", equalTo(SampledCity.LETTERS - 3))
                .body("deleted.letters", equalTo(SampledCity.LETTERS));
        for (var table : List.of("responses", "response_pool", "submission_receipts", "drafts", "sample_units")) {
            assertEquals(List.of("0"), select(city, "select count(*)::text from " + table), table);
        }
        var protocol = select(city, "select actor || details::text from audit_entries where action = 'survey.erased'");
        assertEquals(1, protocol.size());
        assertTrue(protocol.get(0).startsWith(city.admin.email()), protocol.get(0));
        assertTrue(protocol.get(0).contains("\"answers\": \"3\""), protocol.get(0));
        assertTrue(
                select(city, "select stratum::text from sample_strata").size() == 2, "the plan names nobody and stays");
        wave(city, "open").statusCode(422).body(containsString("Aufbewahrung"));
        given().get("/b/" + city.slug + "/information").then().body(containsString("gelöscht"));
    }

    @Test
    void theClockErasesWhatIsDueAndNothingElse() {
        var due = new SampledCity().open();
        var notDue = new SampledCity().open();
        var inField = new SampledCity().open();
        for (var city : List.of(due, notDue, inField)) {
            set(city).statusCode(200);
            answer(city, city.codes.get(1));
        }
        expire(due);
        expire(inField);
        wave(due, "close").statusCode(200);
        wave(notDue, "close").statusCode(200);
        check.eraseWhatIsDue();
        check.eraseWhatIsDue();

        assertEquals(List.of("0"), select(due, "select count(*)::text from responses"));
        assertEquals(List.of("1"), select(notDue, "select count(*)::text from responses"));
        assertEquals(List.of("1"), select(inField, "select count(*)::text from response_pool"));
        assertEquals(
                List.of("retention"), select(due, "select actor from audit_entries where action = 'survey.erased'"));
    }

    /** What goes wrong in one city must not keep another's answers past their day. */
    @Test
    void aCityWhoseAnswersCannotBeErasedDoesNotHoldUpTheOthers() {
        var both = List.of(new SampledCity().open(), new SampledCity().open());
        var turns = municipalities.list().stream().map(Municipality::id).toList();
        var cities = both.stream()
                .sorted(Comparator.comparing(city -> turns.indexOf(city.analyst.municipalityId())))
                .toList();
        for (var city : cities) {
            set(city).statusCode(200);
            answer(city, city.codes.get(1));
            expire(city);
            wave(city, "close").statusCode(200);
        }
        var broken = cities.get(0);
        run(broken, """
                create function refuse_for_a_test() returns trigger language plpgsql as
                $$ begin raise exception 'not now'; end $$""");
        run(
                broken,
                "create trigger refuse_for_a_test before delete on responses for each row when (old.wave_id = '"
                        + broken.wave + "') execute function refuse_for_a_test()");
        try {
            check.eraseWhatIsDue();
            assertEquals(List.of("1"), select(broken, "select count(*)::text from responses"));
            assertEquals(List.of("0"), select(cities.get(1), "select count(*)::text from responses"));
        } finally {
            run(broken, "drop trigger refuse_for_a_test on responses");
            run(broken, "drop function refuse_for_a_test()");
        }
        check.eraseWhatIsDue();
        assertEquals(List.of("0"), select(broken, "select count(*)::text from responses"), "the next hour they go");
    }

    private void run(SampledCity city, String sql) {
        scope.run(
                city.analyst.municipalityId(),
                () -> entities.createNativeQuery(sql).executeUpdate());
    }

    @Test
    void onlyAdministratorsSeeTheButtonAndOnlyWhenItIsTime() {
        var city = new SampledCity();
        set(city).statusCode(200);
        var page = "/stadt/befragungen/" + city.survey + "/recht";
        assertFalse(city.admin.browser().get(page).asString().contains("id=\"erase\""));
        expire(city);
        assertTrue(city.admin.browser().get(page).asString().contains("id=\"erase\""));
        assertFalse(city.analyst.browser().get(page).asString().contains("id=\"erase\""));
        city.analyst
                .request()
                .contentType("application/json")
                .body("{\"kind\":null}")
                .put(path(city))
                .then()
                .statusCode(422)
                .body("faults.where", hasItems("kind", "textGerman", "officer", "retentionUntil"));
    }

    @Test
    void whoOpensAWaveWithoutALegalBasisIsToldBefore() {
        var city = new SampledCity();
        var survey = "/stadt/befragungen/" + city.survey;
        var advice = Texts.in("de").say("law.advice");
        assertTrue(Jsoup.parse(city.analyst.browser().get(survey).asString())
                .text()
                .contains(advice));
        set(city).statusCode(200);
        assertFalse(Jsoup.parse(city.analyst.browser().get(survey).asString())
                .text()
                .contains(advice));
    }

    private static String path(SampledCity city) {
        return "/api/v1/surveys/" + city.survey + "/legal-basis";
    }

    private static ValidatableResponse set(SampledCity city) {
        return city.analyst
                .request()
                .contentType("application/json; charset=UTF-8")
                .body("""
                        {"kind":"CONSENT","textGerman":"Einwilligung","textEnglish":"","officer":"Stelle",
                         "retentionUntil":"%s"}""".formatted(LocalDate.now().plusMonths(6)))
                .put(path(city))
                .then();
    }

    private static ValidatableResponse erase(Staff member, SampledCity city) {
        return member.request()
                .contentType("application/json")
                .post(path(city) + "/erasure")
                .then();
    }

    private static ValidatableResponse wave(SampledCity city, String step) {
        return city.analyst
                .request()
                .contentType("application/json")
                .post("/api/v1/waves/" + city.wave + "/" + step)
                .then();
    }

    private static void answer(SampledCity city, String code) {
        given().contentType("application/json")
                .body("""
                        {"submissionId":"%s","language":"de","answers":{"district":1},"code":"%s"}""".formatted(UUID.randomUUID(), code))
                .post("/api/v1/links/" + city.slug + "/responses")
                .then()
                .statusCode(201);
    }

    /** As if the months had passed. */
    private void expire(SampledCity city) {
        scope.run(
                city.analyst.municipalityId(),
                () -> entities.createNativeQuery("update legal_bases set retention_until = current_date - 2")
                        .executeUpdate());
    }

    private List<String> select(SampledCity city, String sql) {
        return scope.call(city.analyst.municipalityId(), () -> {
            List<?> rows =
                    entities.createNativeQuery(sql.replace("::", "\\:\\:")).getResultList();
            return rows.stream().map(String::valueOf).toList();
        });
    }
}
