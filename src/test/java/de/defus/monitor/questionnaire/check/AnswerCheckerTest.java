package de.defus.monitor.questionnaire.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Column;
import de.defus.monitor.questionnaire.Columns;
import de.defus.monitor.questionnaire.MissingCode;
import de.defus.monitor.questionnaire.ModelQuestionnaireTest;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.check.AnswerChecker.HiddenAnswers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCheckerTest {

    private static final int RESPONDENTS = 3000;
    private static final Questionnaire CITY = ModelQuestionnaireTest.model()
            .forCity(
                    List.of(
                            new Category(1, LocalizedText.same("Mitte")),
                            new Category(2, LocalizedText.same("Nord")),
                            new Category(9, LocalizedText.same("Süd"))),
                    List.of());
    private static final List<Column> COLUMNS = Columns.of(CITY);

    private final AnswerChecker checker = new AnswerChecker(CITY);

    @Test
    void theModelRoutesByOneQuestion() {
        var routed = CITY.questions()
                .filter(question -> question.askedIf().isPresent())
                .toList();
        assertEquals(2, routed.size());
        assertTrue(routed.stream()
                .allMatch(question -> question.askedIf()
                        .orElseThrow()
                        .equals(new de.defus.monitor.questionnaire.Condition.In("activities_restricted", Set.of(1)))));
    }

    @ParameterizedTest
    @EnumSource(HiddenAnswers.class)
    void whateverIsSentASheetHoldsCodesOfTheScaleOnly(HiddenAnswers hidden) {
        var chance = new SplittableRandom(7);
        for (int respondent = 0; respondent < RESPONDENTS; respondent++) {
            var raw = nonsense(chance);
            var checked = checker.check(raw, hidden);
            var codes = checked.sheet().codes();
            assertEquals(COLUMNS.size(), codes.length);
            for (int index = 0; index < codes.length; index++) {
                var column = COLUMNS.get(index);
                assertTrue(possible(column).contains((int) codes[index]), () -> column.name() + " " + raw);
            }
            checked.sheet().texts().forEach((key, text) -> {
                if (key.endsWith("_place")) {
                    assertTrue(text.matches("[1-9]"), text);
                    return;
                }
                var question = questionOfText(key);
                assertTrue(text.codePointCount(0, text.length()) <= question.maximumLength());
                assertFalse(text.isBlank());
                assertFalse(text.contains("\0"));
            });
            checked.faults()
                    .forEach(fault -> assertTrue(
                            raw.containsKey(fault.where()) || fault.where().equals("district"), fault.toString()));
        }
    }

    @Test
    void whatIsValidIsCodedAsItWasTicked() {
        var chance = new SplittableRandom(11);
        var skipped = 0;
        for (int respondent = 0; respondent < RESPONDENTS; respondent++) {
            var raw = valid(chance);
            var checked = checker.check(raw, HiddenAnswers.REFUSE);
            assertEquals(List.of(), checked.faults(), raw::toString);
            var restricted =
                    raw.getOrDefault("activities_restricted", List.of()).contains("1");
            for (int index = 0; index < COLUMNS.size(); index++) {
                var column = COLUMNS.get(index);
                var hidden = !restricted && questionOf(column).askedIf().isPresent();
                skipped += hidden ? 1 : 0;
                assertEquals(
                        hidden ? MissingCode.SKIPPED_BY_ROUTE.code() : coded(column, raw),
                        checked.sheet().codes()[index],
                        () -> column.name() + " " + raw);
            }
            assertEquals(List.of(), checker.check(raw, HiddenAnswers.DROP).faults());
        }
        assertTrue(skipped > RESPONDENTS / 2, "the routing was used");
    }

    @Test
    void hiddenAnswersAreRefusedFromProgramsAndDroppedFromPeople() {
        for (var question :
                CITY.questions().filter(found -> found.askedIf().isPresent()).toList()) {
            var item = question.items().get(0).key();
            var keys = new ArrayList<>(List.of(item));
            question.textKey().ifPresent(keys::add);
            for (var key : keys) {
                var raw = new HashMap<>(
                        Map.of("district", List.of("1"), "activities_restricted", List.of("2"), key, List.of("1")));
                var refused = checker.check(raw, HiddenAnswers.REFUSE);
                assertEquals(List.of(Fault.at(key, "check.notAsked")), refused.faults());
                var dropped = checker.check(raw, HiddenAnswers.DROP);
                assertEquals(List.of(), dropped.faults());
                assertEquals(Map.of(), dropped.sheet().texts());
                assertFalse(checker.withoutHidden(raw).containsKey(key));
                COLUMNS.stream()
                        .filter(column -> column.item().key().equals(item))
                        .forEach(column -> assertEquals(
                                MissingCode.SKIPPED_BY_ROUTE.code(),
                                dropped.sheet().codes()[COLUMNS.indexOf(column)]));
            }
        }
    }

    @Test
    void aPlaceIsADistrictASquareOrBothAndNothingFiner() {
        var square = "N3152250E4321500";
        for (var good :
                List.of(List.of("9"), List.of(square), List.of("2", square), List.of(square, "2"), List.of("", ""))) {
            var checked = checker.check(place(good), HiddenAnswers.REFUSE);
            assertEquals(List.of(), checked.faults(), good::toString);
            assertEquals(
                    String.join(" ", good).strip(), checked.sheet().texts().getOrDefault("unsafe_places_place", ""));
        }
        for (var bad : List.of(
                List.of("7"),
                List.of("N3152251E4321500"),
                List.of("N3152250E4321400"),
                List.of("N315225E432150"),
                List.of("52.123,9.456"),
                List.of(square, square),
                List.of("1", "2"),
                List.of("1", "2", square),
                List.of("1", square, "N3152500E4321500"),
                List.of("\0"))) {
            var checked = checker.check(place(bad), HiddenAnswers.REFUSE);
            assertTrue(
                    checked.faults().stream().allMatch(fault -> fault.where().equals("unsafe_places_place"))
                            && !checked.faults().isEmpty(),
                    bad::toString);
        }
    }

    private static Map<String, List<String>> place(List<String> values) {
        return Map.of("district", List.of("1"), "unsafe_places_place", values);
    }

    @Test
    void anUnknownItemIsNamed() {
        var raw = Map.of("district", List.of("1"), "salary", List.of("1"), "safe_places", List.of("1"));
        assertEquals(
                List.of(
                        Fault.at("safe_places", "check.unknownItem", "safe_places"),
                        Fault.at("salary", "check.unknownItem", "salary")),
                checker.check(raw, HiddenAnswers.DROP).faults());
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "0", "-6", "-1", "01", "+1", "1.0", "99999999999", "ja", "١", "1 ", "1\0"})
    void anOptionThatIsNotOfferedIsNamed(String value) {
        for (var item : List.of("safe_dark_neighbourhood", "district", "unsafe_reasons")) {
            if (item.equals("unsafe_reasons") && value.equals("6")) {
                continue;
            }
            var raw = new HashMap<>(Map.of("district", List.of("1")));
            raw.put(item, List.of(value));
            var faults = checker.check(raw, HiddenAnswers.REFUSE).faults();
            assertEquals(1, faults.size(), () -> item + " " + faults);
            assertEquals(item, faults.get(0).where());
            assertEquals("check.unknownOption", faults.get(0).messageKey());
        }
    }

    @Test
    void theDistrictIsNeeded() {
        for (var raw : List.of(Map.<String, List<String>>of(), Map.of("district", List.of(" ")))) {
            assertEquals(
                    List.of(Fault.at("district", "check.required")),
                    checker.check(raw, HiddenAnswers.REFUSE).faults());
        }
    }

    @Test
    void boxesThatExcludeEachOtherAreNamed() {
        assertEquals(List.of("check.exclusive"), keys("unsafe_reasons", "1", "12"));
        assertEquals(List.of("check.exclusive"), keys("wanted_measures", "1", "-7"));
        assertEquals(List.of(), keys("unsafe_reasons", "12"));
        assertEquals(List.of(), keys("unsafe_reasons", "1", "1", "2"));
        assertEquals(List.of("check.severalValues"), keys("safe_dark_neighbourhood", "1", "2"));
    }

    @Test
    void textIsCountedAsPeopleCount() {
        var longest = "😀".repeat(500);
        assertEquals(List.of(), keys("unsafe_places", longest));
        var raw = Map.of("district", List.of("1"), "unsafe_places", List.of(longest + "ab"));
        assertEquals(
                List.of(Fault.at("unsafe_places", "check.tooLong", 500, 502)),
                checker.check(raw, HiddenAnswers.REFUSE).faults());
        assertEquals(List.of("check.characters"), keys("unsafe_places", "a\0b"));
        assertEquals(List.of("check.characters"), keys("unsafe_places", "a\ud83d"));
    }

    private List<String> keys(String item, String... values) {
        var raw = Map.of("district", List.of("1"), item, List.of(values));
        return checker.check(raw, HiddenAnswers.REFUSE).faults().stream()
                .map(Fault::messageKey)
                .toList();
    }

    /** What a column may hold, told from the files and not by the checker. */
    private static Set<Integer> possible(Column column) {
        var codes = new HashSet<>(Set.of(MissingCode.REFUSED.code()));
        var question = questionOf(column);
        if (question.askedIf().isPresent()) {
            codes.add(MissingCode.SKIPPED_BY_ROUTE.code());
        }
        var scale = CITY.findScale(question).orElseThrow();
        scale.missing().keySet().forEach(missing -> codes.add(missing.code()));
        if (column.isBox()) {
            codes.addAll(Set.of(0, 1));
        } else {
            scale.categories().forEach(category -> codes.add(category.code()));
        }
        return codes;
    }

    private static int coded(Column column, Map<String, List<String>> raw) {
        var values = raw.getOrDefault(column.item().key(), List.of());
        if (values.isEmpty()) {
            return MissingCode.REFUSED.code();
        }
        if (!column.isBox() || values.get(0).startsWith("-")) {
            return Integer.parseInt(values.get(0));
        }
        return values.contains(Integer.toString(column.boxCode())) ? 1 : 0;
    }

    private static Map<String, List<String>> valid(SplittableRandom chance) {
        var raw = new HashMap<String, List<String>>();
        CITY.questions().forEach(question -> {
            if (question.askedIf().isPresent()
                    && !raw.getOrDefault("activities_restricted", List.of()).contains("1")) {
                return;
            }
            question.items().forEach(item -> {
                if (question.required() || chance.nextInt(5) > 0) {
                    raw.put(item.key(), validValues(question, chance));
                }
            });
        });
        return raw;
    }

    private static List<String> validValues(Question question, SplittableRandom chance) {
        if (question.kind() == Question.Kind.OPEN) {
            return List.of("Am Bahnhof");
        }
        var scale = CITY.findScale(question).orElseThrow();
        var categories = new ArrayList<>(scale.categories().stream()
                .map(Category::code)
                .filter(code -> code != question.exclusiveCode())
                .map(String::valueOf)
                .toList());
        var single = new ArrayList<>(categories);
        scale.missing().keySet().forEach(missing -> single.add(Integer.toString(missing.code())));
        if (question.kind() != Question.Kind.MULTIPLE || chance.nextInt(5) == 0) {
            if (question.exclusiveCode() > 0) {
                single.add(Integer.toString(question.exclusiveCode()));
            }
            return List.of(single.get(chance.nextInt(single.size())));
        }
        var most = question.maximumChoices() == 0 ? categories.size() : question.maximumChoices();
        var ticked = new ArrayList<String>();
        for (int box = chance.nextInt(1, most + 1); box > 0; box--) {
            ticked.add(categories.remove(chance.nextInt(categories.size())));
        }
        return ticked;
    }

    /** Answers as no page sends them, over all kinds of questions. */
    private static Map<String, List<String>> nonsense(SplittableRandom chance) {
        var pieces = List.of(
                "1",
                "2",
                "3",
                "5",
                "9",
                "12",
                "99",
                "0",
                "100",
                "-6",
                "-7",
                "-8",
                "-9",
                "-5",
                "-10",
                "-99999",
                "32768",
                "70000",
                "ja",
                "",
                " ",
                "1.5",
                "\0",
                "\ud800",
                "x".repeat(600),
                "1e1",
                "٣");
        var keys = new ArrayList<String>(List.of("unknown", "", "district_1"));
        CITY.questions().forEach(question -> {
            question.items().forEach(item -> keys.add(item.key()));
            question.textKey().ifPresent(keys::add);
            question.placeKey().ifPresent(keys::add);
        });
        var raw = new HashMap<String, List<String>>();
        for (var key : keys) {
            if (chance.nextBoolean()) {
                var values = new ArrayList<String>();
                for (int count = chance.nextInt(4); count > 0; count--) {
                    values.add(pieces.get(chance.nextInt(pieces.size())));
                }
                raw.put(key, values);
            }
        }
        return raw;
    }

    private static Question questionOf(Column column) {
        return CITY.findQuestionOf(column.item().key()).orElseThrow();
    }

    private static Question questionOfText(String key) {
        return CITY.questions()
                .filter(question -> question.textKey().filter(key::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }
}
