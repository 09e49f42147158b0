package de.defus.monitor.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.response.WaitingAnswers;
import de.defus.monitor.survey.OpenLinks;
import de.defus.monitor.survey.WaveView;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Residents answer in their language, and change it on the way without losing a word. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LanguageJourneyTest {

    @TestHTTPResource("/")
    URI base;

    @Inject
    EntityManager entities;

    @Inject
    TenantScope tenants;

    @Inject
    OpenLinks links;

    @ParameterizedTest
    @ValueSource(strings = {"ar", "de-simple", "tr", "ru", "uk"})
    void anAnswerIsStoredInTheLanguageItWasGivenIn(String language) throws IOException, InterruptedException {
        var before = stored(language);
        var walk = new FormWalk(base.resolve("/b/demo?lang=" + language));
        var words = Texts.in(language);
        assertEquals(language, walk.page().selectFirst("html").attr("lang"));
        assertEquals(
                language.equals("ar") ? "rtl" : "ltr",
                walk.page().selectFirst("html").attr("dir"));
        assertTrue(walk.page().text().contains(words.say("layout.unreviewed")), "readers are told it is unchecked");

        walk.open(
                walk.address().resolve(walk.page().selectFirst("main a.button").attr("href")));
        walk.submit(Map.of("safe_dark_neighbourhood", List.of("2")));
        for (var pages = 0; !walk.address().getPath().endsWith("/pruefen") && pages < 20; pages++) {
            assertEquals(200, walk.status());
            assertEquals(language, walk.page().selectFirst("html").attr("lang"));
            walk.submit(walk.address().getPath().endsWith("/your_home") ? Map.of("district", List.of("1")) : Map.of());
        }
        assertTrue(walk.page().text().contains(words.say("response.check")));
        walk.submit(Map.of());

        assertTrue(walk.address().getPath().endsWith("/danke"), walk.address().toString());
        assertEquals(words.say("response.thanks"), walk.page().selectFirst("h1").text());
        assertEquals(before + 1, stored(language));
    }

    @Test
    void aFaultIsNamedInTheReadersLanguage() throws IOException, InterruptedException {
        var walk = new FormWalk(base.resolve("/b/demo/city_measures?lang=ar"));
        walk.submit(Map.of("wanted_measures", List.of("1", "2", "3", "4")));

        assertEquals(422, walk.status());
        assertEquals("rtl", walk.page().selectFirst("html").attr("dir"));
        assertTrue(
                walk.page().text().contains(Texts.in("ar").say("check.tooMany", 3, 4)),
                walk.page().text());
    }

    @Test
    void aChangeOfLanguageKeepsWhatWasTypedAndThePage() throws IOException, InterruptedException {
        var walk = new FormWalk(base.resolve("/b/demo/places_and_reasons?lang=de"));
        var written = "Am Bahnhof & „dahinter“";
        var typed = Map.of("unsafe_places", List.of(written), "unsafe_reasons", List.of("1", "12"));
        // Boxes that exclude each other are a fault, but nobody has asked to go on yet.
        walk.press(button(walk, "ar"), typed);

        assertEquals(200, walk.status());
        assertEquals("/b/demo/places_and_reasons", walk.address().getPath());
        assertNull(walk.address().getQuery(), "the address stays what it was");
        assertEquals("ar", walk.page().selectFirst("html").attr("lang"));
        assertNull(walk.page().selectFirst(".error-summary"), "a change of language checks nothing");
        assertEquals(List.of(written), walk.fields().get("unsafe_places"));
        assertEquals(List.of("1", "12"), walk.fields().get("unsafe_reasons"));

        walk.press(button(walk, "de-simple"), Map.of("unsafe_reasons", List.of("2")));
        assertEquals("de-simple", walk.page().selectFirst("html").attr("lang"));
        assertEquals(List.of("2"), walk.fields().get("unsafe_reasons"));
        walk.submit(Map.of());
        assertEquals("/b/demo/expectations", walk.address().getPath());
        assertEquals("de-simple", walk.page().selectFirst("html").attr("lang"));
    }

    @Test
    void aChangeOfLanguageOnAPageThatWasOpenTooLongLosesNothing() throws IOException, InterruptedException {
        var walk = new FormWalk(base.resolve("/b/demo/places_and_reasons?lang=de"));
        walk.press(
                button(walk, "tr"), Map.of("unsafe_places", List.of("İstasyon"), "formToken", List.of("of yesterday")));

        assertEquals("tr", walk.page().selectFirst("html").attr("lang"));
        assertTrue(walk.page().text().contains(Texts.in("tr").say("response.expired")));
        assertEquals(List.of("İstasyon"), walk.fields().get("unsafe_places"));
        walk.submit(Map.of());
        assertEquals("tr", walk.page().selectFirst("html").attr("lang"));
        assertEquals("/b/demo/expectations", walk.address().getPath());
    }

    @Test
    void enterInAFieldGoesOnAndDoesNotChangeTheLanguage() throws IOException, InterruptedException {
        var walk = new FormWalk(base.resolve("/b/demo/places_and_reasons?lang=uk"));
        var id = walk.form().id();
        var first = walk.page().select("button").stream()
                .filter(button -> button.attr("form").equals(id) || button.closest("form") == walk.form())
                .findFirst()
                .orElseThrow();
        assertEquals("next", first.val(), "the first button of a form is what Enter presses");
    }

    @Test
    void languagesBearTheirOwnNames() throws IOException, InterruptedException {
        var walk = new FormWalk(base.resolve("/b/demo?lang=en"));
        assertEquals(
                List.of("Deutsch", "Leichte Sprache", "English", "العربية", "Русский", "Türkçe", "Українська"),
                walk.page().select(".languages a").eachText());
        assertNotNull(walk.page().selectFirst(".languages a[lang=en][aria-current]"));
        assertFalse(walk.page().text().contains(Texts.in("en").say("layout.unreviewed")));
    }

    @Test
    void anAddressThatDoesNotExistIsExplainedInTheReadersLanguage() throws IOException, InterruptedException {
        var walk = new FormWalk(base.resolve("/b/nowhere?lang=ar"));
        assertEquals(404, walk.status());
        assertEquals("rtl", walk.page().selectFirst("html").attr("dir"));
        assertEquals(
                Texts.in("ar").say("problem.not-found.title"),
                walk.page().selectFirst("h1").text());
    }

    private static org.jsoup.nodes.Element button(FormWalk walk, String language) {
        return walk.page().selectFirst(".languages button[form=" + walk.form().id() + "][lang=" + language + "]");
    }

    /** Answers of the demo's open wave in a language, mixed already or not. */
    private long stored(String language) {
        WaveView wave = links.find("demo").orElseThrow();
        var mixed = tenants.call(
                wave.municipalityId(),
                () -> ((Number) entities.createNativeQuery(
                                        "select count(*) from responses where wave_id = :wave and language = :language")
                                .setParameter("wave", wave.id())
                                .setParameter("language", language)
                                .getSingleResult())
                        .longValue());
        return mixed
                + WaitingAnswers.languages(wave).stream()
                        .filter(language::equals)
                        .count();
    }
}
