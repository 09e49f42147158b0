package de.defus.monitor.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A place is set on the map by finger, mouse and keyboard, in both directions of reading, and by the list without it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PlaceMapJourneyTest {

    private static final Path PICTURES = Path.of("target", "pages");
    private static final String SHEET = ".place-map__sheet";
    private static final String FIELD = "#unsafe_places_place";
    private static final String SQUARE = "#unsafe_places_place-square";

    @TestHTTPResource
    URI base;

    @Test
    void aPlaceIsSetAndMovedByKeyboardAndReadOut() {
        try (var browsers = new Browsers()) {
            var page = open(browsers, 1280, "de-DE", "/b/demo/places_and_reasons");
            page.focus(SHEET);
            page.keyboard().press("ArrowRight");
            var first = square(page);
            assertEquals(0, north(first) % 250 + east(first) % 250, first);
            var district = page.evaluate("document.querySelector('" + FIELD + "').selectedOptions[0].text");
            assertEquals("Nadel gesetzt in: " + district, page.textContent("[role=status]"));
            page.keyboard().press("ArrowUp");
            page.keyboard().press("ArrowRight");
            var moved = square(page);
            assertEquals(north(first) + 250, north(moved));
            assertEquals(east(first) + 250, east(moved));
            page.keyboard().press("Shift+ArrowLeft");
            assertEquals(east(moved) - 1_000, east(square(page)));
            page.keyboard().press("+");
            page.keyboard().press("ArrowDown");
            assertEquals(north(moved) - 250, north(square(page)));
            for (int step = 0; step < 200; step++) {
                page.keyboard().press("Shift+ArrowUp");
            }
            assertEquals("Das liegt außerhalb der Stadt.", page.textContent("[role=status]"));
            assertNotEquals("", square(page), "the pin stays where it was");

            var kept = square(page);
            page.click("button[value=next].button");
            page.navigate("/b/demo/places_and_reasons");
            page.waitForSelector(SHEET + " rect", attached());
            assertEquals(kept, square(page), "what was set comes back");
            page.focus(SHEET);
            page.keyboard().press("Delete");
            assertEquals("", square(page));
            assertEquals(List.of(), browsers.complaints());
        }
    }

    @Test
    void aFingerSetsItInArabicToo() {
        var barriers = new ArrayList<String>();
        try (var browsers = new Browsers()) {
            for (var width : List.of(375, 1280)) {
                for (var language : List.of("de", "ar")) {
                    var page = open(browsers, width, language, "/b/demo/places_and_reasons?lang=" + language);
                    page.locator("[data-map=larger]").click();
                    page.locator(SHEET).scrollIntoViewIfNeeded();
                    var box = page.locator(SHEET).boundingBox();
                    page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
                    var clicked = square(page);
                    assertFalse(clicked.isEmpty(), language + " " + width);
                    page.focus(SHEET);
                    page.keyboard().press("ArrowRight");
                    assertEquals(east(clicked) + 250, east(square(page)), "right is east however one reads");
                    var wider = (Boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
                    assertFalse(wider, "nothing to scroll sideways");
                    for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                        barriers.addAll(Browsers.barriers(page));
                        page.screenshot(new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(PICTURES.resolve("place-%s-%d-%s.png".formatted(language, width, scheme))));
                    }
                    page.selectOption(FIELD, "");
                    assertEquals("", square(page), "no district, no square");
                }
            }
            assertEquals(List.of(), barriers);
            assertEquals(List.of(), browsers.complaints());
        }
    }

    @Test
    void thePageWithTheMapStaysSmall() {
        try (var browsers = new Browsers()) {
            var page = browsers.visitor(root(), 375, "de-DE", true).newPage();
            var bytes = new ArrayList<Integer>();
            page.onResponse(response -> bytes.add(response.body().length));
            page.navigate("/b/demo/places_and_reasons");
            page.waitForSelector(SHEET + " svg", attached());
            // Sent compressed they are about a third of this.
            var sum = bytes.stream().mapToInt(Integer::intValue).sum();
            assertTrue(bytes.size() <= 6 && sum < 90_000, bytes.toString());
        }
    }

    @Test
    void theMapIsSentCompressed() throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(root() + "/b/demo/karte.svg"))
                                .header("Accept-Encoding", "gzip, deflate, br, zstd")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode());
        assertEquals("gzip", answer.headers().firstValue("content-encoding").orElse(""));
        assertTrue(answer.body().length < 15_000, answer.body().length + " bytes");
    }

    @Test
    void withoutJavaScriptTheListSuffices() throws Exception {
        var walk = new FormWalk(URI.create(root() + "/b/demo/places_and_reasons"));
        assertTrue(walk.page().selectFirst(".place-map").hasAttr("hidden"));
        walk.submit(Map.of("unsafe_places_place", List.of("3", ""), "go", List.of("next")));
        assertEquals("/b/demo/expectations", walk.address().getPath());
        walk.open(URI.create(root() + "/b/demo/pruefen"));
        var district = walk.page().text();
        walk.open(URI.create(root() + "/b/demo/places_and_reasons"));
        assertEquals("3", walk.page().selectFirst(FIELD + " option[selected]").attr("value"));
        assertTrue(district.contains(
                walk.page().selectFirst(FIELD + " option[selected]").text()));
    }

    @Test
    void aFinerPlaceIsNotTaken() throws Exception {
        var walk = new FormWalk(URI.create(root() + "/b/demo/places_and_reasons"));
        walk.submit(Map.of("unsafe_places_place", List.of("3", "N3152251E4321502"), "go", List.of("next")));
        assertEquals(422, walk.status());
        assertEquals(
                "#unsafe_places_place",
                walk.page().selectFirst(".error-summary a").attr("href"));
    }

    @Test
    void squaresOfManyAreShownAndNoCount() {
        var places = RestAssured.given()
                .get("/api/v1/results/demo/waves/2")
                .then()
                .statusCode(200)
                .extract();
        List<Map<String, Object>> squares = places.path("results.places[0].squares");
        assertTrue(squares.size() >= 3, squares.toString());
        assertTrue(squares.stream().allMatch(square -> List.of(10, 20, 50, 100).contains(square.get("atLeast"))));
        assertTrue(
                squares.stream().allMatch(square -> square.keySet().equals(Set.of("square", "atLeast", "lessThan"))));
        var barriers = new ArrayList<String>();
        try (var browsers = new Browsers()) {
            for (var width : List.of(375, 1280)) {
                var page = browsers.visitor(root(), width, "de-DE", true).newPage();
                page.navigate("/ergebnisse/demo/orte?welle=2");
                page.locator("details > summary").last().click();
                assertEquals(squares.size(), page.locator("details tbody tr").count());
                barriers.addAll(Browsers.barriers(page));
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve("squares-%d.png".formatted(width))));
            }
        }
        assertEquals(List.of(), barriers);
    }

    private Page open(Browsers browsers, int width, String language, String path) {
        var page = browsers.visitor(root(), width, language, true).newPage();
        page.navigate(path);
        page.waitForSelector(SHEET + " svg", attached());
        return page;
    }

    private static Page.WaitForSelectorOptions attached() {
        return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED);
    }

    private String root() {
        return base.toString().replaceAll("/$", "");
    }

    private static String square(Page page) {
        return page.inputValue(SQUARE);
    }

    private static int north(String square) {
        return Integer.parseInt(square.substring(1, 8));
    }

    private static int east(String square) {
        return Integer.parseInt(square.substring(9));
    }
}
