package de.defus.monitor.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real browser for tests, with what must hold on every page: no serious barrier, no complaint, no foreign request. */
final class Browsers implements AutoCloseable {

    private static final String CHECK = check();
    private static final String RUN = """
            axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
              resultTypes: ['violations'], preload: false
            }).then(found => found.violations
              .filter(rule => ['serious', 'critical'].includes(rule.impact))
              .map(rule => ' ' + rule.id + ' ' + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join('; ')))""";

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    Browsers() {
        var executable = System.getenv("DEFUS_TEST_BROWSER");
        if (executable == null) {
            throw new IllegalStateException("DEFUS_TEST_BROWSER does not name a browser; bin/test sets it");
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // Tests run as root in containers, where the browser's sandbox cannot.
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(executable))
                        .setArgs(List.of("--no-sandbox")));
    }

    /** A visitor with a window of this width. */
    BrowserContext visitor(String base, int width, String language, boolean javaScript) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(base)
                .setViewportSize(width, 800)
                .setLocale(language)
                .setJavaScriptEnabled(javaScript)
                // Colours are looked at as they are, not on their way from one scheme to the other.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setAcceptDownloads(true));
        context.onRequest(request -> {
            if (!request.url().startsWith(base)) {
                complaints.add("foreign request: " + request.url());
            }
        });
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("422")) {
                complaints.add(message.text());
            }
        });
        return context;
    }

    /**
     * What the page's automatic check for barriers finds that is serious: every rule of WCAG 2.2 up to AA, and what is good
     * practice. The check is put into a page once; pages have no frames, so nothing else needs it.
     */
    static List<String> barriers(Page page) {
        if ((Boolean) page.evaluate("typeof axe === 'undefined'")) {
            page.evaluate(CHECK);
        }
        return ((List<?>) page.evaluate(RUN))
                .stream().map(found -> page.url() + found).toList();
    }

    private static String check() {
        try (var script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Errors the browser reported, and requests to other servers. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
