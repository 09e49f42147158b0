package de.defus.monitor.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, and that no page makes a browser talk to anybody else. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PublicPagesApiTest {

    private static final Set<String> PAGES_AT_MOST_ONE_OF = Set.of("/ergebnisse/demo/frage/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/anmelden",
                "/b/demo",
                "/b/demo/feeling_safe?lang=ar",
                "/b/demo/danke",
                "/ergebnisse/demo",
                "/nichts"
            })
    void everyPageSaysItsEncoding(String path) {
        var answer = given().accept("text/html").get(path);
        assertEquals(
                "text/html;charset=utf-8", answer.contentType().replace(" ", "").toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({
        "/,200",
        "/anmelden,200",
        "/b/demo,200",
        "/b/gibt-es-nicht,404",
        "/ergebnisse/demo,200",
        "/ergebnisse/demo/tabellenband.xlsx,200",
        "/ergebnisse/demo/grafik/safe_dark_neighbourhood/grafik.svg,200",
        "/assets/monitor.css,200",
        "/assets/monitor.js,200",
        "/assets/icon.svg,200",
        "/assets/nichts.css,404",
        "/stadt,303",
        "/api/v1/me,401",
        "/api/v1/results/demo/waves,200",
        "/gibt-es-nicht,404",
        "/q/openapi,200"
    })
    void everyAnswerCarriesTheSecurityHeaders(String path, int status) {
        given().accept("*/*")
                .redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(status)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", containsString("geolocation=()"))
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", containsString("form-action 'self'"))
                .header("Content-Security-Policy", containsString("base-uri 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Content-Security-Policy", not(containsString("http")));
    }

    @Test
    void refusedWritesCarryThemToo() {
        given().accept("text/html")
                .formParam("email", "x")
                .post("/anmelden")
                .then()
                .statusCode(403)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("default-src 'self'"));
        given().accept("text/html")
                .contentType("application/octet-stream")
                .body(new byte[3 * 1024 * 1024])
                .post("/anmelden")
                .then()
                .statusCode(413)
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void pagesAreNotKeptByCachesAndFilesAre() {
        given().get("/anmelden").then().header("Cache-Control", "no-store");
        given().get("/gibt-es-nicht").then().header("Cache-Control", "no-store");
        given().get("/assets/nichts.css").then().header("Cache-Control", "no-store");
        given().get("/assets/monitor.css").then().header("Cache-Control", "public, max-age=3600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%0d%0aX-Evil:1", "<script>", "de%3BDomain=evil", "xxxxxxxxxxxxxxxxx"})
    void aLanguageThatIsNoneSetsNoCookie(String asked) {
        var answer = given().urlEncodingEnabled(false)
                .get("/?lang=" + asked.replace("<", "%3C").replace(">", "%3E"));
        assertEquals(200, answer.statusCode());
        assertEquals(Map.of(), answer.cookies());
    }

    @Test
    void aChosenLanguageIsRememberedAndNothingElse() {
        var cookies = given().get("/?lang=en").detailedCookies().asList();
        assertEquals(1, cookies.size());
        assertEquals("language", cookies.get(0).getName());
        assertEquals("en", cookies.get(0).getValue());
        assertTrue(cookies.get(0).isHttpOnly());
        given().cookie("language", "en").get("/").then().body("html.@lang", equalTo("en"));
    }

    @Test
    void noPublicPageAsksAnotherOriginForAnything() {
        var visited = new LinkedHashSet<String>();
        var next = new ArrayDeque<>(List.of(
                "/",
                "/anmelden",
                "/problems",
                "/b/demo",
                "/ergebnisse/demo",
                "/verlassen",
                "/gibt-es-nicht",
                "/?lang=en"));
        while (!next.isEmpty()) {
            var path = next.removeFirst();
            if (!visited.add(path) || visited.size() > 150) {
                continue;
            }
            var answer = given().accept("text/html").get(path);
            if (!answer.contentType().startsWith("text/html")) {
                continue;
            }
            var page = Jsoup.parse(answer.asString(), "http://own.example" + path);
            ownOriginOnly(path, page);
            for (var link : page.select("a[href]")) {
                var target = URI.create(link.absUrl("href"));
                if ("own.example".equals(target.getHost()) && !seenAlike(visited, target.getPath())) {
                    next.add(target.getPath());
                }
            }
        }
        assertTrue(visited.contains("/datenschutz") && visited.contains("/barrierefreiheit"), visited.toString());
        assertTrue(visited.stream().anyMatch(path -> path.startsWith("/b/demo/")), visited.toString());
        assertTrue(visited.stream().anyMatch(path -> path.startsWith("/ergebnisse/demo/frage/")), visited.toString());
    }

    @Test
    void noStaffPageDoesEither() {
        var admin = Staff.ofNewCity().colleague(de.defus.monitor.account.Role.CITY_ADMIN);
        for (var path : List.of("/stadt", "/stadt/befragungen/neu", "/stadt/gebiete", "/stadt/konten")) {
            var answer = admin.browser().get(path);
            assertEquals(200, answer.statusCode(), path);
            ownOriginOnly(path, Jsoup.parse(answer.asString(), "http://own.example" + path));
        }
    }

    @Test
    void styleSheetAndScriptStayAtHomeToo() throws IOException {
        var elsewhere = Pattern.compile("(https?:)?//[a-z0-9.-]+\\.[a-z]{2,}|@import");
        try (var files = Files.walk(Path.of("src/main/resources/META-INF/resources/assets"))) {
            for (var file : files.filter(path -> path.toString().matches(".*\\.(css|js)"))
                    .toList()) {
                // The name of a namespace is no address: nothing is fetched from there.
                var match = elsewhere.matcher(Files.readString(file).replace("http://www.w3.org/2000/svg", ""));
                assertFalse(match.find(), () -> file + ": " + match.group());
            }
        }
    }

    private static boolean seenAlike(Set<String> visited, String path) {
        return PAGES_AT_MOST_ONE_OF.stream()
                .anyMatch(start -> path.startsWith(start)
                        && visited.stream()
                                        .filter(seen -> seen.startsWith(start))
                                        .count()
                                > 3);
    }

    /** Everything a browser loads or sends by itself, and inline code, which the policy would block. */
    private static void ownOriginOnly(String path, Document page) {
        for (var attribute : List.of("src", "srcset", "data", "poster", "action", "formaction", "background")) {
            for (var element : page.select("[" + attribute + "]")) {
                own(path, element, attribute);
            }
        }
        page.select("link[href], use, image, base").forEach(element -> {
            own(path, element, "href");
            own(path, element, "xlink:href");
        });
        assertEquals(
                0,
                page.select("[style], style, script:not([src]), iframe, object, embed, base")
                        .size(),
                path);
        for (var element : page.getAllElements()) {
            element.attributes().forEach(attribute -> {
                assertFalse(attribute.getKey().startsWith("on"), path + " " + attribute);
                assertFalse(attribute.getValue().startsWith("javascript:"), path + " " + attribute);
                assertFalse(attribute.getValue().matches("url\\((?!#).*"), path + " " + attribute);
            });
        }
        page.select("meta[http-equiv=refresh]").forEach(meta -> own(path, meta, "content"));
    }

    private static void own(String path, Element element, String attribute) {
        var value = element.attr(attribute);
        assertTrue(
                value.isEmpty()
                        || value.startsWith("/") && !value.startsWith("//")
                        || value.startsWith("#")
                        || value.equals("data:,"),
                path + ": " + element.tagName() + " " + attribute + "=" + value);
    }
}
