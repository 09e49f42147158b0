package de.defus.monitor.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.questionnaire.Adaptation.Kind;
import de.defus.monitor.questionnaire.Adaptation.OwnPlace;
import de.defus.monitor.questionnaire.Adaptation.OwnQuestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a survey changes of the model: what is allowed, and what comes of it. */
class AdaptationTest {

    private final Questionnaire model = ModelQuestionnaireTest.model();

    @Test
    void nothingChangedIsTheModelItself() {
        assertSame(model, AdaptedQuestionnaire.of(model, Adaptation.NONE, "stadt"));
    }

    @Test
    void theCoreStaysWhateverIsTicked() {
        for (var question : model.questions().toList()) {
            var checked = AdaptationCheck.check(model, Adaptation.NONE.withDropped(List.of(question.key())));
            assertEquals(question.optional(), checked.faults().isEmpty(), question.key());
        }
        assertTrue(model.questions().filter(Question::optional).count() >= 10, "there is something to choose");
    }

    @Test
    void whatIsLeftOutIsGoneWithItsPageAndTheRestIsNumberedThrough() {
        var dropped = List.of("restricted_activities", "avoided_places", "protective_measures");
        var adapted = adapted(Adaptation.NONE.withDropped(dropped));
        assertEquals(model.sections().size() - 1, adapted.sections().size());
        assertTrue(
                adapted.sections().stream().noneMatch(section -> section.key().equals("precautions")));
        assertEquals(
                IntStream.rangeClosed(1, 22).boxed().toList(),
                adapted.questions().map(Question::number).toList());
    }

    @Test
    void keysAreMadeOnceAndKept() {
        var first = checked(Adaptation.NONE.withPlaces(List.of(place("Am Bahnhof Süd"), place("Am Bahnhof, Süd 2"))));
        assertEquals(
                List.of("own_place_am_bahnhof_sued", "own_place_am_bahnhof_sued_2"),
                first.places().stream().map(OwnPlace::key).toList());
        var renamed = new OwnPlace(first.places().get(1).key(), Map.of("de", "Im Stadtpark"));
        var later = checked(first.withPlaces(List.of(place("Am Bahnhof Süd 2 "), renamed)));
        assertEquals(
                List.of("own_place_am_bahnhof_sued_2_2", "own_place_am_bahnhof_sued_2"),
                later.places().stream().map(OwnPlace::key).toList());
        assertEquals(
                "own_place_1",
                checked(Adaptation.NONE.withPlaces(List.of(place("Площадь"))))
                        .places()
                        .get(0)
                        .key());
    }

    @Test
    void otherWordsAreAnotherItemAndOtherSignsAreNot() {
        var before = comparability("Kennen Sie das Ordnungsamt?", List.of("Ja", "Nein"));
        assertEquals(before, comparability("kennen Sie das Ordnungsamt", List.of("ja", "Nein ")));
        assertNotEquals(before, comparability("Kennen Sie das Bürgeramt?", List.of("Ja", "Nein")));
        assertNotEquals(before, comparability("Kennen Sie das Ordnungsamt?", List.of("Nein", "Ja")));
        assertNotEquals(before, comparability("Kennen Sie das Ordnungsamt?", List.of("Ja", "Nein", "Vielleicht")));
        assertTrue(before.startsWith("own.stadt_nord."), before);
    }

    @Test
    void aChangedOwnQuestionIsOneEntryOfTheDifference() {
        var place = new OwnPlace("own_place_x", Map.of("de", "Am Bahnhof"));
        var earlier = adapted(Adaptation.NONE.withPlaces(List.of(place)));
        var renamed = new OwnPlace("own_place_x", Map.of("de", "Am Hauptbahnhof"));
        var later = adapted(Adaptation.NONE.withPlaces(List.of(renamed)));
        var diff = InstrumentDiff.of(earlier, later);
        var compared = diff.findLater("own_place_x").orElseThrow();
        assertEquals(InstrumentDiff.Reason.ASKED_OTHERWISE, compared.reason());
        assertEquals("Am Bahnhof", compared.earlier().orElseThrow().label().in("de"));
        assertTrue(diff.items().stream().noneMatch(item -> item.reason() == InstrumentDiff.Reason.ONLY_EARLIER));
        assertTrue(InstrumentDiff.of(later, later)
                .findLater("own_place_x")
                .orElseThrow()
                .isComparable());
    }

