package de.defus.monitor.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real browser for tests, with what must hold on every page: no serious barrier, no complaint, no foreign request. */
final class Browsers implements AutoCloseable {

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

    /** What the page's automatic check for barriers finds that is serious. */
    static List<String> barriers(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> page.url() + " " + rule.getId() + " " + rule.getNodes())
                        .toList();
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
