package de.defus.monitor.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Keys of programs: as much as a session and no more, for as long as their owner may. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TokenApiTest {

    private final EntityManager entities;
    private final TenantScope scope;

    TokenApiTest(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    private static RequestSpecification with(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    private static String make(Staff member, Map<String, ?> wish) {
        return member.request()
                .contentType("application/json")
                .body(wish)
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    @Test
    void aKeyOpensWhatItsRoleOpensAndNoPage() {
        var admin = Staff.ofNewCity().colleague(Role.CITY_ADMIN);
        var key = make(admin, Map.of("name", "Portal"));

        with(key).get("/api/v1/me").then().statusCode(200).body("role", equalTo("ANALYST"));
        with(key).get("/api/v1/surveys").then().statusCode(200);
        with(key).get("/api/v1/results/demo/waves").then().statusCode(200);
        with(key)
                .redirects()
                .follow(false)
                .accept("text/html")
                .get("/stadt")
                .then()
                .statusCode(303);
        with(make(admin, Map.of("name", "Alles", "role", "CITY_ADMIN")))
                .get("/api/v1/me")
                .then()
                .body("role", equalTo("CITY_ADMIN"));
    }

    @Test
    void aProgramWritesWithoutAFormsTokenButMakesNoKeys() {
        var analyst = Staff.ofNewCity();
        var survey = """
                {"slug":"%s","titleGerman":"Befragung","titleEnglish":"Survey",
                 "questionnaireKey":"defus-monitor","questionnaireVersion":1,"minimumBase":10}""".formatted("programm-" + analyst.municipality().slug());
        analyst.program()
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/json")
                .body(survey)
                .post("/api/v1/surveys")
                .then()
                .statusCode(201);
        analyst.program()
                .contentType("application/json")
                .body(Map.of("name", "Nachwuchs"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(403);
    }

    @Test
    void theKeyIsShownOnceAndKeptAsADigest() {
        var admin = Staff.ofNewCity().colleague(Role.CITY_ADMIN);
        var key = make(admin, Map.of("name", "Einmal"));

        admin.request().get("/api/v1/tokens").then().body(not(containsString(key)));
        admin.browser().get("/stadt/schluessel").then().body(not(containsString(key)));
        var stored = rows(admin, "select t::text from api_tokens t");
        assertTrue(stored.stream().noneMatch(row -> row.contains(key)), stored.toString());
        assertTrue(stored.stream().anyMatch(row -> row.contains(Secrets.digest(key))));
    }

    @Test
    void theDayOfTheLastUseIsKeptAndNoTime() {
        var admin = Staff.ofNewCity().colleague(Role.CITY_ADMIN);
        var key = make(admin, Map.of("name", "Zeitlos"));
        assertEquals(
                List.of(), rows(admin, "select last_used_on::text from api_tokens where last_used_on is not null"));
        with(key).get("/api/v1/me").then().statusCode(200);

        var today = LocalDate.now(ZoneId.of("Europe/Berlin")).toString();
        assertEquals(List.of(today), rows(admin, "select last_used_on::text from api_tokens"));
        assertEquals(List.of(), rows(admin, """
                        select column_name::text from information_schema.columns
                        where table_name = 'api_tokens' and data_type like 'time%'"""));
    }

    @Test
    void whatIsNoKeyIsRefusedEverywhereOnTheInterface() {
        var key = make(Staff.ofNewCity(), Map.of("name", "Echt"));
        var last = key.charAt(key.length() - 1) == '0' ? '1' : '0';
        for (var wrong : List.of("", "x", key.substring(1), key.substring(0, key.length() - 1) + last)) {
            for (var path : List.of("/api/v1/surveys", "/api/v1/results/demo/waves")) {
                with(wrong)
                        .get(path)
                        .then()
                        .statusCode(401)
                        .header("Content-Type", containsString("problem+json"))
                        .header("WWW-Authenticate", "Bearer")
                        .body("type", equalTo("/problems/token-not-valid"));
            }
        }
        with(key).get("/api/v1/surveys").then().statusCode(200);
    }

    /** Last, since wrong keys are counted for the whole platform. */
    @Test
    @Order(Integer.MAX_VALUE)
    void manyWrongKeysAreSlowedAndTheRightOnesAreNot() {
        var key = make(Staff.ofNewCity(), Map.of("name", "Echt"));
        var answers = new java.util.TreeSet<Integer>();
        for (int guess = 0; guess < 3 * UseApiToken.FREE_FAILURES; guess++) {
            answers.add(with("defus_" + guess).get("/api/v1/me").statusCode());
        }
        assertTrue(answers.contains(429), answers.toString());
        with(key).get("/api/v1/me").then().statusCode(200);
    }

    @Test
    void aKeyIsNoStrongerThanItsOwnerAndHasALastDay() {
        var analyst = Staff.ofNewCity();
        var today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        var wishes = List.of(
                Map.of("name", " ", "role", "ANALYST"),
                Map.of("name", "Zu viel", "role", "CITY_ADMIN"),
                Map.of("name", "Zu viel", "role", "PLATFORM_ADMIN"),
                Map.of("name", "Zu lang", "endsOn", today.plusDays(367).toString()),
                Map.of("name", "Vorbei", "endsOn", today.minusDays(1).toString()));
        for (var wish : wishes) {
            analyst.request()
                    .contentType("application/json")
                    .body(wish)
                    .post("/api/v1/tokens")
                    .then()
                    .statusCode(422);
        }
        var key = make(analyst, Map.of("name", "Heute", "endsOn", today.toString()));
        with(key).get("/api/v1/me").then().statusCode(200);
        scope.run(
                analyst.municipalityId(),
                () -> entities.createNativeQuery("update api_tokens set made_on = made_on - 9, ends_on = made_on - 1")
                        .executeUpdate());
        with(key).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void aKeyEndsWithItsOwnersRoleAndDoesNotComeBack() {
        var boss = Staff.ofNewCity().colleague(Role.CITY_ADMIN);
        var member = boss.colleague(Role.CITY_ADMIN);
        var strong = make(member, Map.of("name", "Verwaltung", "role", "CITY_ADMIN"));
        var weak = make(member, Map.of("name", "Auswertung", "role", "ANALYST"));

        change(boss, member, "rolle", "ANALYST");
        with(strong).get("/api/v1/me").then().statusCode(401);
        with(weak).get("/api/v1/me").then().statusCode(200);
        change(boss, member, "rolle", "CITY_ADMIN");
        with(strong).get("/api/v1/me").then().statusCode(401);

        change(boss, member, "sperren", "");
        with(weak).get("/api/v1/me").then().statusCode(401);
        change(boss, member, "freigeben", "");
        with(weak).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void oneEndsOnesOwnKeysAndAdministratorsThoseOfTheCity() {
        var analyst = Staff.ofNewCity();
        var other = analyst.colleague(Role.ANALYST);
        var admin = analyst.colleague(Role.CITY_ADMIN);
        var key = make(analyst, Map.of("name", "Meiner"));
        String id = analyst.request().get("/api/v1/tokens").path("[0].id");

        other.request().get("/api/v1/tokens").then().body("size()", equalTo(0));
        other.request().delete("/api/v1/tokens/" + id).then().statusCode(404);
        admin.request().get("/api/v1/tokens").then().body("owner", hasItem(analyst.email()));
        with(key).get("/api/v1/me").then().statusCode(200);
        admin.request().delete("/api/v1/tokens/" + id).then().statusCode(204);
        with(key).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void thePageMakesShowsAndEndsAKey() throws Exception {
        var walk = Staff.ofNewCity().walk("/stadt/schluessel");
        walk.submit(Map.of("name", List.of(""), "role", List.of("ANALYST"), "endsOn", List.of("nie")));
        assertEquals(422, walk.status());
        assertEquals("nie", walk.page().selectFirst("#endsOn").attr("value"));

        var endsOn = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(10).toString();
        walk.submit(Map.of("name", List.of("Portal <b>"), "role", List.of("ANALYST"), "endsOn", List.of(endsOn)));
        assertEquals(200, walk.status());
        var key = walk.page().selectFirst("[role=status] code").text();
        with(key).get("/api/v1/me").then().statusCode(200);
        var row = walk.page().select("tbody tr").first();
        assertTrue(row.text().contains("Portal <b>"), row.text());
        assertFalse(row.text().contains(key));
    }

    @Test
    void theInterfaceDescribesTheKey() {
        var described = given().accept("application/json").get("/q/openapi?format=json");
        described
                .then()
                .body("components.securitySchemes.token.scheme", equalTo("bearer"))
                .body("components.securitySchemes.token.type", equalTo("http"));
        List<Map<String, ?>> needed = described.path("paths.'/api/v1/surveys'.get.security");
        assertTrue(needed.stream().anyMatch(scheme -> scheme.containsKey("token")), String.valueOf(needed));
    }

    private static void change(Staff boss, Staff member, String what, String role) {
        var token = Jsoup.parse(boss.browser().get("/stadt/konten").asString())
                .selectFirst("[name=formToken]")
                .attr("value");
        boss.browser()
                .formParam("formToken", token)
                .formParam("role", role)
                .post("/stadt/konten/" + member.userId() + "/" + what)
                .then()
                .statusCode(303);
    }

    private List<String> rows(Staff member, String sql) {
        return scope.call(member.municipalityId(), () -> {
            List<?> rows = entities.createNativeQuery(sql.replace("::", "\\:\\:"), String.class)
                    .getResultList();
            return rows.stream().map(String::valueOf).toList();
        });
    }
}
