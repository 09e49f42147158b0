package de.defus.monitor.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.text.Texts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A resident with a small, slow phone, in each of the seven variants: what comes over the line before the first page and the
 * one after it can be read, and the whole way on a window as narrow as that of a desk at 400 %.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SlowPhoneTest {

    private static final int MOST_BYTES = 30 * 1024;
    private static final int MOST_REQUESTS = 3;
    /** 1,280 pixels at 400 % (WCAG 2.2, 1.4.10). */
    private static final int NARROW = 320;

    private static final Path PICTURES = Path.of("target/screenshots/phone");

    @TestHTTPResource
    URI base;

    static Stream<String> languages() {
        return Texts.RESIDENT_LANGUAGES.stream();
    }

    /** By HTTP, compressed as browsers ask for it: head and body of every answer. */
    @ParameterizedTest
    @MethodSource("languages")
    void theFirstPagesAreLightOverTheLine(String language) throws Exception {
        for (var path : List.of("/b/demo", "/b/demo/feeling_safe", "/c")) {
            var address = Staff.address(path + "?lang=" + language);
            var answer = get(address, "identity");
            var page = Jsoup.parse(new String(answer.body(), StandardCharsets.UTF_8), address.toString());
            assertEquals(language, page.selectFirst("html").attr("lang"));
            var loaded = page.select("link[href], script[src], img[src]").stream()
                    .map(element -> element.hasAttr("src") ? element.absUrl("src") : element.absUrl("href"))
                    .filter(found -> found.startsWith("http"))
                    .distinct()
                    .toList();
            assertTrue(loaded.size() + 1 <= MOST_REQUESTS, loaded.toString());
            var bytes = size(address);
            for (var found : loaded) {
                bytes += size(URI.create(found));
            }
            assertTrue(bytes < MOST_BYTES, bytes + " bytes for " + path + " in " + language);
        }
    }

    /** By what a browser really loads, with nothing in its memory. */
    @Test
    void aBrowserAsksNoMoreThanThreeTimesForTheFirstPages() {
        try (var browsers = new Browsers()) {
            for (var language : Texts.RESIDENT_LANGUAGES) {
                for (var path : List.of("/b/demo", "/b/demo/feeling_safe", "/c")) {
                    var page = browsers.visitor(root(), NARROW, language, true).newPage();
                    var answers = new ArrayList<Response>();
                    page.onResponse(answers::add);
                    page.navigate(path + "?lang=" + language);
                    page.waitForLoadState();
                    var bytes = answers.stream()
                            .map(answer -> answer.request().sizes())
                            .mapToInt(sizes -> sizes.responseBodySize + sizes.responseHeadersSize)
                            .sum();
                    var asked = answers.stream().map(Response::url).toList();
                    assertTrue(asked.size() <= MOST_REQUESTS, asked::toString);
                    assertTrue(bytes > 5_000 && bytes < MOST_BYTES, bytes + " bytes of " + asked);
                    page.context().close();
                }
            }
            assertEquals(List.of(), browsers.complaints());
        }
    }

    /** From the first page to the thanks: nothing to scroll sideways, no barrier, in the light and in the dark. */
    @Test
    void theWholeWayFitsANarrowWindowInEveryLanguage() {
        var found = new ArrayList<String>();
        try (var browsers = new Browsers()) {
            for (var language : Texts.RESIDENT_LANGUAGES) {
                var page = browsers.visitor(root(), NARROW, language, true).newPage();
                page.navigate("/b/demo?lang=" + language);
                found.addAll(look(page, language, "start"));
                page.locator("main a.button").first().click();
                for (var step : DemoAnswers.PAGES) {
                    page.waitForURL("**/" + step + "*");
                    assertEquals(language, page.getAttribute("html", "lang"));
                    found.addAll(look(page, language, step));
                    if (step.equals("your_home")) {
                        page.locator("button.button[value=next]").click();
                        page.waitForSelector(".error-summary");
                        found.addAll(look(page, language, "fault"));
                        page.locator(".error-summary a").click();
                        assertEquals("district", page.evaluate("document.activeElement.name"));
                        page.keyboard().press("Space");
                    }
                    page.locator("button.button[value=next]").click();
                }
                page.waitForURL("**/pruefen*");
                var summary = page.url();
                page.navigate("/b/demo");
                found.addAll(look(page, language, "begun"));
                page.locator("main a[href$=verwerfen]").click();
                page.waitForURL("**/verwerfen");
                found.addAll(look(page, language, "verwerfen"));
                page.navigate(summary);
                found.addAll(look(page, language, "pruefen"));
                page.locator("main form button").click();
                page.waitForURL("**/danke*");
                found.addAll(look(page, language, "danke"));
                assertEquals(Texts.in(language).say("response.thanks"), page.textContent("h1"));
                page.context().close();
            }
            assertEquals(List.of(), found);
            assertEquals(List.of(), browsers.complaints());
        }
    }

    /** What does not get through leaves some browsers on the page: a second click at once sends nothing, a later one does. */
    @Test
    void aPageThatDidNotGetThroughCanBeSentAgain() {
        try (var browsers = new Browsers()) {
            var page = browsers.visitor(root(), NARROW, "de-DE", true).newPage();
            page.navigate("/b/demo/expectations");
            var lost = new AtomicInteger();
            page.route("**/b/demo/expectations", route -> {
                if (route.request().method().equals("POST")) {
                    lost.incrementAndGet();
                    route.abort("aborted");
                } else {
                    route.resume();
                }
            });
            var next = page.locator("button.button[value=next]");
            next.click();
            next.click();
            page.waitForTimeout(500);
            assertEquals(1, lost.get(), "a double click is one click");
            assertTrue(page.url().endsWith("/expectations"));

            page.unroute("**/b/demo/expectations");
            page.waitForTimeout(5_000);
            next.click();
            page.waitForURL("**/everyday_life");
        }
    }

    /** Who listens hears the question before its rows, and the row before its boxes. */
    @Test
    void everyBoxOfABatteryIsFoundByTheNamesAScreenReaderSays() {
        try (var browsers = new Browsers()) {
            var page = browsers.visitor(root(), NARROW, "de-DE", true).newPage();
            for (var step : List.of("feeling_safe", "expectations", "precautions")) {
                page.navigate("/b/demo/" + step + "?lang=de");
                for (var question :
                        page.locator(".question:has(.battery__rows)").all()) {
                    var stem = question.locator(".battery__legend").innerText();
                    var battery = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(stem));
                    var legends = question.locator("legend").allInnerTexts();
                    assertFalse(legends.isEmpty());
                    for (var legend : legends) {
                        var row = battery.getByRole(
                                AriaRole.GROUP,
                                new Locator.GetByRoleOptions().setName(legend).setExact(true));
                        assertEquals(1, row.count(), stem + legend);
                        assertTrue(row.getByRole(AriaRole.RADIO).count() > 2, legend);
                    }
                }
            }
        }
    }

    private static List<String> look(Page page, String language, String name) {
        var found = new ArrayList<String>();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            found.addAll(Browsers.barriers(page));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        if ((Boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth")) {
            found.add(language + " " + name + " is wider than the window");
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(language + "-" + name + ".png")));
        return found;
    }

    private static int size(URI address) throws IOException, InterruptedException {
        var answer = get(address, "gzip, deflate, br, zstd");
        var head = answer.headers().map().entrySet().stream()
                .mapToInt(header -> header.getValue().stream()
                        .mapToInt(value -> header.getKey().length() + value.length() + 4)
                        .sum())
                .sum();
        return head + answer.body().length;
    }

    private static HttpResponse<byte[]> get(URI address, String encoding) throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Accept-Encoding", encoding)
                                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode(), address.toString());
        assertFalse(answer.body().length == 0, address.toString());
        return answer;
    }

    private String root() {
        return base.toString().replaceAll("/$", "");
    }
}
