package de.defus.monitor.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class RoleApiTest {

    @Test
    void eachRoleOpensItsOwnDoors() {
        var analyst = Staff.ofNewCity();
        var admin = analyst.colleague(Role.CITY_ADMIN);
        var platform = Staff.ofThePlatform();
        opens(analyst, "/stadt", 200);
        opens(analyst, "/stadt/konten", 403);
        opens(analyst, "/verwaltung", 403);
        opens(analyst, "/api/v1/surveys", 200);
        opens(admin, "/stadt", 200);
        opens(admin, "/stadt/konten", 200);
        opens(admin, "/verwaltung", 403);
        opens(admin, "/api/v1/surveys", 200);
        opens(platform, "/stadt", 403);
        opens(platform, "/stadt/konten", 403);
        opens(platform, "/verwaltung", 200);
        opens(platform, "/api/v1/surveys", 403);
        opens(platform, "/api/v1/me", 200);
    }

    @Test
    void whoIsNotSignedInIsLedToTheFormAndProgramsGet401() {
        for (var path : new String[] {"/stadt", "/stadt/konten", "/stadt/gebiete", "/verwaltung"}) {
            given().accept("text/html")
                    .redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("/anmelden?ziel="));
        }
        given().get("/api/v1/surveys").then().statusCode(401).header("Content-Type", containsString("problem+json"));
    }

    @Test
    void theNavigationLeadsNobodyToAClosedDoor() {
        var analyst = Staff.ofNewCity();
        for (var member : new Staff[] {analyst, analyst.colleague(Role.CITY_ADMIN), Staff.ofThePlatform()}) {
            var page = Jsoup.parse(member.browser().get("/").asString());
            for (var link : page.select(".site-nav a")) {
                assertEquals(
                        200, member.browser().get(link.attr("href")).statusCode(), member.email() + link.attr("href"));
            }
        }
    }

    @Test
    void aCityAdminInvitesNoPlatformAdmin() {
        var admin = Staff.ofNewCity().colleague(Role.CITY_ADMIN);
        var page = admin.browser()
                .formParam("formToken", token(admin, "/stadt/konten"))
                .formParam("email", "hoch-" + admin.email())
                .formParam("role", "PLATFORM_ADMIN")
                .post("/stadt/konten/einladen");
        assertEquals(200, page.statusCode());
        var link = Jsoup.parse(page.asString()).selectFirst("code").text();
        var path = java.net.URI.create(link).getPath();
        var made = given().accept("text/html")
                .redirects()
                .follow(false)
                .formParam(
                        "formToken", SignInApiTest.formToken(given().get(path).asString()))
                .formParam("password", Staff.PASSWORD)
                .post(path);
        assertEquals("/stadt", java.net.URI.create(made.header("Location")).getPath());
    }

    @Test
    void anAdminLocksNobodyOfAnotherCity() {
        var stranger = Staff.ofNewCity();
        var admin = Staff.ofNewCity().colleague(Role.CITY_ADMIN);
        for (var id : new UUID[] {stranger.userId(), UUID.randomUUID()}) {
            admin.browser()
                    .formParam("formToken", token(admin, "/stadt/konten"))
                    .post("/stadt/konten/" + id + "/sperren")
                    .then()
                    .statusCode(404);
        }
        stranger.request().get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void anAdminCannotLockTheOwnAccount() {
        var admin = Staff.ofNewCity().colleague(Role.CITY_ADMIN);
        admin.browser()
                .formParam("formToken", token(admin, "/stadt/konten"))
                .post("/stadt/konten/" + admin.userId() + "/sperren")
                .then()
                .statusCode(409);
        admin.request().get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void theAccountsOfACityAreItsOwn() {
        var one = Staff.ofNewCity().colleague(Role.CITY_ADMIN);
        var other = Staff.ofNewCity();
        one.browser()
                .get("/stadt/konten")
                .then()
                .body(containsString(one.email()))
                .body(not(containsString(other.email())));
    }

    @Test
    void aPlatformAdminAddsACityAndHearsEveryFault() {
        var platform = Staff.ofThePlatform();
        var refused = platform.browser()
                .formParam("formToken", token(platform, "/verwaltung"))
                .formParam("name", " ")
                .formParam("slug", "Groß und frei")
                .formParam("ags", "123")
                .post("/verwaltung");
        assertEquals(422, refused.statusCode());
        var form = Jsoup.parse(refused.asString());
        assertEquals(3, form.select(".field__error").size());
        assertEquals("Groß und frei", form.selectFirst("[name=slug]").attr("value"));
        var known = Staff.ofNewCity().municipality();
        platform.browser()
                .formParam("formToken", token(platform, "/verwaltung"))
                .formParam("name", "Zwilling")
                .formParam("slug", known.slug())
                .formParam("ags", "87654321")
                .post("/verwaltung")
                .then()
                .statusCode(409);
        platform.browser()
                .formParam("formToken", token(platform, "/verwaltung"))
                .formParam("name", "Neustadt")
                .formParam("slug", "neustadt-" + UUID.randomUUID().toString().substring(0, 8))
                .formParam("ags", "90" + known.ags().substring(2))
                .post("/verwaltung")
                .then()
                .statusCode(303);
        assertEquals(
                true,
                Jsoup.parse(platform.browser().get("/verwaltung").asString())
                        .select("h2")
                        .eachText()
                        .contains("Neustadt"));
    }

    private static void opens(Staff member, String path, int status) {
        var request = path.startsWith("/api/") ? member.request() : member.browser();
        assertEquals(status, request.get(path).statusCode(), member.email() + " " + path);
    }

    private static String token(Staff member, String path) {
        return SignInApiTest.formToken(member.browser().get(path).asString());
    }
}
