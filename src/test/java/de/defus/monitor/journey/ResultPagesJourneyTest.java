package de.defus.monitor.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Charts, map, profiles and report in a real browser: on a phone and a desk, in the light and in the dark, and on paper. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ResultPagesJourneyTest {

    private static final List<String> PATHS = List.of(
            "/ergebnisse/demo",
            "/ergebnisse/demo/karte",
            "/ergebnisse/demo/karte?frage=wanted_measures&anteil=2&klassen=gleich",
            "/ergebnisse/demo/gebiet/3",
            "/ergebnisse/demo/index/affective",
            "/ergebnisse/demo/index/needs",
            "/ergebnisse/demo/orte",
            "/ergebnisse/demo/frage/safe_place_parks",
            "/ergebnisse/demo/frage/wanted_measures");
    /** As long as a book: looked through once at each width. */
    private static final String REPORT = "/ergebnisse/demo/bericht";

    @TestHTTPResource
    URI base;

    @Test
    void nothingBarsTheWay() {
        var barriers = new ArrayList<String>();
        try (var browsers = new Browsers()) {
            for (var width : List.of(375, 1280)) {
                var page = browsers.visitor(root(), width, "de-DE", true).newPage();
                for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    for (var path : PATHS) {
                        barriers.addAll(look(page, path, width));
                    }
                }
                barriers.addAll(look(page, REPORT, width));
            }
            assertEquals(List.of(), barriers);
            assertEquals(List.of(), browsers.complaints());
        }
    }

    private static List<String> look(Page page, String path, int width) {
        page.navigate(path);
        var wider = (Boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        assertFalse(wider, path + " at " + width);
        assertEquals(width > 700, page.locator("figure .figure__wide").first().isVisible());
        assertEquals(width < 700, page.locator("figure .figure__narrow").first().isVisible());
        return Browsers.barriers(page);
    }

    @Test
    void theMapIsChosenWithoutAScript() {
        try (var browsers = new Browsers()) {
            var page = browsers.visitor(root(), 375, "de-DE", false).newPage();
            page.navigate("/ergebnisse/demo/karte");
            page.selectOption("#frage", "unsafe_reasons");
            page.locator("main form button").click();
            assertTrue(page.url().contains("frage=unsafe_reasons"), page.url());
            page.selectOption("#anteil", "3");
            page.selectOption("#klassen", "gleich");
            page.locator("main form button").click();
            assertEquals("3", page.locator("#anteil").inputValue());
            assertEquals("gleich", page.locator("#klassen").inputValue());
            assertTrue(page.locator("h2#karte").textContent().contains("Menschenleere Orte"));
        }
    }

    @Test
    void onPaperThereIsNoNavigationAndAllIsLight() {
        try (var browsers = new Browsers()) {
            var page = browsers.visitor(root(), 1280, "de-DE", true).newPage();
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
            for (var path : PATHS) {
                page.navigate(path);
                for (var hidden : List.of(".site-header", ".site-footer", "main form", ".figure__links")) {
                    for (var element : page.locator(hidden).all()) {
                        assertFalse(element.isVisible(), path + " " + hidden);
                    }
                }
                assertEquals("rgb(255, 255, 255)", page.evaluate("getComputedStyle(document.body).backgroundColor"));
                assertTrue(page.locator("figure svg.chart").first().isVisible());
                for (var figure : page.locator("figure").all()) {
                    assertEquals("avoid", figure.evaluate("node => getComputedStyle(node).breakInside"), path);
                }
            }
        }
    }

    private String root() {
        return base.toString().replaceAll("/$", "");
    }
}