    @Test
    void missingTranslationsAreAskedInGerman() {
        var typed = new OwnPlace("", Map.of("de", "Am Hafen", "en", "At the harbour", "tr", "  "));
        var adapted = adapted(Adaptation.NONE.withPlaces(List.of(typed)));
        var item = adapted.findQuestionOf("own_place_am_hafen")
                .orElseThrow()
                .items()
                .get(6);
        assertEquals("At the harbour", item.label().in("en"));
        assertEquals("Am Hafen", item.label().in("tr"));
    }

    @Test
    void ownThingsChangePlacesWithTheirNeighboursOnly() {
        var places = Stream.of("a", "b", "c")
                .map(key -> new OwnPlace(key, Map.of("de", key)))
                .toList();
        var questions = Stream.of("q1 x", "q2 y", "q3 x")
                .map(line -> line.split(" "))
                .map(line -> new OwnQuestion(line[0], line[1], Kind.TEXT, Map.of("de", line[0]), "", Map.of()))
                .toList();
        var own = new Adaptation(List.of("left_out"), places, questions);
        assertEquals(List.of("b", "a", "c"), keys(own.withMoved("b", true)).subList(0, 3));
        assertEquals(List.of("a", "c", "b"), keys(own.withMoved("b", false)).subList(0, 3));
        assertEquals(own, own.withMoved("a", true), "it is the first");
        assertEquals(own, own.withMoved("c", false), "it is the last");
        assertEquals(own, own.withMoved("q2", true), "it is alone on its page");
        assertEquals(own, own.withMoved("nothing", true));
        assertEquals(own, own.withMoved(null, true));
        // The question of another page between them is not passed but stays where it is.
        assertEquals(List.of("q3", "q2", "q1"), keys(own.withMoved("q1", false)).subList(3, 6));
        assertEquals(own, own.withMoved("q1", false).withMoved("q1", true), "there and back");
    }

    private static List<String> keys(Adaptation own) {
        return Stream.concat(
                        own.places().stream().map(OwnPlace::key),
                        own.questions().stream().map(OwnQuestion::key))
                .toList();
    }

    @Test
    void everyFaultIsNamedAtItsField() {
        var faults = AdaptationCheck.check(
                        model,
                        new Adaptation(
                                List.of("gender", "nichts"),
                                List.of(
                                        place("In großen Parks"),
                                        place(""),
                                        new OwnPlace("safe_place_parks", Map.of("de", "x")),
                                        new OwnPlace("", Map.of("de", "y", "fr", "le y"))),
                                List.of(
                                        new OwnQuestion("", "weg", null, Map.of("de", "a"), "", Map.of()),
                                        new OwnQuestion(
                                                "", "about_you", Kind.RATING, Map.of("de", "b"), "age", Map.of()),
                                        new OwnQuestion(
                                                "",
                                                "about_you",
                                                Kind.CHOICE,
                                                Map.of("de", "c\u0000"),
                                                "",
                                                Map.of("de", List.of("Ja", "ja"), "en", List.of("Yes"))))))
                .faults()
                .stream()
                .map(Fault::where)
                .toList();
        assertEquals(
                List.of(
                        "dropped",
                        "dropped",
                        "places.0.name-de",
                        "places.1.name-de",
                        "places.2",
                        "places.3.name-fr",
                        "questions.0.section",
                        "questions.0.kind",
                        "questions.1.scale",
                        "questions.2.stem-de",
                        "questions.2.answers-de",
                        "questions.2.answers-en"),
                faults);
    }

    @Test
    void aFileCannotUseTheNamesOfOwnThings() {
        assertFalse(model.questions().anyMatch(Question::isOwn));
        assertTrue(model.scales().keySet().stream().noneMatch(name -> name.startsWith(Item.OWN)));
    }

