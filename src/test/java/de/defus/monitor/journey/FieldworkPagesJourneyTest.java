package de.defus.monitor.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.survey.access.SampledCity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of fieldwork in a real browser: paper by keyboard alone, watch, law and preview without barriers. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FieldworkPagesJourneyTest {

    private static final Path PICTURES = Path.of("target", "pages");

    private static final List<ColorScheme> LIGHT = List.of(ColorScheme.LIGHT);
    private static final List<ColorScheme> BOTH = List.of(ColorScheme.DARK, ColorScheme.LIGHT);

    @TestHTTPResource
    URI base;

    @Test
    void twoClerksTypeAFormByKeyboardAlone() {
        var city = new SampledCity().open();
        var pile = pile(city);
        var barriers = new ArrayList<String>();
        try (var browsers = new Browsers()) {
            var first = signedIn(browsers, 1280, city.analyst).newPage();
            first.navigate(pile);
            takeUp(first, city.codes.get(1));
            assertEquals("safe_dark_neighbourhood", focused(first));
            first.keyboard().type("2");
            assertTrue(first.locator("output").first().textContent().length() > 2, "the code says what it means");
            first.keyboard().press("Enter");
            assertFalse(focused(first).equals("safe_dark_neighbourhood"), "Enter goes on");
            barriers.addAll(look(first, "mask", 1280));
            toTheEnd(first);
            assertTrue(first.locator("[role=status]").textContent().contains("Einmal erfasst"));
            barriers.addAll(look(first, "pile", 1280));

            var second = signedIn(browsers, 375, city.admin).newPage();
            second.navigate(pile);
            takeUp(second, city.codes.get(1));
            second.keyboard().type("3");
            second.keyboard().press("Enter");
            barriers.addAll(look(second, "mask", 375));
            toTheEnd(second);
            assertEquals(
                    "Unterschiede klären", second.locator("h1").textContent().replaceAll(" [0-9A-Z-]+$", ""));
            barriers.addAll(look(second, "compare", 375));
            second.setViewportSize(1280, 800);
            barriers.addAll(look(second, "compare", 1280));
            second.locator("input[type=radio]").first().focus();
            second.keyboard().press("2");
            assertTrue(second.locator("input[value=second]").isChecked());
            second.keyboard().press("Enter");
            second.keyboard().press("Enter");
            second.keyboard().press("Enter");
            assertTrue(second.locator("[role=status]").textContent().contains("gespeichert"));
            second.setViewportSize(375, 800);
            barriers.addAll(look(second, "pile", 375));
            assertEquals(List.of(), barriers);
            assertEquals(List.of(), browsers.complaints());
        }
    }

    @Test
    void nothingBarsTheWayOnTheOtherPages() {
        var city = new SampledCity().open();
        pile(city);
        var paths = List.of(
                "/stadt/befragungen/" + city.survey,
                "/stadt/befragungen/" + city.survey + "/recht",
                "/stadt/wellen/" + city.wave + "/feld",
                "/stadt/wellen/" + city.wave + "/papier",
                "/stadt/wellen/" + city.wave + "/vorschau",
                "/b/demo",
                "/b/demo/information",
                "/b/demo/information?lang=ar",
                "/b/demo/information?lang=de-simple");
        var barriers = new ArrayList<String>();
        try (var browsers = new Browsers()) {
            var page = signedIn(browsers, 375, city.analyst).newPage();
            for (var path : paths) {
                page.navigate(path);
                barriers.addAll(lookAround(page, name(path), BOTH));
            }
            assertEquals(List.of(), barriers);
        }
    }

    @Test
    void nothingBarsTheWayFromTheSampleToTheLetters() {
        var plain = new SampledCity();
        var planned = new SampledCity().planned();
        var drawn = new SampledCity().drawn();
        var coded = new SampledCity().coded();
        var numbered = new SampledCity().planned();
        numbered.post(numbered.analyst, "places", "").statusCode(200);
        var framed = new SampledCity();
        framed.put(framed.path("frame"), "text/csv", "stratum;persons\nnord;2000\nsued;800\n");
        var barriers = new ArrayList<String>();
        try (var browsers = new Browsers()) {
            for (var city : List.of(plain, planned, drawn, coded, numbered, framed)) {
                var page = signedIn(browsers, 375, city.analyst).newPage();
                page.navigate("/stadt/wellen/" + city.wave + "/stichprobe");
                page.locator("details > summary").all().forEach(Locator::click);
                var name = city == plain
                        ? "plain"
                        : city == planned
                                ? "planned"
                                : city == drawn
                                        ? "drawn"
                                        : city == coded ? "coded" : city == numbered ? "numbered" : "framed";
                barriers.addAll(lookAround(page, "sample-" + name, LIGHT));
                if (city == planned) {
                    page.setInputFiles(
                            "#list",
                            new FilePayload(
                                    "liste.csv",
                                    "text/csv",
                                    "number;stratum\n1;nord\nSchmidt, Anna;nord\n2;west\n"
                                            .getBytes(StandardCharsets.UTF_8)));
                    page.locator("form[action$=liste] button").click();
                    page.waitForSelector(".error-summary");
                    assertEquals(2, page.locator(".error-summary li").count());
                    barriers.addAll(lookAround(page, "sample-refused", LIGHT));
                }
                if (city == coded) {
                    page.navigate("/stadt/wellen/" + city.wave + "/stichprobe/briefe");
                    barriers.addAll(lookAround(page, "letters", LIGHT));
                    page.navigate("/stadt/wellen/" + city.wave + "/links");
                    barriers.addAll(lookAround(page, "links", LIGHT));
                }
                page.context().close();
            }
            assertEquals(List.of(), barriers);
        }
    }

    @Test
    void nothingBarsTheWayOnThePagesOfAnImport() {
        var city = City.with("hindernis");
        var survey = "/stadt/befragungen/" + city.ids().get("surveyId");
        var file = survey + "/wellen/import/" + city.ids().get("fileId");
        var barriers = new ArrayList<String>();
        try (var browsers = new Browsers()) {
            // A file belongs to the session that brought it.
            var page = signedIn(browsers, 375, city.analyst()).newPage();
            for (var path : List.of(survey + "/wellen/import", file, file + "/vorschau", "/stadt/gebiete")) {
                page.navigate(path);
                barriers.addAll(lookAround(page, name(path), BOTH));
            }
            page.navigate(survey + "/wellen/import");
            page.fill("#title", "Kaputt");
            page.setInputFiles(
                    "#file",
                    new FilePayload("kaputt.csv", "text/csv", "district;a\n5;1\n5\n".getBytes(StandardCharsets.UTF_8)));
            page.locator("main form button").click();
            page.waitForSelector(".error-summary");
            assertTrue(page.textContent(".error-summary").contains("Zeile 3"));
            barriers.addAll(lookAround(page, "import-refused", LIGHT));
            assertEquals(List.of(), barriers);
        }
    }

    @Test
    void nothingBarsTheWayOfAResidentInArabic() {
        var city = new SampledCity().open();
        var barriers = new ArrayList<String>();
        try (var browsers = new Browsers()) {
            var page = browsers.visitor(base.toString().replaceAll("/$", ""), 375, "ar", true)
                    .newPage();
            page.navigate("/c?lang=ar");
            barriers.addAll(lookAround(page, "ar-code", LIGHT));
            page.fill("#code", "0000-0000");
            page.locator("main form button").click();
            page.waitForSelector(".error-summary");
            assertEquals("rtl", page.getAttribute("html", "dir"));
            assertTrue(page.textContent(".error-summary").contains("16"), "and says so in Arabic");
            assertFalse(page.textContent("main").contains("Code"));
            barriers.addAll(lookAround(page, "ar-code-refused", LIGHT));
            for (var step : List.of(
                    "",
                    "/information",
                    "/feeling_safe",
                    "/expectations",
                    "/precautions",
                    "/city_measures",
                    "/your_home",
                    "/about_you",
                    "/pruefen",
                    "/danke")) {
                page.navigate("/b/demo" + step);
                barriers.addAll(lookAround(page, "ar" + step.replace('/', '-'), LIGHT));
            }
            page.navigate("/b/" + city.slug + "/feeling_safe");
            barriers.addAll(lookAround(page, "ar-needs-code", LIGHT));
            page.navigate("/b/demo-2023");
            barriers.addAll(lookAround(page, "ar-closed", LIGHT));
            assertEquals(List.of(), barriers);
        }
    }

    /** Enter on each field, until the button at the end is pressed. */
    private static void toTheEnd(Page page) {
        for (int field = 0; field < 200 && !"BUTTON".equals(tag(page)); field++) {
            page.keyboard().press("TEXTAREA".equals(tag(page)) ? "Control+Enter" : "Enter");
        }
        page.keyboard().press("Enter");
        page.locator("#paper-form").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.waitForLoadState();
    }

    private static void takeUp(Page page, String code) {
        // The browser puts the focus there itself, a moment after the page is loaded.
        page.waitForFunction("document.activeElement.id === 'code'");
        page.keyboard().type(code.toLowerCase(java.util.Locale.ROOT));
        page.keyboard().press("Enter");
        page.waitForSelector("#paper-form");
        page.waitForFunction("document.activeElement.id !== ''");
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.id");
    }

    private static String tag(Page page) {
        return (String) page.evaluate("document.activeElement.tagName");
    }

    /** One visit at both widths: what the server says is the same. */
    private static List<String> lookAround(Page page, String name, List<ColorScheme> schemes) {
        var found = new ArrayList<String>();
        for (var width : List.of(375, 1280)) {
            page.setViewportSize(width, 800);
            for (var scheme : schemes) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                found.addAll(scheme == ColorScheme.LIGHT ? look(page, name, width) : Browsers.barriers(page));
            }
        }
        return found;
    }

    private static String name(String path) {
        return path.replaceAll("[0-9a-f-]{36}", "").replaceAll("\\W+", "-");
    }

    private static List<String> look(Page page, String name, int width) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + "-" + width + ".png")));
        var wider = (Boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        assertFalse(wider, name + " at " + width);
        return Browsers.barriers(page);
    }

    private String pile(SampledCity city) {
        var id = city.analyst
                .request()
                .contentType("application/json")
                .body("{\"label\":\"Eingang 3. März\",\"language\":\"de\"}".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/waves/" + city.wave + "/paper-batches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return "/stadt/wellen/" + city.wave + "/papier/" + id;
    }

    private BrowserContext signedIn(Browsers browsers, int width, Staff member) {
        var root = base.toString().replaceAll("/$", "");
        var context = browsers.visitor(root, width, "de-DE", true);
        context.addCookies(List.of(new Cookie("defus_session", member.session()).setUrl(root)));
        return context;
    }
}
