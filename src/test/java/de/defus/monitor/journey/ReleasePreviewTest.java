package de.defus.monitor.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.access.SampledCity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What is foretold before a release is what the release then does, and looking leaves only its own trace. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReleasePreviewTest {

    @TestHTTPResource
    URI base;

    private final EntityManager entities;
    private final TenantScope scope;
    private final ObjectMapper json = new ObjectMapper();

    ReleasePreviewTest(EntityManager entities, TenantScope scope) {
        this.entities = entities;
        this.scope = scope;
    }

    @Test
    void whatThePreviewHoldsBackTheReleaseHoldsBackToo() throws Exception {
        var city = answered(40, 20);
        step(city, "close").statusCode(200);
        var before = counts(city);
        var preview = preview(city)
                .statusCode(200)
                .body("responses", equalTo(60))
                .body("population", equalTo(4000))
                .body("margins.findAll { it.met }.size()", equalTo(3))
                .extract()
                .jsonPath();
        assertEquals(before, counts(city), "looking stores nothing but that somebody looked");
        assertEquals(
                List.of(city.analyst.email()),
                select(city, "select actor from audit_entries where action = 'wave.previewed'"));
        // Weights N/n are 75 and 50: mean 4000/60, design effect n Σw² / (Σw)².
        assertEquals(4000.0 / 60, preview.getDouble("weighting.mean"), 1e-4);

        var html = city.analyst.browser().get("/stadt/wellen/" + city.wave + "/vorschau");
        assertEquals(200, html.statusCode());
        var page = Jsoup.parse(html.asString());
        assertTrue(page.text().contains("Designeffekt"), page.text());

        step(city, "release").statusCode(200);
        var results = given().get("/api/v1/results/" + city.slug + "/waves/1").jsonPath();
        assertEquals(
                results.getDouble("results.method.designEffect"), preview.getDouble("weighting.designEffect"), 1e-6);
        List<Map<String, Object>> tables = results.getList("results.tables");
        var items = new HashSet<String>();
        var withheld = new HashSet<String>();
        var whole = new HashSet<String>();
        for (var table : tables) {
            var name = table.get("item") + " by " + table.get("breakdown");
            items.add(name);
            (Boolean.TRUE.equals(table.get("withheld")) ? withheld : whole).add(name);
        }
        assertEquals(items.size(), preview.getInt("tables"));
        var foretold = names(preview.getList("withheld"));
        var hiddenWhole = new HashSet<String>();
        foretold.stream()
                .filter(name -> name.endsWith(" by all"))
                .forEach(name -> hiddenWhole.add(name.split(" by ")[0]));
        for (var name : withheld) {
            assertTrue(foretold.contains(name) || hiddenWhole.contains(name.split(" by ")[0]), "not foretold: " + name);
        }
        for (var name : foretold) {
            assertTrue(withheld.contains(name), "foretold, but shown: " + name);
        }
        for (var name : names(preview.getList("masked"))) {
            assertTrue(whole.contains(name), "masked tables are shown: " + name);
        }
        preview(city).statusCode(409);
    }

    @Test
    void aGroupThatIsTooSmallIsNamedAndNoShareIsShown() throws Exception {
        var city = answered(40, 6);
        preview(city).statusCode(409);
        step(city, "close").statusCode(200);
        var answer = preview(city).statusCode(200);
        answer.body(
                        "withheld.find { it.item == 'safe_place_parks' && it.breakdown == 'district' }.reason",
                        equalTo("SMALL_GROUPS"))
                .body(
                        "withheld.find { it.item == 'safe_place_parks' && it.breakdown == 'district' }.groups",
                        equalTo(List.of("Viertel sued")))
                .body(containsString("\"withheld\":true"));
        var text = answer.extract().asString();
        for (var word : List.of("\"shares\":{", "standardError", "favourable", "lower")) {
            assertFalse(text.contains(word), word);
        }
        given().get("/api/v1/waves/" + city.wave + "/release-preview").then().statusCode(401);
    }

    @Test
    void weightsAreChosenBeforeTheReleaseAndNotAfterIt() throws Exception {
        var city = answered(40, 20);
        var address = "/api/v1/waves/" + city.wave + "/release-preview/weighting";
        var bounded = Map.<String, Object>of("method", "BOUNDED", "lower", "0,5", "upper", "2", "crossed", false);
        choose(city, address, bounded).statusCode(409);
        step(city, "close").statusCode(200);
        city.analyst.request().get(address).then().statusCode(200).body("method", equalTo("RAKING"));
        choose(city, address, Map.of("method", "BOUNDED", "lower", "1,2", "upper", "0.5"))
                .statusCode(422)
                .body("faults.where", equalTo(List.of("lower", "upper")));
        choose(city, address, Map.of("method", "GUESSED")).statusCode(422);
        given().get(address).then().statusCode(401);

        choose(city, address, bounded).statusCode(200).body("lower", equalTo(0.5f));
        preview(city).statusCode(200).body("margins.findAll { it.met }.size()", equalTo(3));
        var page = Jsoup.parse(city.analyst
                .browser()
                .get("/stadt/wellen/" + city.wave + "/vorschau")
                .asString());
        assertEquals("BOUNDED", page.select("input[name=method][checked]").val());
        assertEquals("0,5", page.select("input[name=lower]").val());
        assertEquals(
                1, page.select("form[action$=vorschau] input[name=formToken]").size());
        assertEquals(
                List.of(city.analyst.email()),
                select(city, "select actor from audit_entries where action = 'wave.weightingChosen'"));

        step(city, "release").statusCode(200);
        given().get("/api/v1/results/" + city.slug + "/waves/1")
                .then()
                .body("results.method.weights.method", equalTo("BOUNDED"))
                .body("results.method.weights.upper", equalTo(2f));
        assertTrue(given().header("Accept-Language", "de")
                .get("/ergebnisse/" + city.slug + "/methode")
                .asString()
                .contains("begrenzt: Faktor auf das Designgewicht von 0,50 bis 2,00"));
        choose(city, address, bounded).statusCode(409);
    }

    private static io.restassured.response.ValidatableResponse choose(
            SampledCity city, String address, Map<String, ?> wish) {
        return city.analyst
                .request()
                .contentType("application/json")
                .body(wish)
                .put(address)
                .then();
    }

    @Test
    void nothingBarsTheWay() throws Exception {
        var city = answered(40, 20);
        step(city, "close").statusCode(200);
        try (var browsers = new Browsers()) {
            var root = base.toString().replaceAll("/$", "");
            for (var width : List.of(375, 1280)) {
                var context = browsers.visitor(root, width, "de-DE", true);
                context.addCookies(List.of(new Cookie("defus_session", city.analyst.session()).setUrl(root)));
                var page = context.newPage();
                page.navigate("/stadt/wellen/" + city.wave + "/vorschau");
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "pages", "preview-" + width + ".png")));
                assertEquals(List.of(), Browsers.barriers(page));
                assertFalse((Boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth"));
            }
        }
    }

    @Test
    void whatAReleaseWouldRefuseIsSaidBeforehand() throws Exception {
        var city = answered(3, 3);
        step(city, "close").statusCode(200);
        city.analyst
                .browser()
                .get("/stadt/wellen/" + city.wave + "/vorschau")
                .then()
                .statusCode(409)
                .body(containsString("error-summary"));
        preview(city).statusCode(409).body("type", containsString("base-too-small"));
    }

    private static Set<String> names(List<Map<String, Object>> tables) {
        var names = new HashSet<String>();
        tables.forEach(table -> names.add(table.get("item") + " by " + table.get("breakdown")));
        return names;
    }

    /** A wave with so many answers from each of its two districts; ages and genders in balance. */
    private SampledCity answered(int first, int second) throws Exception {
        var city = new SampledCity().open();
        var wanted = Map.of(1, first, 2, second);
        for (var stratum : List.of(1, 2)) {
            var letters = select(
                    city,
                    "select letter_number::text from access_codes where stratum = " + stratum
                            + " order by letter_number");
            for (int person = 0; person < wanted.get(stratum); person++) {
                var answers = new LinkedHashMap<>(DemoAnswers.all());
                answers.put("district", stratum.toString());
                answers.put("safe_place_parks", Integer.toString(1 + person % 5));
                answers.put("age_group", person % 2 == 0 ? "4" : "5");
                answers.put("gender", person % 2 == 0 ? "1" : "2");
                var body = Map.of(
                        "submissionId",
                        UUID.randomUUID(),
                        "language",
                        "de",
                        "answers",
                        answers,
                        "code",
                        city.codes.get(Integer.valueOf(letters.get(person))));
                given().contentType("application/json")
                        .body(json.writeValueAsString(body))
                        .post("/api/v1/links/" + city.slug + "/responses")
                        .then()
                        .statusCode(201);
            }
        }
        return city;
    }

    private static ValidatableResponse preview(SampledCity city) {
        return city.analyst
                .request()
                .get("/api/v1/waves/" + city.wave + "/release-preview")
                .then();
    }

    private static ValidatableResponse step(SampledCity city, String step) {
        return city.analyst
                .request()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/waves/" + city.wave + "/" + step)
                .then();
    }

    /** Rows of every table of the city but the log. */
    private Map<String, String> counts(SampledCity city) {
        var counts = new LinkedHashMap<String, String>();
        for (var table : select(city, "select tablename::text from pg_tables where schemaname = 'public' order by 1")) {
            if (!table.equals("audit_entries") && !table.equals("staff_sessions")) {
                counts.put(
                        table,
                        select(city, "select count(*)::text from " + table).get(0));
            }
        }
        return counts;
    }

    private List<String> select(SampledCity city, String sql) {
        return scope.call(city.analyst.municipalityId(), () -> {
            List<?> rows =
                    entities.createNativeQuery(sql.replace("::", "\\:\\:")).getResultList();
            return rows.stream().map(String::valueOf).toList();
        });
    }
}
