package de.defus.monitor.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.journey.FormWalk;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class SignInApiTest {

    private final CreateAccount accounts;

    SignInApiTest(CreateAccount accounts) {
        this.accounts = accounts;
    }

    @Test
    void theRightPasswordBeginsASessionOutOfReachOfScriptsAndOtherSites() {
        var analyst = Staff.ofNewCity();
        var cookie = signIn(analyst.email(), Staff.PASSWORD)
                .then()
                .statusCode(204)
                .extract()
                .detailedCookie(StaffSessions.COOKIE);
        assertTrue(cookie.isHttpOnly());
        assertEquals("Strict", cookie.getSameSite());
        assertEquals("/", cookie.getPath());
        assertEquals(StaffSessions.LONGEST.toSeconds(), cookie.getMaxAge());
        assertFalse(cookie.isSecured(), "over plain http the cookie must arrive");
        given().cookie(StaffSessions.COOKIE, cookie.getValue())
                .get("/api/v1/me")
                .then()
                .statusCode(200);
    }

    @Test
    void theNameIsTakenInCapitalsAndWithSpaces() {
        var analyst = Staff.ofNewCity();
        signIn("  " + analyst.email().toUpperCase(java.util.Locale.ROOT) + " ", Staff.PASSWORD)
                .then()
                .statusCode(204);
    }

    @Test
    void aWrongPasswordAndAnUnknownAccountGiveTheSameAnswer() {
        var analyst = Staff.ofNewCity();
        var wrong = signIn(analyst.email(), "nicht das Passwort");
        var unknown = signIn("niemand@stadt.example", "nicht das Passwort");
        assertEquals(401, wrong.statusCode());
        assertEquals(wrong.asString(), unknown.asString());
        assertEquals(Optional.empty(), Optional.ofNullable(wrong.cookie(StaffSessions.COOKIE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000@stadt.example", "\\ud800@stadt.example", "%", "' or ''='"})
    void aNameThatNoAccountCanHaveIsRefusedLikeAnUnknownOne(String email) {
        given().contentType("application/json; charset=UTF-8")
                .body("{\"email\":\"" + email + "\",\"password\":\"nicht das Passwort\"}")
                .post("/api/v1/session")
                .then()
                .statusCode(anyOf(equalTo(401), equalTo(422)));
    }

    @Test
    void whoGuessesWaitsAndNobodyElseDoes() {
        var guessed = Staff.ofNewCity();
        var neighbour = guessed.colleague(Role.ANALYST);
        for (int attempt = 0; attempt < 5; attempt++) {
            signIn(guessed.email(), "geraten " + attempt).then().statusCode(401);
        }
        signIn(guessed.email(), Staff.PASSWORD)
                .then()
                .statusCode(429)
                .body("type", equalTo("/problems/too-many-tries"));
        signIn(neighbour.email(), Staff.PASSWORD).then().statusCode(204);
        guessed.request().get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void signingOutEndsTheSessionAtTheServer() {
        var analyst = Staff.ofNewCity();
        var away = analyst.request()
                .delete("/api/v1/session")
                .then()
                .statusCode(204)
                .extract();
        assertEquals(0, away.detailedCookie(StaffSessions.COOKIE).getMaxAge());
        analyst.request().get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void signingOutOnAPageEndsTheSessionToo() throws Exception {
        var analyst = Staff.ofNewCity();
        var token = formToken(analyst.browser().get("/stadt").asString());
        analyst.browser().formParam("formToken", token).post("/abmelden").then().statusCode(303);
        analyst.browser()
                .get("/stadt")
                .then()
                .statusCode(303)
                .header("Location", containsString("/anmelden?ziel=%2Fstadt"));
    }

    @Test
    void aLockedAccountLosesItsSessionAtOnce() {
        var analyst = Staff.ofNewCity();
        var admin = analyst.colleague(Role.CITY_ADMIN);
        var token = formToken(admin.browser().get("/stadt/konten").asString());
        admin.browser()
                .formParam("formToken", token)
                .post("/stadt/konten/" + analyst.userId() + "/sperren")
                .then()
                .statusCode(303);
        analyst.request().get("/api/v1/me").then().statusCode(401);
        signIn(analyst.email(), Staff.PASSWORD).then().statusCode(401);
    }

    @Test
    void signingInLeadsBackToThePageThatWasAskedFor() throws Exception {
        var analyst = Staff.ofNewCity();
        var walk = new FormWalk(Staff.address("/stadt/gebiete"));
        assertEquals("/anmelden", walk.address().getPath());
        walk.submit(Map.of("email", List.of(analyst.email()), "password", List.of("falsch geraten")));
        assertEquals(401, walk.status());
        assertEquals(List.of(analyst.email()), walk.fields().get("email"), "the name stays");
        assertEquals(List.of(""), walk.fields().get("password"), "the password does not");
        walk.submit(Map.of("password", List.of(Staff.PASSWORD)));
        assertEquals("/stadt/gebiete", walk.address().getPath());
        assertEquals(200, walk.status());
    }

    @ParameterizedTest
    @CsvSource({
        "//evil.example/,/stadt",
        "https://evil.example/,/stadt",
        "/\\evil.example,/stadt",
        "/stadt/gebiete,/stadt/gebiete",
        "/stadt?lang=en,/stadt?lang=en",
        "'/a\nSet-Cookie: b',/stadt",
        ",/stadt"
    })
    void theFormLeadsToOurOwnPagesOnly(String asked, String taken) {
        assertEquals(taken, SignInPages.local(asked));
    }

    @Test
    void anInvitationMakesOneAccountOnceAndInTheInvitedCity() throws Exception {
        var admin = Staff.ofNewCity().colleague(Role.CITY_ADMIN);
        var answer = admin.browser()
                .formParam(
                        "formToken",
                        formToken(admin.browser().get("/stadt/konten").asString()))
                .formParam("email", "neu-" + admin.email())
                .formParam("role", "ANALYST")
                .post("/stadt/konten/einladen");
        assertEquals(200, answer.statusCode());
        var link = Jsoup.parse(answer.asString()).selectFirst("code").text();
        var invited = new FormWalk(java.net.URI.create(link));
        invited.submit(Map.of("password", List.of("zu kurz")));
        assertEquals(422, invited.status());
        invited.submit(Map.of("password", List.of(Staff.PASSWORD), "email", List.of("jemand-anders@stadt.example")));
        assertEquals("/stadt", invited.address().getPath());
        assertTrue(
                admin.browser().get("/stadt/konten").asString().contains("neu-" + admin.email()),
                "the account is in the city that invited, under the invited name");
        given().accept("text/html").get(java.net.URI.create(link)).then().statusCode(410);
    }

    @Test
    void theFirstSetUpLinkWorksOnce() throws Exception {
        var link = "/einrichten/" + accounts.invite(Optional.empty(), Role.PLATFORM_ADMIN, Optional.empty());
        var walk = new FormWalk(Staff.address(link));
        walk.submit(Map.of("email", List.of("keine Adresse"), "password", List.of("kurz")));
        assertEquals(422, walk.status());
        assertEquals(2, walk.page().select(".field__error").size(), "both faults at once");
        assertEquals(List.of("keine Adresse"), walk.fields().get("email"));
        walk.submit(Map.of("email", List.of("verwaltung@stadt.example"), "password", List.of(Staff.PASSWORD)));
        assertEquals("/verwaltung", walk.address().getPath());
        assertEquals(200, walk.status());
        walk.open(Staff.address(link));
        assertEquals(410, walk.status());
    }

    @Test
    void aLinkSurvivesTheRefusalOfItsPassword() {
        var link = accounts.invite(Optional.empty(), Role.PLATFORM_ADMIN, Optional.empty());
        var taken = Staff.ofThePlatform().email();
        for (var email : List.of(taken, "keine Adresse")) {
            org.junit.jupiter.api.Assertions.assertThrows(
                    de.defus.monitor.platform.problem.Refusal.class,
                    () -> accounts.create(link, email, Staff.PASSWORD));
        }
        assertEquals(
                Role.PLATFORM_ADMIN,
                accounts.create(link, "frei-" + taken, Staff.PASSWORD).role());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aGuessedSessionIsNobody(String cookie) {
        given().cookie(StaffSessions.COOKIE, cookie)
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .header("Content-Type", containsString("application/problem+json"));
    }

    @Test
    void theApiTakesNoFormsWhichAnySiteCouldSend() {
        var analyst = Staff.ofNewCity();
        analyst.request()
                .contentType("application/x-www-form-urlencoded")
                .body("slug=x")
                .post("/api/v1/surveys")
                .then()
                .statusCode(415);
        analyst.request()
                .contentType("text/plain")
                .body("{}")
                .post("/api/v1/surveys")
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aWriteThatAnotherSiteSendsIsRefused(String site) {
        var analyst = Staff.ofNewCity();
        analyst.request()
                .header(new Header("Sec-Fetch-Site", site))
                .contentType("application/json")
                .body("[]")
                .put("/api/v1/districts")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/form-expired"));
        var token = formToken(analyst.browser().get("/stadt/gebiete").asString());
        analyst.browser()
                .header(new Header("Sec-Fetch-Site", site))
                .formParam("formToken", token)
                .post("/abmelden")
                .then()
                .statusCode(403)
                .body(not(containsString("formToken")));
        analyst.request().get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void noPagePermitsAnotherSitesScriptsToReadIt() {
        given().header("Origin", "https://evil.example")
                .get("/api/v1/questionnaires")
                .then()
                .header("Access-Control-Allow-Origin", org.hamcrest.Matchers.nullValue())
                .header("Cross-Origin-Resource-Policy", equalToIgnoringCase("same-origin"));
    }

    static Response signIn(String email, String password) {
        return given().contentType("application/json; charset=UTF-8")
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/session");
    }

    static String formToken(String page) {
        return Jsoup.parse(page).selectFirst("[name=formToken]").attr("value");
    }
}
