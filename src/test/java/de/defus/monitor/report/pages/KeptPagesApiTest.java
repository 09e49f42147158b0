package de.defus.monitor.report.pages;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Role;
import de.defus.monitor.account.Staff;
import de.defus.monitor.place.Districts;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.OpenLinks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class KeptPagesApiTest {

    private static final List<String> PAGES = List.of(
            "/ergebnisse/demo",
            "/ergebnisse/demo/methode",
            "/ergebnisse/demo/frage/safe_dark_neighbourhood",
            "/ergebnisse/demo/karte",
            "/ergebnisse/demo/karte?frage=safe_dark_neighbourhood&klassen=gleich",
            "/ergebnisse/demo/orte");

    @Inject
    OpenLinks links;

    @Inject
    Districts districts;

    @Inject
    EntityManager entities;

    @Inject
    TenantScope scope;

    @Test
    void aPageIsTheSameEveryTime() {
        for (var page : PAGES) {
            var first = given().get(page);
            var second = given().get(page);

            assertEquals(200, first.statusCode(), page);
            assertEquals("text/html;charset=UTF-8", first.contentType());
            assertArrayEquals(first.asByteArray(), second.asByteArray(), page);
        }
    }

    @Test
    void nobodyGetsThePageOfSomebodyWhoIsSignedIn() {
        var analyst = Staff.ofCity("musterstadt", Role.ANALYST);
        for (var page : PAGES) {
            var before = given().get(page).asString();
            var own = analyst.request().get(page).asString();
            var after = given().get(page).asString();

            assertTrue(own.contains(analyst.email()), page);
            assertFalse(after.contains(analyst.email()), page);
            assertFalse(after.contains("formToken"), page);
            assertEquals(before, after);
            assertEquals(content(before), content(own), page);
        }
    }

    @Test
    void eachLanguageAndEachChoiceHasItsOwn() {
        var page = "/ergebnisse/demo/karte?frage=safe_dark_neighbourhood&klassen=";
        var german = page(given(), page + "quantile");

        assertEquals("de", Jsoup.parse(german).selectFirst("html").attr("lang"));
        var english = page(given().header("Accept-Language", "en"), page + "quantile");
        assertEquals("en", Jsoup.parse(english).selectFirst("html").attr("lang"));
        assertEquals(german, page(given(), page + "quantile"));
        assertNotEquals(content(german), content(page(given(), page + "gleich")));
        assertNotEquals(
                content(page(given(), "/ergebnisse/demo/gebiet/1")),
                content(page(given(), "/ergebnisse/demo/gebiet/2")));
    }

    @Test
    void whatDoesNotExistIsNotKept() {
        for (var page : List.of("/ergebnisse/demo/frage/gibt_es_nicht", "/ergebnisse/demo/index/NICHTS")) {
            for (int time = 0; time < 2; time++) {
                given().get(page).then().statusCode(404);
            }
        }
    }

    @Test
    void aDistrictThatIsLoadedAnewIsSeenAtOnce() {
        var city = links.find("demo-2023").orElseThrow().municipalityId();
        var district = districts.list(city).get(0);
        var page = "/ergebnisse/demo/gebiet/" + district.code();
        var before = page(given(), page);
        assertTrue(before.contains(district.name()));
        try {
            name(district.code(), "Neu geladen");
            assertTrue(page(given(), page).contains("<h1>Neu geladen</h1>"));
        } finally {
            name(district.code(), district.name());
        }
        assertEquals(before, page(given(), page));
    }

    private void name(int code, String name) {
        scope.run(
                links.find("demo-2023").orElseThrow().municipalityId(),
                () -> entities.createNativeQuery("update districts set name = :name where code = :code")
                        .setParameter("name", name)
                        .setParameter("code", code)
                        .executeUpdate());
    }

    private static String page(RequestSpecification request, String path) {
        return request.get(path).then().statusCode(200).extract().asString();
    }

    private static String content(String page) {
        return Jsoup.parse(page).selectFirst("main").outerHtml();
    }
}
