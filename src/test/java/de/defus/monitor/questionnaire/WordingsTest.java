package de.defus.monitor.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The model questionnaire says the same in every language it is offered in. */
class WordingsTest {

    @Test
    void germanAndItsSimpleFormComeFirst() throws IOException {
        assertEquals(Texts.RESIDENT_LANGUAGES, model().languages());
    }

    @Test
    void onlyGermanAndEnglishHaveBeenReviewed() throws IOException {
        var model = model();

        assertEquals(List.of("de-simple", "ar", "ru", "tr", "uk"), model.unreviewed());
        assertTrue(model.isReviewedIn("de"));
        assertFalse(model.isReviewedIn("ar"));
        assertEquals(model.unreviewed(), model.forCity(List.of(), List.of()).unreviewed());
    }

    @Test
    void eachLanguageHasExactlyTheKeysOfGerman() throws IOException {
        var german = keys(file("v1.de.yaml"));
        for (var language : Texts.RESIDENT_LANGUAGES) {
            var own = keys(file("v1." + language + ".yaml"));
            own.remove("reviewed");
            assertEquals(german, own, language);
        }
    }

    @Test
    void noTwoAnswersOfAScaleReadTheSame() throws IOException {
        var model = model();
        for (var language : model.languages()) {
            model.scales().forEach((name, scale) -> {
                var words = new HashSet<String>();
                scale.categories()
                        .forEach(category -> words.add(category.label().in(language)));
                scale.missing().values().forEach(label -> words.add(label.in(language)));
                assertEquals(
                        scale.categories().size() + scale.missing().size(), words.size(), name + " in " + language);
            });
        }
    }

    @Test
    void theScalesAreTranslatedAlikeWhereverTheyOccur() throws IOException {
        var model = model();
        for (var language : model.languages()) {
            var safety = model.scales().get("safety").categories();
            var atPlaces = model.scales().get("safety_at_places").categories();
            for (var i = 0; i < safety.size(); i++) {
                assertEquals(
                        safety.get(i).label().in(language),
                        atPlaces.get(i).label().in(language));
            }
        }
    }

    @Test
    void leichteSpracheWritesShortSentencesOneALine() throws IOException {
        model().questions().forEach(question -> {
            for (var line : question.stem().in("de-simple").split("\n")) {
                assertTrue(line.split(" ").length <= 15, "a long line: " + line);
                assertFalse(line.matches(".*[.?!] [A-ZÄÖÜ].*"), "two sentences on a line: " + line);
            }
        });
    }

    @Test
    void aWordingThatOneLanguageLacksIsAFault() throws IOException {
        var files = new LinkedHashMap<>(files());
        var arabic = files.get("v1.ar.yaml");
        files.put("v1.ar.yaml", arabic.replaceFirst("(?m)^    stem: كم عمركم؟$", "    hint: \"-\""));

        assertThrows(Refusal.class, () -> QuestionnaireFiles.read("defus-monitor", "v1.yaml", file("v1.yaml"), files));
    }

    private static Questionnaire model() throws IOException {
        return QuestionnaireFiles.read("defus-monitor", "v1.yaml", file("v1.yaml"), files());
    }

    private static Map<String, String> files() throws IOException {
        var files = new LinkedHashMap<String, String>();
        for (var language : Texts.RESIDENT_LANGUAGES) {
            var name = "v1." + language + ".yaml";
            files.put(name, file(name));
        }
        return files;
    }

    private static String file(String name) throws IOException {
        try (var stream = WordingsTest.class.getResourceAsStream("/questionnaires/defus-monitor/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static TreeSet<String> keys(String text) {
        var faults = new FileFaults();
        var keys = new TreeSet<String>();
        collect("", YamlFile.read("wordings", text, faults).root(), keys);
        assertTrue(faults.isEmpty());
        return keys;
    }

    private static void collect(String path, com.fasterxml.jackson.databind.JsonNode node, TreeSet<String> keys) {
        node.properties().forEach(entry -> {
            var below = path.isEmpty() ? entry.getKey() : path + "/" + entry.getKey();
            keys.add(below);
            collect(below, entry.getValue(), keys);
        });
    }
}
