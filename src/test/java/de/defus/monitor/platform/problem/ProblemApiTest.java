package de.defus.monitor.platform.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.text.Texts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ProblemApiTest {

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void theAddressOfEveryTypeExplainsIt(ProblemType type) {
        var german = given().accept("text/html").get("/problems/" + type.slug());
        Assertions.assertEquals(200, german.statusCode());
        Assertions.assertTrue(Jsoup.parse(german.asString())
                .text()
                .contains(Texts.in("de").say("problem." + type.slug() + ".title")));
        var english = given().accept("text/html").get("/problems/" + type.slug() + "?lang=en");
        Assertions.assertTrue(Jsoup.parse(english.asString())
                .text()
                .contains(Texts.in("en").say("problem." + type.slug() + ".detail")));
    }

    @Test
    void allAreListedAndOthersAreNotFound() {
        var list = Jsoup.parse(given().accept("text/html").get("/problems").asString());
        for (var type : ProblemType.values()) {
            Assertions.assertTrue(list.text().contains(Texts.in("de").say("problem." + type.slug() + ".title")));
        }
        given().accept("text/html").get("/problems/nichts").then().statusCode(404);
    }

    @Test
    void programsAreToldWhereTheProblemIsExplained() {
        given().get("/api/v1/me")
                .then()
                .statusCode(401)
                .header("Content-Type", containsString("application/problem+json"))
                .body("type", equalTo("/problems/sign-in-required"))
                .body("status", equalTo(401));
    }
}
