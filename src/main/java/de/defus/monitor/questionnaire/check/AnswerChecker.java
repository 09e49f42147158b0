package de.defus.monitor.questionnaire.check;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Column;
import de.defus.monitor.questionnaire.Columns;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.MissingCode;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.ResponseScale;
import de.defus.monitor.questionnaire.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks raw answers against a questionnaire and codes them. All faults are collected, none is thrown.
 *
 * <p>Raw answers are texts by item key: the code of a category or of a missing code, several for a multiple-response item,
 * free text under the question's text key. A question that was asked and left open is coded {@code REFUSED}, one that was
 * not asked {@code SKIPPED_BY_ROUTE}.
 */
public final class AnswerChecker {

    /** What to do with an answer to a question that is not asked. */
    public enum HiddenAnswers {
        /** A fault: the sender does not know the routing. */
        REFUSE,
        /** Left out: the respondent went back and changed the answer that decides. */
        DROP
    }

    /**
     * What a check found.
     *
     * @param sheet the coded answers; usable only if there are no faults
     * @param faults everything wrong, each at the item it is about
     */
    public record Checked(AnswerSheet sheet, List<Fault> faults) {
        public Checked {
            faults = List.copyOf(faults);
        }
    }

    private final Questionnaire questionnaire;
    private final List<Column> columns;
    private final Map<String, Integer> columnOf = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    public AnswerChecker(Questionnaire questionnaire) {
        this.questionnaire = questionnaire;
        this.columns = Columns.of(questionnaire);
        for (int index = 0; index < columns.size(); index++) {
            columnOf.put(columns.get(index).name(), index);
        }
        questionnaire.questions().forEach(question -> {
            question.items().forEach(item -> known.add(item.key()));
            question.textKey().ifPresent(known::add);
            question.placeKey().ifPresent(known::add);
        });
    }

    /** Checks a whole questionnaire. */
    public Checked check(Map<String, List<String>> raw, HiddenAnswers hidden) {
        var faults = new ArrayList<Fault>();
        raw.keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .forEach(key -> faults.add(Fault.at(key, "check.unknownItem", key)));
        var codes = new short[columns.size()];
        var texts = new LinkedHashMap<String, String>();
        var asked = new HashMap<String, List<String>>();
        questionnaire.questions().forEach(question -> {
            if (Routing.isAsked(question, asked)) {
                check(question, raw, faults, codes, texts);
                question.items().forEach(item -> asked.put(item.key(), values(raw, item.key())));
            } else {
                skip(question, raw, hidden, faults, codes);
            }
        });
        return new Checked(new AnswerSheet(codes, texts), faults);
    }

    /** Checks the questions of one page that are asked, given all answers so far. */
    public List<Fault> checkSection(Section section, Map<String, List<String>> raw) {
        var faults = new ArrayList<Fault>();
        var codes = new short[columns.size()];
        section.questions().stream()
                .filter(question -> Routing.isAsked(question, raw))
                .forEach(question -> check(question, raw, faults, codes, new HashMap<>()));
        return faults;
    }

    /** The raw answers without those to questions that are not asked. */
    public Map<String, List<String>> withoutHidden(Map<String, List<String>> raw) {
        var kept = new HashMap<String, List<String>>();
        questionnaire
                .questions()
                .filter(question -> Routing.isAsked(question, kept))
                .forEach(question -> {
                    question.items().stream()
                            .map(Item::key)
                            .filter(raw::containsKey)
                            .forEach(key -> kept.put(key, raw.get(key)));
                    question.textKey().filter(raw::containsKey).ifPresent(key -> kept.put(key, raw.get(key)));
                    question.placeKey().filter(raw::containsKey).ifPresent(key -> kept.put(key, raw.get(key)));
                });
        return kept;
    }

    private void check(
            Question question,
            Map<String, List<String>> raw,
            List<Fault> faults,
            short[] codes,
            Map<String, String> texts) {
        switch (question.kind()) {
            case SINGLE, BATTERY -> question.items().forEach(item -> single(question, item, raw, faults, codes));
            case MULTIPLE -> multiple(question, raw, faults, codes);
            case OPEN -> {}
        }
        question.textKey().ifPresent(key -> text(question, key, raw, faults, texts));
        question.placeKey().ifPresent(key -> place(question, key, raw, faults, texts));
    }

    private void single(
            Question question, Item item, Map<String, List<String>> raw, List<Fault> faults, short[] codes) {
        var values = values(raw, item.key());
        var column = columnOf.get(item.key());
        codes[column] = (short) MissingCode.REFUSED.code();
        if (values.isEmpty()) {
            if (question.required()) {
                faults.add(Fault.at(item.key(), "check.required"));
            }
            return;
        }
        if (values.size() > 1) {
            faults.add(Fault.at(item.key(), "check.severalValues"));
            return;
        }
        var scale = questionnaire.findScale(question).orElseThrow();
        if (!allowed(scale).contains(values.get(0))) {
            faults.add(Fault.at(item.key(), "check.unknownOption", shown(values.get(0))));
            return;
        }
        codes[column] = Short.parseShort(values.get(0));
    }

