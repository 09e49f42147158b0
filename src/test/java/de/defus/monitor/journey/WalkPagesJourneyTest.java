package de.defus.monitor.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.walk.Walking;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes after a walk, in a real browser: on a phone and a desk, in the light and in the dark. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WalkPagesJourneyTest {

    /** Where pictures of the pages are left for people to look at. */
    private static final Path PICTURES = Path.of("target", "pages");

    @TestHTTPResource
    URI base;

    @Test
    void nothingBarsTheWayAfterAWalk() throws IOException {
        var before = Walking.open("Unterführung am Bahnhof", "DARK", 2);
        before.send(Walking.observations(1, 7, 6)).then().statusCode(200);
        Walking.photo(before.analyst(), before.id(), "Die Treppe");
        before.call("close", 200);
        var measure = measure(before);
        var after = Walking.planned(before.analyst(), "Unterführung, zweiter Gang", "DARK", before.id());
        after.call("open", 200);
        after.send(Walking.observations(1, 2, 5)).then().statusCode(200);
        after.call("close", 200);
        var walk = "/stadt/rundgaenge/" + before.id();
        var paths = List.of(
                walk + "/veraenderung",
                walk + "/auswertung",
                walk + "/protokoll",
                "/stadt/rundgaenge/neu",
                "/stadt/massnahmen/bilanz",
                "/stadt/massnahmen/" + measure,
                "/massnahmen/" + before.analyst().municipality().slug(),
                "/rundgaenge/" + before.id());
        Files.createDirectories(PICTURES);
        var barriers = new ArrayList<String>();
        try (var browsers = new Browsers()) {
            for (var width : List.of(375, 1280)) {
                var page = browsers.visitor(root(), width, "de-DE", true).newPage();
                page.navigate("/anmelden");
                page.fill("#email", before.analyst().email());
                page.fill("#password", Staff.PASSWORD);
                page.locator("main form button").first().click();
                for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    for (var path : paths) {
                        page.navigate(path);
                        var wider = (Boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
                        assertFalse(wider, path + " at " + width);
                        barriers.addAll(Browsers.barriers(page));
                        var name = path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}/?", "")
                                .replaceAll("[^a-z0-9]+", "_");
                        page.screenshot(new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(PICTURES.resolve(name + "_" + width + "_" + scheme + ".png")));
                    }
                }
            }
            assertEquals(List.of(), barriers);
            assertEquals(List.of(), browsers.complaints());
        }
    }

    /** A measure that is promised and shown to everybody, on a published walk. */
    private static String measure(Walking walk) {
        var analyst = walk.analyst();
        var content = """
                "content":{"text":"Unterführung heller machen","department":"Tiefbauamt","partner":"Bahn","priority":"HIGH",
                 "costClass":"SMALL","dueOn":"2026-12-20","participation":"CONSULTED"}""";
        String id = Walking.json(analyst)
                .body("{" + content + ",\"stops\":[1]}")
                .post(walk.path() + "/measures")
                .path("id");
        Walking.json(analyst)
                .body("{\"state\":\"PROMISED\"}")
                .post("/api/v1/measures/" + id + "/steps")
                .then()
                .statusCode(200);
        Walking.json(analyst)
                .body(("{" + content + ",\"publicAnswer\":\"Noch vor Weihnachten.\",\"released\":true}")
                        .getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/measures/" + id)
                .then()
                .statusCode(200);
        Walking.json(analyst)
                .body(Map.of("published", true))
                .put(walk.path() + "/publication")
                .then()
                .statusCode(200);
        return id;
    }

    private String root() {
        return base.toString().replaceAll("/$", "");
    }
}
