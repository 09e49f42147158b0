package de.defus.monitor.platform.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What residents read exists in every language of theirs, with the same gaps to fill. */
class TranslationsTest {

    /** The problems that only staff can meet, whose pages are German and English. */
    private static final Predicate<String> STAFF_PROBLEM = Pattern.compile("(more|home|explained"
                    + "|(sign-in|setup-link|wrong-state|wave-in-use|already-exists|terms-not-accepted|not-released|base-too-small|margin"
                    + "|questionnaire|geometry|release|font|token|storage|job).*)")
            .asMatchPredicate();

    private static final Pattern GAP = Pattern.compile("\\{[^}]*}");

    static Stream<String> translations() {
        return Texts.RESIDENT_LANGUAGES.stream().filter(language -> !language.equals("de"));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void aLanguageHasAllThatResidentsRead(String language) throws IOException {
        sameKeys("response", language, key -> true);
        sameKeys("check", language, key -> true);
        sameKeys(
                "layout",
                language,
                key -> !key.startsWith("home.")
                        && !Set.of("municipalities", "walks", "measures").contains(key));
        sameKeys(
                "access",
                language,
                key -> key.startsWith("booklet.") || key.startsWith("letter.") && !key.startsWith("letter.staff"));
        sameKeys("problem", language, key -> !STAFF_PROBLEM.test(key));
    }

    private static void sameKeys(String feature, String language, Predicate<String> forResidents) throws IOException {
        var german = bundle(feature);
        var translated = bundle(feature + "_" + language);
        var needed = new TreeSet<>(german.stringPropertyNames());
        needed.removeIf(forResidents.negate());

        var lacking = new TreeSet<>(needed);
        lacking.removeAll(translated.stringPropertyNames());
        assertEquals(List.of(), List.copyOf(lacking), feature + " lacks in " + language);
        var unknown = new TreeSet<>(translated.stringPropertyNames());
        unknown.removeAll(german.stringPropertyNames());
        assertEquals(List.of(), List.copyOf(unknown), feature + " is unknown to German but in " + language);
        for (var key : needed) {
            var text = translated.getProperty(key);
            assertFalse(text.isBlank(), key + " in " + language);
            assertEquals(gaps(german.getProperty(key)), gaps(text), feature + "." + key + " in " + language);
            assertFalse(text.contains("'"), "a pattern would swallow the apostrophe of " + key + " in " + language);
        }
    }

    private static List<String> gaps(String text) {
        return GAP.matcher(text).results().map(found -> found.group()).sorted().toList();
    }

    private static Properties bundle(String name) throws IOException {
        var resource = TranslationsTest.class.getResourceAsStream("/messages/" + name + ".properties");
        assertTrue(resource != null, "no file of messages " + name);
        var properties = new Properties();
        try (var reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    @ParameterizedTest
    @MethodSource("translations")
    void aLanguageSpeaksItselfAndWritesNumbersInDigitsOfTheForm(String language) {
        var texts = Texts.in(language);
        assertEquals(language, texts.language());
        var page = texts.say("response.progress", 3, 8);
        assertTrue(page.contains("3") && page.contains("8"), page);
        var own = Texts.RESIDENT_LANGUAGES.stream()
                .map(other -> Texts.in(other).say("response.lead"))
                .collect(Collectors.toSet());
        assertEquals(Texts.RESIDENT_LANGUAGES.size(), own.size(), "each language has words of its own");
    }

    @ParameterizedTest
    @MethodSource("translations")
    void aKeyThatALanguageLacksIsSaidInGerman(String language) {
        var word = Texts.in(language).say("questionnaire.fault.german");
        var expected = Texts.in(language.equals("en") ? "en" : "de").say("questionnaire.fault.german");
        assertEquals(expected, word);
        // Within a file that is there, too: key by key.
        var home = Texts.in(language).say("layout.home.title");
        assertEquals(Texts.in(language.equals("en") ? "en" : "de").say("layout.home.title"), home);
    }
}
