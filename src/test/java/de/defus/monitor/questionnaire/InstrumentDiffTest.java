package de.defus.monitor.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.InstrumentDiff.Reason;
import de.defus.monitor.questionnaire.Question.Kind;
import de.defus.monitor.questionnaire.ResponseScale.Direction;
import de.defus.monitor.questionnaire.ResponseScale.Measure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What may be compared across versions, and why the rest may not. */
class InstrumentDiffTest {

    private static final List<String> WORDS =
            List.of("sehr sicher", "eher sicher", "teils", "eher unsicher", "unsicher");
    private static final ResponseScale SCALE = scale(Measure.ORDINAL, Direction.FAVOURABLE_FIRST, WORDS);

    @Test
    void theSameInstrumentIsComparableThroughout() {
        var one = instrument(question("tag", Kind.SINGLE, "sicher.tag"), SCALE);
        var diff = InstrumentDiff.of(one, one);
        assertEquals(List.of(Reason.NONE), reasons(diff));
        assertTrue(diff.findLater("tag").orElseThrow().isComparable());
    }

    @Test
    void itemsMeetByComparabilityKeyNotByName() {
        var earlier = instrument(question("v17", Kind.SINGLE, "sicher.tag"), SCALE);
        var later = instrument(question("tag", Kind.SINGLE, "sicher.tag"), SCALE);
        var compared = InstrumentDiff.of(earlier, later).findLater("tag").orElseThrow();
        assertTrue(compared.isComparable());
        assertEquals("v17", compared.earlier().orElseThrow().key());
    }

    @Test
    void itemsOfOneInstrumentAloneAreNamed() {
        var earlier = instrument(question("a", Kind.SINGLE, "alt"), SCALE);
        var later = instrument(question("a", Kind.SINGLE, "neu"), SCALE);
        assertEquals(List.of(Reason.ONLY_LATER, Reason.ONLY_EARLIER), reasons(InstrumentDiff.of(earlier, later)));
    }

    @Test
    void aReversedScaleIsRefused() {
        refused(Reason.SCALE_REVERSED, scale(Measure.ORDINAL, Direction.FAVOURABLE_LAST, reversed()));
        refused(Reason.SCALE_REVERSED, scale(Measure.ORDINAL, Direction.FAVOURABLE_FIRST, reversed()));
        refused(Reason.SCALE_REVERSED, scale(Measure.ORDINAL, Direction.FAVOURABLE_LAST, WORDS));
    }

    @Test
    void anotherLengthIsRefused() {
        refused(Reason.SCALE_LENGTH_DIFFERS, scale(Measure.ORDINAL, Direction.FAVOURABLE_FIRST, WORDS.subList(0, 4)));
    }

    @Test
    void anotherMeaningOfACodeIsRefused() {
        var words = new ArrayList<>(WORDS);
        words.set(2, "weder noch");
        refused(Reason.LABELS_DIFFER, scale(Measure.ORDINAL, Direction.FAVOURABLE_FIRST, words));
        refused(Reason.MEASURE_DIFFERS, scale(Measure.NOMINAL, Direction.NONE, WORDS));
    }

    @Test
    void capitalsAndDotsChangeNoMeaning() {
        var words = new ArrayList<>(WORDS);
        words.set(0, "Sehr sicher.");
        refused(Reason.NONE, scale(Measure.ORDINAL, Direction.FAVOURABLE_FIRST, words));
    }

    @Test
    void anotherCodeForACategoryIsRefused() {
        var categories = new ArrayList<>(SCALE.categories());
        categories.set(4, new Category(9, categories.get(4).label()));
        refused(Reason.CODES_DIFFER, new ResponseScale("s", SCALE.measure(), SCALE.direction(), categories, Map.of()));
    }

    @Test
    void aNewWayNotToAnswerIsRefused() {
        refused(
                Reason.MISSING_CODES_DIFFER,
                new ResponseScale(
                        "s",
                        SCALE.measure(),
                        SCALE.direction(),
                        SCALE.categories(),
                        Map.of(MissingCode.DONT_KNOW, LocalizedText.same("weiß nicht"))));
    }

