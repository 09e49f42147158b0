package de.defus.monitor.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.walk.Walking;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A walk on a phone whose network comes and goes: nothing that was noted is lost, and nothing is stored twice. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WalkOfflineTest {

    private static final double PATIENCE = 30_000;

    @TestHTTPResource
    URI base;

    private final List<String> barriers = new ArrayList<>();

    @Test
    void nothingIsLostInTheTunnelAndNothingIsStoredTwice() {
        var walk = Walking.open("Nachts am Bahnhof", "DARK", 3);
        try (var browsers = new Browsers()) {
            var phone = browsers.visitor(root(), 375, "de-DE", true);
            var page = phone.newPage();
            page.navigate("/rundgang");
            check(page);
            page.getByLabel("Code").fill(walk.code().toLowerCase(java.util.Locale.ROOT));
            page.locator("main button").click();
            assertThat(page.locator("[data-walk-ready]")).isVisible();
            check(page);

            // Into the tunnel: pages, form and memory work without network, and survive a reload and a closed browser
            // tab.
            phone.setOffline(true);
            page.locator(".stop-link").first().click();
            assertThat(page.locator("h1")).containsText("Station 1");
            note(page, "ängstlich", "Erste im Tunnel");
            assertThat(state(page, "waiting")).hasText("hier gespeichert: 1");
            page.reload();
            assertThat(state(page, "waiting")).hasText("hier gespeichert: 1");
            page.navigate("/rundgang/" + walk.code() + "/2");
            note(page, "wohl", "Zweite im Tunnel");
            photo(page);
            assertThat(state(page, "waiting")).hasText("hier gespeichert: 3");
            page.close();
            page = phone.newPage();
            page.navigate("/rundgang/" + walk.code() + "/3");
            assertThat(state(page, "waiting")).hasText("hier gespeichert: 3");
            assertEquals(List.of(), texts(walk));

            // Out again: all is sent by itself.
            phone.setOffline(false);
            assertThat(state(page, "sent")).hasText("gesendet: 3", patiently());
            assertThat(state(page, "waiting")).hasText("hier gespeichert: 0");
            assertEquals(List.of("Erste im Tunnel", "Zweite im Tunnel"), texts(walk));
            walk.get("/photos").then().statusCode(200);
            assertEquals(List.of("Dunkle Ecke"), walk.get("/photos").path("altText"));

            // The server has it, but its answer is lost on the way: sent again, stored once.
            loseOneAnswer(phone);
            note(page, "egal", "Antwort verloren");
            page.reload();
            assertThat(state(page, "sent")).hasText("gesendet: 4", patiently());
            assertEquals(3, texts(walk).size());
            check(page);

            // The walk was closed while the phone was still in a tunnel: kept, and offered to the moderator.
            phone.setOffline(true);
            note(page, "unsicher", "Zu spät gekommen");
            walk.call("close", 200);
            phone.setOffline(false);
            assertThat(state(page, "sent")).hasText("gesendet: 5", patiently());
            assertEquals(3, texts(walk).size());
            assertEquals(
                    List.of("Zu spät gekommen"), walk.get("/late-observations").path("text"));
            assertEquals(List.of(), barriers);
            assertEquals(
                    List.of(),
                    browsers.complaints().stream()
                            .filter(complaint -> !complaint.contains("net::ERR"))
                            .toList());
        }
    }

    @Test
    void thePagesOfStaffHaveNoBarriersAndFitAPhone() {
        var walk = Walking.open("Leitung", "DARK", 2);
        var sent = Walking.observations(1, 6, 6);
        walk.send(sent).then().statusCode(200);
        var photo = Walking.photo(walk.analyst(), walk.id(), "Ecke");
        walk.call("close", 200);
        walk.send(List.of(Walking.observation(2, 7, "zu spät"))).then().statusCode(200);
        var measure = Walking.json(walk.analyst())
                .body("""
                        {"content":{"text":"Licht","department":"Amt","priority":"LOW","quickFix":true,"costClass":"NONE",
                        "dueOn":"2026-01-31"},"stops":[1]}""")
                .post(walk.path() + "/measures")
                .path("id");
        Walking.json(walk.analyst())
                .body("{\"published\":true}")
                .put(walk.path() + "/publication")
                .then()
                .statusCode(200);
        try (var browsers = new Browsers()) {
            var page = browsers.visitor(root(), 375, "de-DE", true).newPage();
            page.navigate("/anmelden");
            page.getByLabel("E-Mail-Adresse").fill(walk.analyst().email());
            page.getByLabel("Passwort").fill(Staff.PASSWORD);
            page.locator("main button").click();
            assertThat(page).hasURL(Pattern.compile("/stadt$"));
            var path = "/stadt/rundgaenge/" + walk.id();
            for (var below : List.of(
                    "/stadt/rundgaenge",
                    "/stadt/rundgaenge/neu",
                    path,
                    path + "/routenblatt",
                    path + "/beobachtungsbogen",
                    path + "/leitung",
                    path + "/auswertung",
                    path + "/massnahmen/neu?stops=1",
                    path + "/fotos/" + photo,
                    "/stadt/massnahmen",
                    "/stadt/massnahmen?ansicht=tafel",
                    "/stadt/massnahmen/" + measure,
                    "/rundgaenge/" + walk.id())) {
                page.navigate(below);
                check(page);
            }
            assertEquals(List.of(), barriers);
            assertEquals(List.of(), browsers.complaints());
        }
    }

    @Test
    void withoutJavaScriptTheFormIsAForm() {
        var walk = Walking.open("Ohne Skript", "DAY", 2);
        try (var browsers = new Browsers()) {
            var page = browsers.visitor(root(), 375, "de-DE", false).newPage();
            page.navigate("/rundgang");
            page.getByLabel("Code").fill("222 222");
            page.locator("main button").click();
            assertThat(page.locator(".error-summary")).isVisible();
            page.getByLabel("Code").fill(walk.code());
            page.locator("main button").click();
            page.locator(".stop-link").last().click();
            page.locator(".stop-form button").click();
            assertThat(page.locator(".error-summary")).containsText("Gesicht");
            note(page, "sicher", "Als Formular");
            assertThat(page.locator("[data-walk-message]")).isVisible();
            page.locator("#foto summary").click();
            photo(page);
            assertThat(page.locator("[data-walk-message]")).isVisible();
            assertEquals(List.of("Als Formular"), texts(walk));
            assertEquals(List.of("Dunkle Ecke"), walk.get("/photos").path("altText"));
        }
    }

    private static void note(Page page, String feeling, String text) {
        page.locator(".mark-choice")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + feeling + "\\s*$")))
                .click();
        page.locator(".rating__step--2 input").first().check();
        page.locator("#text").fill(text);
        page.locator(".stop-form button").click();
        assertThat(page.locator("[data-walk-message]")).isVisible();
    }

    private static void photo(Page page) {
        if (!page.locator("#altText").isVisible()) {
            page.locator("#foto summary").click();
        }
        page.locator("#file").setInputFiles(new FilePayload("bild.png", "image/png", Walking.picture(300, 200, "png")));
        page.locator("#altText").fill("Dunkle Ecke");
        page.locator("#consent input").first().check();
        page.locator("#foto button").click();
    }

    private static void loseOneAnswer(BrowserContext phone) {
        var lost = new AtomicInteger();
        phone.route("**/observations", route -> {
            if (lost.getAndIncrement() == 0) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
    }

    private static Locator state(Page page, String part) {
        return page.locator("[data-walk-" + part + "]");
    }

    private static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE);
    }

    private static List<String> texts(Walking walk) {
        List<String> texts = walk.get("/observations").path("text");
        return texts.stream().sorted().toList();
    }

    private void check(Page page) {
        assertFalse(page.content().contains("???"));
        if ((Boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth")) {
            barriers.add(page.url() + " is wider than the window");
        }
        barriers.addAll(Browsers.barriers(page));
    }

    private String root() {
        return base.toString().replaceAll("/$", "");
    }
}