    /** Whatever passes the check gives a sound questionnaire: no column twice, every scale there, routing kept. */
    @Test
    void whateverIsAllowedGivesASoundQuestionnaire() {
        var optional =
                model.questions().filter(Question::optional).map(Question::key).toList();
        var sections = model.sections().stream().map(Section::key).toList();
        var ratings = List.copyOf(AdaptationCheck.ratings(model).keySet());
        var accepted = 0;
        for (int seed = 0; seed < 300; seed++) {
            var chance = new SplittableRandom(seed);
            var typed = new Adaptation(
                    optional.stream().filter(key -> chance.nextInt(3) == 0).toList(),
                    IntStream.range(0, chance.nextInt(6))
                            .mapToObj(index -> place(word(chance)))
                            .toList(),
                    IntStream.range(0, chance.nextInt(6))
                            .mapToObj(index -> question(chance, sections, ratings))
                            .toList());
            var checked = AdaptationCheck.check(model, typed);
            if (!checked.faults().isEmpty()) {
                continue;
            }
            accepted++;
            var adapted = AdaptedQuestionnaire.of(model, checked.adaptation(), "stadt");
            var columns = Columns.of(adapted).stream().map(Column::name).toList();
            assertEquals(columns.size(), new HashSet<>(columns).size(), "seed " + seed);
            var before = new ArrayList<String>();
            adapted.questions().forEach(question -> {
                assertTrue(
                        question.kind() == Question.Kind.OPEN
                                || adapted.findScale(question).isPresent(),
                        question.key());
                question.askedIf().ifPresent(condition -> assertTrue(before.containsAll(condition.items())));
                question.items().forEach(item -> before.add(item.key()));
            });
            assertTrue(adapted.breakdowns().stream().allMatch(breakdown -> before.contains(breakdown.item())));
            assertTrue(adapted.indicators().stream().allMatch(indicator -> before.contains(indicator.item())));
            assertEquals(checked.adaptation(), checked(checked.adaptation()), "checking again changes nothing");
            // The core can always be compared with the model.
            var core = model.questions()
                    .filter(question -> !question.optional() && question.kind() != Question.Kind.OPEN)
                    .flatMap(question -> question.items().stream())
                    .map(Item::key)
                    .toList();
            var diff = InstrumentDiff.of(model, adapted);
            core.forEach(key -> assertTrue(diff.findLater(key).orElseThrow().isComparable(), key));
        }
        assertTrue(accepted > 100, "accepted: " + accepted);
    }

    private static OwnQuestion question(SplittableRandom chance, List<String> sections, List<String> ratings) {
        var kind = Kind.values()[chance.nextInt(3)];
        var answers = IntStream.range(0, 2 + chance.nextInt(4))
                .mapToObj(index -> index + " " + word(chance))
                .toList();
        return new OwnQuestion(
                "",
                sections.get(chance.nextInt(sections.size())),
                kind,
                Map.of("de", word(chance), "en", word(chance)),
                ratings.get(chance.nextInt(ratings.size())),
                Map.of("de", answers));
    }

    private static String word(SplittableRandom chance) {
        var letters = List.of("ä", "ß", "A", "b", " ", "-", "1", "é", "Ж", "=", "ع", "😀", ".");
        var word = new StringBuilder();
        for (int length = 1 + chance.nextInt(60); word.length() < length; ) {
            word.append(letters.get(chance.nextInt(letters.size())));
        }
        return word.toString();
    }

    private String comparability(String stem, List<String> answers) {
        var own = new OwnQuestion(
                "own_question_amt", "about_you", Kind.CHOICE, Map.of("de", stem), "", Map.of("de", answers));
        var adaptation = checked(Adaptation.NONE.withQuestions(List.of(own)));
        return AdaptedQuestionnaire.of(model, adaptation, "stadt-nord")
                .findQuestionOf("own_question_amt")
                .orElseThrow()
                .items()
                .get(0)
                .comparabilityKey();
    }

    private Questionnaire adapted(Adaptation typed) {
        return AdaptedQuestionnaire.of(model, checked(typed), "stadt");
    }

    private Adaptation checked(Adaptation typed) {
        var checked = AdaptationCheck.check(model, typed);
        assertEquals(List.of(), checked.faults());
        return checked.adaptation();
    }

    private static OwnPlace place(String german) {
        return new OwnPlace("", Map.of("de", german));
    }
}