    @Test
    void otherPeopleAskedIsRefused() {
        var earlier = instrument(question("a", Kind.SINGLE, "k"), SCALE);
        var asked = question("a", Kind.SINGLE, "k", Optional.of(new Condition.In("b", Set.of(1))), 0);
        assertEquals(List.of(Reason.ROUTING_DIFFERS), reasons(InstrumentDiff.of(earlier, instrument(asked, SCALE))));
    }

    @Test
    void kindAndNumberOfChoicesMatter() {
        var single = instrument(question("a", Kind.SINGLE, "k"), SCALE);
        var boxes = instrument(question("a", Kind.MULTIPLE, "k"), SCALE);
        var three = instrument(question("a", Kind.MULTIPLE, "k", Optional.empty(), 3), SCALE);
        var open = instrument(question("a", Kind.OPEN, "k"), SCALE);
        assertEquals(List.of(Reason.KIND_DIFFERS), reasons(InstrumentDiff.of(single, boxes)));
        assertEquals(List.of(Reason.MAXIMUM_CHOICES_DIFFER), reasons(InstrumentDiff.of(boxes, three)));
        assertEquals(List.of(Reason.KIND_DIFFERS), reasons(InstrumentDiff.of(open, single)));
        assertEquals(List.of(Reason.FREE_TEXT), reasons(InstrumentDiff.of(open, open)));
        // A row of a battery and a question of its own are one category each.
        var battery = instrument(question("a", Kind.BATTERY, "k"), SCALE);
        assertEquals(List.of(Reason.NONE), reasons(InstrumentDiff.of(single, battery)));
    }

    @Test
    void aKeyBorneTwiceIsAmbiguous() {
        var one = question("a", Kind.SINGLE, "k");
        var two = question("b", Kind.SINGLE, "k");
        var diff = InstrumentDiff.of(instrument(one, SCALE), instrument(List.of(one, two), SCALE));
        assertEquals(List.of(Reason.AMBIGUOUS_KEY), reasons(diff));
        assertFalse(diff.items().get(0).isComparable());
    }

    private static void refused(Reason reason, ResponseScale later) {
        var question = question("a", Kind.SINGLE, "k");
        assertEquals(
                List.of(reason), reasons(InstrumentDiff.of(instrument(question, SCALE), instrument(question, later))));
    }

    private static List<Reason> reasons(InstrumentDiff diff) {
        return diff.items().stream().map(InstrumentDiff.Compared::reason).toList();
    }

    private static List<String> reversed() {
        var words = new ArrayList<>(WORDS);
        Collections.reverse(words);
        return words;
    }

    private static ResponseScale scale(Measure measure, Direction direction, List<String> words) {
        var categories = new ArrayList<Category>();
        for (var word : words) {
            categories.add(new Category(categories.size() + 1, LocalizedText.same(word)));
        }
        return new ResponseScale("s", measure, direction, categories, new TreeMap<>());
    }

    private static Question question(String key, Kind kind, String comparabilityKey) {
        return question(key, kind, comparabilityKey, Optional.empty(), 0);
    }

    private static Question question(
            String key, Kind kind, String comparabilityKey, Optional<Condition> askedIf, int maximumChoices) {
        var text = LocalizedText.same(key);
        return new Question(
                key,
                1,
                kind,
                text,
                Optional.empty(),
                List.of(new Item(key, text, Dimension.AFFECTIVE, Evidence.PROPOSAL, comparabilityKey)),
                kind == Kind.OPEN ? Optional.empty() : Optional.of("s"),
                askedIf,
                false,
                maximumChoices,
                0,
                0,
                false,
                0,
                Optional.empty(),
                false);
    }

    private static Questionnaire instrument(Question question, ResponseScale scale) {
        return instrument(List.of(question), scale);
    }

    private static Questionnaire instrument(List<Question> questions, ResponseScale scale) {
        return Examples.questionnaire(questions, Map.of("s", scale), List.of());
    }
}
