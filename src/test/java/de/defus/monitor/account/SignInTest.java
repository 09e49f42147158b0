package de.defus.monitor.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class SignInTest {

    private static Staff analyst;

    @Inject
    CreateAccount accounts;

    @BeforeEach
    void city() {
        if (analyst == null) {
            analyst = Staff.ofNewCity("anmeldestadt", "11111111");
        }
    }

    @Test
    void aSetUpLinkWorksOnce() {
        var token = accounts.invite(Optional.empty(), Role.PLATFORM_ADMIN, Optional.empty());
        assertEquals(ProblemType.INVALID_INPUT, refusal(() -> accounts.create(token, "chef", "kurz")));
        accounts.create(token, "plattform@example.org", Staff.PASSWORD);
        assertEquals(
                ProblemType.SETUP_LINK_INVALID,
                refusal(() -> accounts.create(token, "zweiter@example.org", Staff.PASSWORD)));
        given().accept("text/html").get("/einrichten/" + token).then().statusCode(410);
    }

    @Test
    void aWrongPasswordIsRefusedAndTheNameStaysTyped() {
        var page = given().accept("text/html").get("/anmelden");
        var token = page.htmlPath().getString("**.find { it.@name == 'formToken' }.@value");
        given().accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("formToken", token)
                .formParam("email", analyst.email())
                .formParam("password", "falsch")
                .post("/anmelden")
                .then()
                .statusCode(401)
                .body(containsString(analyst.email()));
    }

    @Test
    void guessingOneNameSlowsThatNameOnly() {
        for (int guess = 0; guess < 5; guess++) {
            assertEquals(401, signIn("opfer@anmeldestadt.example", "geraten").statusCode());
        }
        assertEquals(429, signIn("opfer@anmeldestadt.example", "geraten").statusCode());
        assertEquals(204, signIn(analyst.email(), Staff.PASSWORD).statusCode());
    }

    @Test
    void theSessionCookieIsOutOfReachForScriptsAndOtherSites() {
        var cookie = signIn(analyst.email(), Staff.PASSWORD).getDetailedCookie(StaffSessions.COOKIE);
        assertTrue(cookie.isHttpOnly());
        assertTrue(cookie.getSameSite().equalsIgnoreCase("lax")
                || cookie.getSameSite().equalsIgnoreCase("strict"));
    }

    @Test
    void afterSigningOutTheSessionIsGone() {
        var session = signIn(analyst.email(), Staff.PASSWORD).cookie(StaffSessions.COOKIE);
        given().cookie(StaffSessions.COOKIE, session).get("/api/v1/me").then().statusCode(200);
        given().cookie(StaffSessions.COOKIE, session)
                .delete("/api/v1/session")
                .then()
                .statusCode(204);
        given().cookie(StaffSessions.COOKIE, session).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void aForgedFormChangesNothing() {
        analyst.visit()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("slug", "untergeschoben")
                .formParam("titleGerman", "Untergeschoben")
                .formParam("questionnaire", "defus-monitor/v1")
                .formParam("minimumBase", "10")
                .post("/stadt/befragungen")
                .then()
                .statusCode(403);
        analyst.request().get("/api/v1/surveys").then().body("size()", equalTo(0));
    }

    @Test
    void anotherSiteCannotWriteThroughABrowser() {
        analyst.request()
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/surveys")
                .then()
                .statusCode(403);
    }

    @Test
    void rightsFollowTheRole() {
        given().accept("application/json").get("/api/v1/surveys").then().statusCode(401);
        analyst.visit().get("/stadt").then().statusCode(200);
        analyst.visit().get("/stadt/konten").then().statusCode(403);
        analyst.visit().get("/verwaltung").then().statusCode(403);
        var platform = Staff.invited(Optional.empty(), Role.PLATFORM_ADMIN, "verwaltung@example.org");
        platform.visit().get("/verwaltung").then().statusCode(200);
        platform.request().get("/api/v1/surveys").then().statusCode(403);
    }

    private static Response signIn(String email, String password) {
        return given().contentType("application/json; charset=UTF-8")
                .body("{\"email\": \"" + email + "\", \"password\": \"" + password + "\"}")
                .post("/api/v1/session");
    }

    private static ProblemType refusal(org.junit.jupiter.api.function.Executable work) {
        return assertThrows(Refusal.class, work).type();
    }
}
