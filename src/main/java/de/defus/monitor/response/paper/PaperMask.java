package de.defus.monitor.response.paper;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fields in which a form is typed: one for each row that is printed, in the order of the paper and in its words.
 *
 * @param language of the form
 */
public record PaperMask(String language, List<Part> parts) {

    /** A section as it is printed. */
    public record Part(String title, List<Row> questions) {}

    /** A question with the codes printed beside its boxes. */
    public record Row(int number, String stem, List<Box> boxes, List<Field> fields) {}

    /** A box: its code and what it says. */
    public record Box(String code, String label) {}

    /**
     * Where something is typed.
     *
     * @param label empty where the question itself says it
     */
    public record Field(String key, Kind kind, String label, String value, String error) {

        public boolean isText() {
            return kind == Kind.TEXT;
        }

        public boolean isCode() {
            return kind == Kind.CODE || kind == Kind.CODES;
        }

        public boolean isSeveral() {
            return kind == Kind.CODES;
        }
    }

    /** What is typed in a field. */
    public enum Kind {
        /** One code. */
        CODE,
        /** Several codes with blanks between them. */
        CODES,
        /** A line of text. */
        LINE,
        /** Lines of text. */
        TEXT
    }

    static PaperMask of(
            Questionnaire questionnaire,
            String language,
            Map<String, List<String>> typed,
            List<Fault> faults,
            Texts texts) {
        var maker = new Maker(questionnaire, language, typed, faults, texts);
        return new PaperMask(
                language,
                questionnaire.sections().stream()
                        .map(section -> new Part(
                                section.title().in(language),
                                section.questions().stream().map(maker::row).toList()))
                        .toList());
    }

    /** What a field is called where it stands alone: number, question, item. */
    static String name(Questionnaire questionnaire, String field, String language) {
        for (var question : questionnaire.questions().toList()) {
            for (var item : question.items()) {
                var isOther = question.textKey().filter(field::equals).isPresent();
                if (item.key().equals(field) || isOther) {
                    var stem = question.number() + ". " + question.stem().in(language);
                    return question.kind() == Question.Kind.BATTERY
                            ? stem + " – " + item.label().in(language)
                            : stem;
                }
            }
        }
        return field;
    }

    /** A code with what it says; other text as it is. */
    static String shown(Questionnaire questionnaire, String field, List<String> values, String language) {
        var boxes = questionnaire
                .findQuestionOf(field)
                .filter(question -> question.kind() != Question.Kind.OPEN)
                .map(question -> boxes(questionnaire, question, language))
                .orElse(List.of());
        return String.join(
                "; ",
                values.stream()
                        .map(value -> boxes.stream()
                                .filter(box -> box.code().equals(value))
                                .map(box -> value + " – " + box.label())
                                .findFirst()
                                .orElse(value))
                        .toList());
    }

    private static List<Box> boxes(Questionnaire questionnaire, Question question, String language) {
        var boxes = new ArrayList<Box>();
        questionnaire.findScale(question).ifPresent(scale -> {
            scale.categories()
                    .forEach(category -> boxes.add(new Box(
                            Integer.toString(category.code()), category.label().in(language))));
            scale.missing()
                    .forEach((missing, label) ->
                            boxes.add(new Box(Integer.toString(missing.code()), label.in(language))));
        });
        return boxes;
    }

    private record Maker(
            Questionnaire questionnaire,
            String language,
            Map<String, List<String>> typed,
            List<Fault> faults,
            Texts texts) {

        Row row(Question question) {
            var fields = new ArrayList<Field>();
            if (question.kind() != Question.Kind.OPEN) {
                var kind = question.kind() == Question.Kind.MULTIPLE ? Kind.CODES : Kind.CODE;
                question.items().forEach(item -> fields.add(field(item.key(), kind, label(question, item))));
            }
            question.textKey().ifPresent(key -> {
                var open = question.kind() == Question.Kind.OPEN;
                fields.add(field(key, open ? Kind.TEXT : Kind.LINE, open ? "" : texts.say("paper.other")));
            });
            return new Row(
                    question.number(), question.stem().in(language), boxes(questionnaire, question, language), fields);
        }

        private String label(Question question, Item item) {
            return question.kind() == Question.Kind.BATTERY ? item.label().in(language) : "";
        }

        private Field field(String key, Kind kind, String label) {
            var value = String.join(kind == Kind.CODES ? " " : "\n", typed.getOrDefault(key, List.of()));
            var error = faults.stream()
                    .filter(fault -> fault.where().equals(key))
                    .map(fault -> fault.in(texts))
                    .findFirst()
                    .orElse("");
            return new Field(key, kind, label, value, error);
        }
    }
}
