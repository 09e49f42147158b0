package de.defus.monitor.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.survey.access.SampledCity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Texts that no keyboard writes, in every text field of every form and every program's request: told clearly, never a fault. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class StrangeTextTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z]+)}");
    private static final Set<String> TEXT_FIELDS =
            Set.of("text", "email", "search", "url", "password", "date", "number", "");

    @Test
    void everyTextFieldOfEveryFormTakesStrangeCharactersCalmly() {
        var city = City.with("seltsam");
        var sampled = new SampledCity().open();
        var tried = new TreeSet<String>();
        var pages = List.of(
                "/stadt/befragungen/neu",
                "/stadt/befragungen/{surveyId}",
                "/stadt/befragungen/{surveyId}/recht",
                "/stadt/wellen/{waveId}/links",
                "/stadt/wellen/{waveId}/stichprobe",
                "/stadt/wellen/{waveId}/papier",
                "/stadt/wellen/{waveId}/papier/{batchId}",
                "/stadt/befragungen/{surveyId}/wellen/import/{fileId}",
                "/stadt/rundgaenge",
                "/stadt/rundgaenge/{walkId}",
                "/stadt/rundgaenge/{walkId}/leitung",
                "/stadt/rundgaenge/{walkId}/auswertung",
                "/stadt/massnahmen/{measureId}",
                "/stadt/konten");
        for (var page : pages) {
            var path = with(page, city.ids());
            tried.addAll(tryForms(path.equals("/stadt/konten") ? city.admin() : city.analyst(), path));
        }
        for (var path : List.of(
                "/stadt/wellen/" + sampled.wave + "/stichprobe",
                "/stadt/wellen/" + sampled.wave + "/stichprobe/briefe",
                "/stadt/wellen/" + sampled.wave + "/papier")) {
            tried.addAll(tryForms(sampled.analyst, path));
        }
        for (var path :
                List.of("/anmelden", "/c", "/rundgang", "/b/demo/places_and_reasons", "/b/demo/city_measures")) {
            tried.addAll(tryForms(null, path));
        }
        assertTrue(tried.size() > 30, "only these were found: " + tried);
    }

    @Test
    void everyTextOfEveryRequestIsToldByItsName() {
        var city = City.with("fremdartig");
        Map<String, Map<String, Map<String, ?>>> paths = RestAssured.given()
                .accept("application/json")
                .get("/q/openapi?format=json")
                .path("paths");
        Map<String, Map<String, Object>> schemas = RestAssured.given()
                .accept("application/json")
                .get("/q/openapi?format=json")
                .path("components.schemas");
        var tried = new TreeSet<String>();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            for (var property : texts(operation, schemas)) {
                for (var strange : List.of("a\\u0000b", "x\\udc00y")) {
                    var answer = city.analyst()
                            .request()
                            .contentType("application/json")
                            .body("{\"%s\":\"%s\"}".formatted(property, strange))
                            .request(method.toUpperCase(Locale.ROOT), with(path, city.ids()));
                    var told = method + " " + path + " " + property + ": " + answer.statusCode() + answer.asString();
                    if (answer.statusCode() == 403 || answer.statusCode() == 401) {
                        continue;
                    }
                    assertTrue(answer.statusCode() >= 400 && answer.statusCode() < 500, told);
                    if (answer.statusCode() == 422) {
                        List<String> where = answer.path("faults.where");
                        assertTrue(where.contains(property), told);
                        tried.add(method + " " + path + " " + property);
                    }
                }
            }
        }));
        assertTrue(tried.size() > 25, "only these were found: " + tried);
    }

    @Test
    void answersAreToldByTheirItem() {
        for (var strange : List.of("\\u0000", "\\ud800", "\\u0007", "\\uffff")) {
            RestAssured.given()
                    .contentType("application/json")
                    .body(("{\"submissionId\":\"%s\",\"language\":\"de\",\"answers\":"
                                    + "{\"district\":\"1\",\"unsafe_places\":\"a%sb\"}}")
                            .formatted(UUID.randomUUID(), strange))
                    .post("/api/v1/links/demo/responses")
                    .then()
                    .statusCode(422)
                    .body("faults.where[0]", org.hamcrest.Matchers.endsWith("unsafe_places"));
        }
    }

    @Test
    void addressesWithStrangeCharactersAreNotFound() {
        for (var path : List.of(
                "/b/a%00b",
                "/b/demo/a%00b",
                "/ergebnisse/a%00b",
                "/ergebnisse/demo/frage/a%00b",
                "/ergebnisse/demo?welle=%00",
                "/ergebnisse/demo/karte?frage=%00",
                "/daten/a%00b",
                "/api/v1/results/a%00b/waves",
                "/rundgaenge/a%00b",
                "/c/a%00b",
                "/b/demo?lang=%00",
                "/b/%ED%A0%80")) {
            var status = RestAssured.given()
                    .urlEncodingEnabled(false)
                    .redirects()
                    .follow(false)
                    .get(path)
                    .statusCode();
            assertTrue(status < 500, path + ": " + status);
        }
    }

    /** Sends each form of a page once for each of its text fields and strange texts; says which fields it has. */
    private static List<String> tryForms(Staff member, String path) {
        var names = new ArrayList<String>();
        var seen = get(member, path);
        assertEquals(200, seen.statusCode(), path);
        var forms = Jsoup.parse(seen.asString()).select("main form[method=post]");
        for (int index = 0; index < forms.size(); index++) {
            var multipart = forms.get(index).attr("enctype").startsWith("multipart");
            for (var field : forms.get(index).select("input[name], textarea[name]")) {
                if (multipart || field.attr("name").equals("formToken") || !isText(field)) {
                    continue;
                }
                names.add(path + " " + field.attr("name"));
                for (var strange : List.of("a%00b", "%ED%A0%80")) {
                    // Anew each time: a form that was taken changes the page.
                    var page = get(member, path);
                    var again = Jsoup.parse(page.asString()).select("main form[method=post]");
                    if (again.size() <= index) {
                        continue;
                    }
                    var answer = post(
                            member,
                            path,
                            again.get(index),
                            field.attr("name"),
                            strange,
                            page.detailedCookies().asList().stream()
                                    .collect(Collectors.toMap(
                                            cookie -> cookie.getName(), cookie -> cookie.getValue(), (a, b) -> b)));
                    var told = path + " " + field.attr("name") + " " + strange + ": " + answer.statusCode();
                    assertTrue(answer.statusCode() < 500, told);
                    if (answer.statusCode() >= 400) {
                        assertFalse(
                                Jsoup.parse(answer.asString())
                                        .select("h1")
                                        .text()
                                        .isEmpty(),
                                told);
                    }
                }
            }
        }
        return names;
    }

    private static boolean isText(Element field) {
        return field.tagName().equals("textarea")
                || field.tagName().equals("input") && TEXT_FIELDS.contains(field.attr("type"))
                || field.attr("type").equals("hidden");
    }

    private static Response get(Staff member, String path) {
        return member == null
                ? RestAssured.given().accept("text/html").get(path)
                : member.browser().get(path);
    }

    private static Response post(
            Staff member, String path, Element form, String name, String strange, Map<String, String> cookies) {
        var fields = new LinkedHashMap<String, String>();
        for (var input : form.select("input[name], textarea[name]")) {
            if (!Set.of("radio", "checkbox", "file").contains(input.attr("type")) || input.hasAttr("checked")) {
                fields.put(input.attr("name"), URLEncoder.encode(input.val(), StandardCharsets.UTF_8));
            }
        }
        form.select("select[name]")
                .forEach(list -> list.select("option[value~=.]").stream()
                        .findFirst()
                        .ifPresent(option -> fields.put(list.attr("name"), option.attr("value"))));
        fields.put(name, strange);
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
        var request = member == null
                ? RestAssured.given()
                        .accept("text/html")
                        .cookies(cookies)
                        .redirects()
                        .follow(false)
                : member.browser();
        return request.contentType("application/x-www-form-urlencoded")
                .body(body)
                .post(form.attr("action").isEmpty() ? path : form.attr("action"));
    }

    /** Names of the plain texts in the body of a request. */
    private static List<String> texts(Map<String, ?> operation, Map<String, Map<String, Object>> schemas) {
        if (!(operation.get("requestBody") instanceof Map<?, ?> body)
                || !(body.get("content") instanceof Map<?, ?> content)
                || !(content.get("application/json") instanceof Map<?, ?> json)
                || !(json.get("schema") instanceof Map<?, ?> schema)
                || !(schema.get("$ref") instanceof String reference)) {
            return List.of();
        }
        var found = new ArrayList<String>();
        var described = schemas.get(reference.substring(reference.lastIndexOf('/') + 1));
        if (described.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) -> {
                if (property instanceof Map<?, ?> type
                        && type.get("type") instanceof String kind
                        && kind.equals("string")
                        && !type.containsKey("format")
                        && !type.containsKey("pattern")
                        && !type.containsKey("enum")) {
                    found.add(name.toString());
                }
            });
        }
        return found;
    }

    private static String with(String path, Map<String, String> ids) {
        return PARAMETER.matcher(path).replaceAll(found -> ids.getOrDefault(found.group(1), "1"));
    }
}
