package de.defus.monitor.journey;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Whoever tries the demo city finds its walks: what was seen, what was done, and what changed. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DemoWalksTest {

    private static final Pattern BEFORE_AND_AFTER =
            Pattern.compile("(\\d+) % unwohl, unsicher oder ängstlich .*? Beim Vergleichsrundgang: (\\d+) %");

    @Test
    void theHomePageLeadsToMeasuresAndTheirWalk() {
        var measures = page(page("/").select("a:contains(Was daraus wurde)").attr("href"));
        for (var words : new String[] {"umgesetzt", "zugesagt", "abgelehnt", "Alle sechs Lampen sind ersetzt"}) {
            assertTrue(measures.text().contains(words), measures::text);
        }

        var walk = page(measures.select("a[href^=/rundgaenge/]").first().attr("href"));

        var underpass = walk.select("section:has(h3:contains(Unterführung)), article:has(h3:contains(Unterführung))")
                .last();
        var change = BEFORE_AND_AFTER.matcher(underpass == null ? walk.text() : underpass.text());
        assertTrue(change.find(), walk::text);
        assertTrue(Integer.parseInt(change.group(1)) > Integer.parseInt(change.group(2)), "the new lamps helped");
    }

    @Test
    void programsReadTheMeasuresToo() {
        var features = given().get("/api/v1/published-measures/musterstadt.geojson");
        assertEquals(200, features.statusCode());
        assertEquals(4, features.<List<Object>>path("features").size(), "one for each measure");
    }

    private static Document page(String path) {
        var answer = given().accept("text/html").get(path);
        assertEquals(200, answer.statusCode(), path);
        return Jsoup.parse(answer.asString());
    }
}