    private void multiple(Question question, Map<String, List<String>> raw, List<Fault> faults, short[] codes) {
        var item = question.items().get(0);
        var scale = questionnaire.findScale(question).orElseThrow();
        var values = values(raw, item.key()).stream().distinct().toList();
        var allowed = allowed(scale);
        values.stream()
                .filter(value -> !allowed.contains(value))
                .forEach(value -> faults.add(Fault.at(item.key(), "check.unknownOption", shown(value))));
        var missing = values.stream()
                .filter(value -> value.startsWith("-") && allowed.contains(value))
                .toList();
        var exclusive = Integer.toString(question.exclusiveCode());
        if (values.size() > 1 && (!missing.isEmpty() || values.contains(exclusive))) {
            faults.add(Fault.at(item.key(), "check.exclusive"));
        }
        if (question.maximumChoices() > 0 && values.size() > question.maximumChoices()) {
            faults.add(Fault.at(item.key(), "check.tooMany", question.maximumChoices(), values.size()));
        }
        if (values.isEmpty() && question.required()) {
            faults.add(Fault.at(item.key(), "check.required"));
        }
        var whole = values.isEmpty()
                ? MissingCode.REFUSED.code()
                : missing.isEmpty() ? 0 : Integer.parseInt(missing.get(0));
        for (var category : scale.categories()) {
            var ticked = values.contains(Integer.toString(category.code()));
            codes[columnOf.get(item.key() + "_" + category.code())] = (short) (whole != 0 ? whole : ticked ? 1 : 0);
        }
    }

    /** A district, a square of the grid, or both; each once. */
    private void place(
            Question question,
            String key,
            Map<String, List<String>> raw,
            List<Fault> faults,
            Map<String, String> texts) {
        var values = values(raw, key);
        var districts = question.placeScale()
                .map(questionnaire.scales()::get)
                .map(scale -> scale.categories().stream()
                        .map(category -> Integer.toString(category.code()))
                        .toList())
                .orElse(List.of());
        var unknown = values.stream()
                .filter(value -> !districts.contains(value) && !Square.isOne(value))
                .findFirst();
        if (unknown.isPresent()) {
            faults.add(Fault.at(key, "check.unknownOption", shown(unknown.get())));
        } else if (values.size() > 1 && values.stream().filter(Square::isOne).count() != 1 || values.size() > 2) {
            faults.add(Fault.at(key, "check.severalValues"));
        } else if (!values.isEmpty()) {
            texts.put(key, String.join(" ", values));
        }
    }

    private static void text(
            Question question,
            String key,
            Map<String, List<String>> raw,
            List<Fault> faults,
            Map<String, String> texts) {
        // Word processors break lines with these two when text is pasted.
        var written = String.join("\n", values(raw, key))
                .replace('\u000B', '\n')
                .replace('\f', '\n')
                .strip();
        var length = written.codePointCount(0, written.length());
        if (length > question.maximumLength()) {
            faults.add(Fault.at(key, "check.tooLong", question.maximumLength(), length));
        } else if (!isStorable(written)) {
            faults.add(Fault.at(key, "check.characters"));
        } else if (!written.isEmpty()) {
            texts.put(key, written);
        }
    }

    /**
     * Whether a database, a workbook and XML can hold a text: PostgreSQL takes neither NUL nor halves of a character, XML 1.0
     * no control characters but tab and line breaks, and not the two code points that are no characters.
     */
    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.isISOControl(point) && "\t\n\r".indexOf(point) < 0
                        || Character.getType(point) == Character.SURROGATE
                        || point == 0xFFFE
                        || point == 0xFFFF);
    }

    private void skip(
            Question question, Map<String, List<String>> raw, HiddenAnswers hidden, List<Fault> faults, short[] codes) {
        for (int index = 0; index < columns.size(); index++) {
            if (question.items().contains(columns.get(index).item())) {
                codes[index] = (short) MissingCode.SKIPPED_BY_ROUTE.code();
            }
        }
        if (hidden == HiddenAnswers.REFUSE) {
            Stream.of(
                            question.items().stream().map(Item::key),
                            question.textKey().stream(),
                            question.placeKey().stream())
                    .flatMap(keys -> keys)
                    .distinct()
                    .filter(key -> !values(raw, key).isEmpty())
                    .forEach(key -> faults.add(Fault.at(key, "check.notAsked")));
        }
    }

    private static Set<String> allowed(ResponseScale scale) {
        var codes = scale.categories().stream()
                .map(Category::code)
                .map(String::valueOf)
                .collect(Collectors.toCollection(HashSet::new));
        scale.missing().keySet().forEach(code -> codes.add(Integer.toString(code.code())));
        return codes;
    }

    private static List<String> values(Map<String, List<String>> raw, String key) {
        return raw.getOrDefault(key, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** What a message repeats of an input: little, and nothing that a terminal or page could obey. */
    private static String shown(String value) {
        var start = value.codePoints()
                .limit(30)
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return "„" + start + "“";
    }
}
