package de.defus.monitor.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What residents meet on their way through the questionnaire, in a browser without JavaScript. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ResidentJourneyTest {

    @TestHTTPResource("/b/demo")
    URI start;

    private FormWalk walk;

    @BeforeEach
    void begin() throws Exception {
        walk = new FormWalk(start);
        walk.open(page("feeling_safe"));
    }

    @Test
    void answersAreStoredOnceWhateverIsClickedTwice() throws Exception {
        var before = DemoWave.responses();
        walkThrough();
        var again = walk.fields();
        walk.submit(Map.of());
        assertEquals("/b/demo/danke", walk.address().getPath());
        assertEquals(before + 1, DemoWave.responses());

        // A lost acknowledgement: the same form is sent once more, from a page that is still open.
        walk.post(page("pruefen"), again);
        assertEquals("/b/demo/danke", walk.address().getPath());
        walk.open(page("danke"));
        assertEquals(200, walk.status());
        assertEquals(before + 1, DemoWave.responses());
    }

    @Test
    void goingBackShowsWhatWasTypedAndAChangedFilterHidesItsQuestions() throws Exception {
        walkThrough();
        assertTrue(walk.page().text().contains("am Bahnhof"), "the summary shows the text");

        walk.open(page("everyday_life"));
        assertEquals(List.of("1"), walk.fields().get("activities_restricted"));
        walk.submit(Map.of("activities_restricted", List.of("2"), "go", List.of("next")));
        assertEquals("/b/demo/precautions", walk.address().getPath());
        assertFalse(walk.page().text().contains("Was lassen Sie deshalb sein"), "the hidden question is not asked");

        walk.submit(Map.of("go", List.of("back")));
        walk.submit(Map.of("activities_restricted", List.of("1"), "go", List.of("next")));
        assertEquals(List.of("1"), walk.fields().get("restricted_activities"), "the earlier answer comes back");
    }

    @Test
    void aMistakeGetsAMessageAndEverythingStaysAsTyped() throws Exception {
        walk.open(page("city_measures"));
        var four = List.of("1", "2", "3", "4");
        walk.submit(Map.of("wanted_measures", four, "wishes", List.of("Licht & <b>Ruhe</b>"), "go", List.of("next")));
        assertEquals(422, walk.status());
        assertEquals(
                "#wanted_measures", walk.page().selectFirst(".error-summary a").attr("href"));
        assertEquals(four, walk.fields().get("wanted_measures"));
        assertEquals(List.of("Licht & <b>Ruhe</b>"), walk.fields().get("wishes"));
    }

    @Test
    void theDistrictIsNeededAndNothingElse() throws Exception {
        walk.open(page("your_home"));
        walk.submit(Map.of("go", List.of("next")));
        assertEquals(422, walk.status());
        assertEquals(1, walk.page().select(".error-summary li").size());
        walk.submit(Map.of("district", List.of("1"), "go", List.of("next")));
        assertEquals("/b/demo/about_you", walk.address().getPath());
    }

    @Test
    void anExpiredFormKeepsWhatWasTyped() throws Exception {
        walk.submit(Map.of(
                "formToken", List.of("1.00"),
                "safe_dark_neighbourhood", List.of("5"),
                "go", List.of("next")));
        assertEquals(403, walk.status());
        assertEquals(List.of("5"), walk.fields().get("safe_dark_neighbourhood"));
        walk.submit(Map.of("go", List.of("next")));
        assertEquals("/b/demo/places_and_reasons", walk.address().getPath());
    }

    @Test
    void withoutCookieOrWithABrokenOneTypedAnswersSurvive() throws Exception {
        for (var cookie : List.of("", "defus_answers=%%%;", "defus_answers=" + "A".repeat(43) + "; x=\u0001")) {
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(page("feeling_safe"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .header("Accept", "text/html")
                                    .header("Cookie", cookie.isEmpty() ? "a=b" : cookie.replace("\u0001", ""))
                                    .POST(HttpRequest.BodyPublishers.ofString("safe_dark_neighbourhood=4&go=next"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(403, answer.statusCode());
            assertTrue(
                    answer.body().matches("(?s).*name=\"safe_dark_neighbourhood\" value=\"4\" checked.*"),
                    "typed answer is on the page");
        }
    }

    @Test
    void theLanguageChangesAndAnswersStay() throws Exception {
        walk.submit(Map.of("safe_dark_neighbourhood", List.of("3"), "go", List.of("next")));
        walk.open(URI.create(page("feeling_safe") + "?lang=en"));
        assertEquals("en", walk.page().selectFirst("html").attr("lang"));
        assertEquals(List.of("3"), walk.fields().get("safe_dark_neighbourhood"));
    }

    @Test
    void aReleasedWaveTakesNoAnswers() throws Exception {
        walk.open(start.resolve("/b/demo-2023"));
        assertEquals(409, walk.status());
        walk.post(start.resolve("/b/demo-2023/feeling_safe"), Map.of("go", List.of("next")));
        assertEquals(409, walk.status());
    }

    @Test
    void whatDoesNotExistIsNotFound() throws Exception {
        walk.open(start.resolve("/b/gibt-es-nicht"));
        assertEquals(404, walk.status());
        walk.open(page("gibt-es-nicht"));
        assertEquals(404, walk.status());
    }

    @Test
    void whoSharesADeviceThrowsAwayWhatSomebodyTypedAndBeginsAfresh() throws Exception {
        walk.submit(Map.of("safe_dark_neighbourhood", List.of("3"), "go", List.of("next")));
        walk.open(start);
        assertTrue(walk.page().text().contains("schon ein Fragebogen angefangen"));
        walk.open(walk.address()
                .resolve(walk.page().selectFirst("main a[href$=verwerfen]").attr("href")));
        walk.submit(Map.of("formToken", List.of("1.00")));
        assertEquals(403, walk.status());
        walk.open(page("feeling_safe"));
        assertEquals(List.of("3"), walk.fields().get("safe_dark_neighbourhood"), "nothing goes by a stale form");

        walk.open(page("verwerfen"));
        walk.submit(Map.of());
        assertEquals("/b/demo", walk.address().getPath());
        assertFalse(walk.page().text().contains("schon ein Fragebogen angefangen"));
        assertEquals(0, walk.page().select("main a[href$=verwerfen]").size());
        walk.open(page("verwerfen"));
        assertEquals("/b/demo", walk.address().getPath(), "there is nothing left to throw away");
        walk.open(page("feeling_safe"));
        assertEquals(null, walk.fields().get("safe_dark_neighbourhood"));
    }

    /** Somebody pastes a whole report: it is too long, and says so, but it costs nobody the other answers of the page. */
    @Test
    void aTextOfManyPagesIsAMistakeAndNoFailure() throws Exception {
        for (var length : List.of(3_000, 60_000, 140_000, 250_000)) {
            walk.open(page("places_and_reasons"));
            walk.submit(Map.of(
                    "unsafe_places", List.of("x".repeat(length)),
                    "unsafe_reasons", List.of("1", "3"),
                    "go", List.of("next")));
            assertEquals(422, walk.status(), length + " characters");
            assertEquals(List.of("1", "3"), walk.fields().get("unsafe_reasons"), length + " characters");
        }
        walk.open(page("city_measures"));
        walk.submit(Map.of("wishes", List.of("y".repeat(250_000)), "go", List.of("next")));
        assertEquals(422, walk.status());
    }

    private void walkThrough() throws Exception {
        for (var page : DemoAnswers.PAGES) {
            assertEquals("/b/demo/" + page, walk.address().getPath());
            var typed = new java.util.LinkedHashMap<>(DemoAnswers.of(page));
            typed.put("go", List.of("next"));
            walk.submit(typed);
        }
        assertEquals("/b/demo/pruefen", walk.address().getPath());
    }

    private URI page(String name) {
        return URI.create(start + "/" + name);
    }
}
