package de.defus.monitor.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.web.FormTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form whose token does not hold does nothing, and nothing typed is lost. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FormTokenApiTest {

    private static final String TITLE = "Angst & <Zuversicht>\n\"2025\"";

    private final FormTokens tokens;

    FormTokenApiTest(FormTokens tokens) {
        this.tokens = tokens;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "missing", "stranger", "1.0000000000000000000000000000000000000000000000000000000000000000"})
    void aTokenThatDoesNotHoldStoresNothingAndKeepsWhatWasTyped(String kind) {
        var analyst = Staff.ofNewCity();
        var token = kind.equals("stranger") ? tokens.issue(Staff.ofNewCity().session()) : kind;
        var refused =
                newSurvey(analyst, token, "angst-" + analyst.municipality().slug());
        assertEquals(403, refused.statusCode());
        analyst.request().get("/api/v1/surveys").then().body("", hasSize(0));

        var form = Jsoup.parse(refused.asString()).selectFirst("main form");
        assertEquals("/stadt/befragungen", form.attr("action"));
        assertEquals(TITLE, form.selectFirst("[name=titleGerman]").attr("value"));
        assertTrue(form.wholeText().contains(TITLE), "what will be sent is visible");

        var again = analyst.browser();
        for (var field : form.select("input[name]")) {
            again.formParam(field.attr("name"), field.attr("value"));
        }
        again.post(form.attr("action")).then().statusCode(303);
        analyst.request()
                .get("/api/v1/surveys")
                .then()
                .body("", hasSize(1))
                .body("[0].title.byLanguage.de", equalTo(TITLE));
    }

    @Test
    void thePageThatAsksAgainOffersNoAddressThatCannotBeRead() {
        var page = Jsoup.parse(newSurvey(Staff.ofNewCity(), "", "x-y").asString());
        assertNull(page.selectFirst(".languages"));
        assertNotNull(page.selectFirst(".site-nav"));
    }

    @Test
    void passwordsAreNeverRepeated() {
        var page = given().accept("text/html")
                .formParam("formToken", "1.2")
                .formParam("email", "name@stadt.example")
                .formParam("password", Staff.PASSWORD)
                .post("/anmelden");
        assertEquals(403, page.statusCode());
        assertFalse(page.asString().contains(Staff.PASSWORD));
        var form = Jsoup.parse(page.asString()).selectFirst("main form");
        assertEquals("", form.selectFirst("[type=password][name=password]").attr("value"));
        assertEquals("name@stadt.example", form.selectFirst("[name=email]").attr("value"));
    }

    @Test
    void aFileMustBeChosenAgain() {
        var analyst = Staff.ofNewCity();
        var page = analyst.browser()
                .multiPart("file", "districts.geojson", "{}".getBytes(StandardCharsets.UTF_8))
                .multiPart("formToken", "nonsense")
                .post("/stadt/gebiete/stadtteile");
        assertEquals(403, page.statusCode());
        var form = Jsoup.parse(page.asString()).selectFirst("main form");
        assertEquals("multipart/form-data", form.attr("enctype"));
        assertNotNull(form.selectFirst("input[type=file][name=file]"));
    }

    @Test
    void aBodyThatIsNoFormHasNoToken() {
        Staff.ofNewCity()
                .browser()
                .contentType("text/plain")
                .body("formToken=x")
                .post("/stadt/befragungen")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(403, 415));
    }

    private static Response newSurvey(Staff analyst, String token, String slug) {
        var request = analyst.browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("slug", slug)
                .formParam("titleGerman", TITLE)
                .formParam("titleEnglish", "")
                .formParam("questionnaire", "defus-monitor/v1")
                .formParam("minimumBase", "10");
        return (token.equals("missing") ? request : request.formParam("formToken", token)).post("/stadt/befragungen");
    }
}
