package de.defus.monitor.questionnaire;

import de.defus.monitor.platform.text.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Small questionnaires for tests: one section, no indices, no crossed breakdowns; everything is called by its key. */
public final class Examples {

    private Examples() {}

    public static Questionnaire questionnaire(
            List<Question> questions, Map<String, ResponseScale> scales, List<Breakdown> breakdowns) {
        return questionnaire(1, questions, scales, breakdowns);
    }

    public static Questionnaire questionnaire(
            int version, List<Question> questions, Map<String, ResponseScale> scales, List<Breakdown> breakdowns) {
        return new Questionnaire(
                "test",
                version,
                LocalizedText.same("Test"),
                List.of("de", "en"),
                List.of(),
                List.of(new Section("only", LocalizedText.same("Only"), Optional.empty(), questions)),
                scales,
                List.of(),
                List.of(),
                breakdowns,
                List.of(),
                Questionnaire.USUAL_MINIMUM_BASE);
    }

    /** A question of one item, with the scale of its name. */
    public static Question single(String key, int number, Dimension dimension) {
        return Question.plain(number, Question.Kind.SINGLE, item(key, dimension), Optional.of(key));
    }

    public static Item item(String key, Dimension dimension) {
        return new Item(key, LocalizedText.same(key), dimension, Evidence.PROPOSAL, key);
    }

    /** A scale that is not rated, with the codes 1 to {@code size}. */
    public static ResponseScale nominal(String key, int size) {
        return nominal(
                key,
                IntStream.rangeClosed(1, size)
                        .mapToObj(code -> key + " " + code)
                        .toArray(String[]::new));
    }

    /** A scale that is not rated, with the codes 1, 2, … */
    public static ResponseScale nominal(String key, String... labels) {
        return new ResponseScale(
                key,
                ResponseScale.Measure.NOMINAL,
                ResponseScale.Direction.NONE,
                IntStream.range(0, labels.length)
                        .mapToObj(index -> new Category(index + 1, LocalizedText.same(labels[index])))
                        .toList(),
                Map.of());
    }
}
