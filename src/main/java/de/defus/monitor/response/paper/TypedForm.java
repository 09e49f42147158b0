package de.defus.monitor.response.paper;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.check.AnswerChecker;
import de.defus.monitor.questionnaire.check.AnswerSheet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads and checks what a clerk typed: codes as they are printed beside the boxes, and text. */
final class TypedForm {

    /** On paper everything can be left open: where somebody lives is known from the letter. */
    private static final String MAY_BE_OPEN = "check.required";

    private final Questionnaire questionnaire;
    private final AnswerChecker checker;

    TypedForm(Questionnaire questionnaire) {
        this.questionnaire = questionnaire;
        this.checker = new AnswerChecker(questionnaire);
    }

    /** Keys of all fields of the form, in its order. */
    List<String> fields() {
        return questionnaire.questions().flatMap(TypedForm::fields).distinct().toList();
    }

    static Stream<String> fields(Question question) {
        var items = question.kind() == Question.Kind.OPEN
                ? Stream.<String>of()
                : question.items().stream().map(Item::key);
        return Stream.concat(items, question.textKey().stream());
    }

    /** The answers as they are compared and checked: codes apart and in order, text without blanks around it. */
    Map<String, List<String>> read(Function<String, List<String>> typed) {
        var answers = new HashMap<String, List<String>>();
        questionnaire.questions().forEach(question -> {
            if (question.kind() != Question.Kind.OPEN) {
                question.items().forEach(item -> keep(answers, item.key(), codes(typed.apply(item.key()))));
            }
            question.textKey().ifPresent(key -> keep(answers, key, text(typed.apply(key))));
        });
        return answers;
    }

    private static void keep(Map<String, List<String>> answers, String key, List<String> values) {
        if (!values.isEmpty()) {
            answers.put(key, values);
        }
    }

    private static List<String> codes(List<String> typed) {
        return typed.stream()
                .flatMap(text -> Stream.of(text.strip().split("[\\s,;]+")))
                .filter(code -> !code.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> text(List<String> typed) {
        var text = String.join("\n", typed).replaceAll("[ \\t]+", " ").strip();
        return text.isEmpty() ? List.of() : List.of(text);
    }

    /** What is wrong with the answers, by field. */
    List<Fault> faults(Map<String, List<String>> answers) {
        return checker.check(answers, AnswerChecker.HiddenAnswers.DROP).faults().stream()
                .filter(fault -> !fault.messageKey().equals(MAY_BE_OPEN))
                .toList();
    }

    /** The coded answers. */
    AnswerSheet sheet(Map<String, List<String>> answers) {
        return checker.check(answers, AnswerChecker.HiddenAnswers.DROP).sheet();
    }

    /** What differs between two entries of a form; what its reader was not to answer does not count. */
    List<Difference> compare(Map<String, List<String>> first, Map<String, List<String>> second) {
        return Difference.between(checker.withoutHidden(first), checker.withoutHidden(second), fields());
    }
}
