package de.defus.monitor.response;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.Section;
import de.defus.monitor.questionnaire.check.Routing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields that the page of a section has. */
final class SectionFields {

    private SectionFields() {}

    /**
     * What this page's fields hold; a field left empty takes an earlier answer back. Questions that the page did not show
     * are left alone: their answers come back when the filter does.
     */
    static Map<String, List<String>> typed(Section section, FormBody form, Map<String, List<String>> before) {
        var typed = new HashMap<String, List<String>>();
        for (Question question : section.questions()) {
            if (!Routing.isAsked(question, before)) {
                continue;
            }
            if (question.kind() != Question.Kind.OPEN) {
                question.items().forEach(item -> typed.put(item.key(), form.all(item.key())));
            }
            question.textKey()
                    .ifPresent(key -> typed.put(key, form.first(key).isBlank() ? List.of() : List.of(form.first(key))));
            question.placeKey()
                    .ifPresent(key -> typed.put(
                            key,
                            form.all(key).stream()
                                    .filter(value -> !value.isBlank())
                                    .toList()));
        }
        return typed;
    }

    /**
     * The section with the field at fault.
     *
     * @throws Refusal {@code INVALID_INPUT} with the fault, if no page has such a field
     */
    static Section sectionOf(Questionnaire questionnaire, Fault fault) {
        return questionnaire.sections().stream()
                .filter(section -> section.questions().stream()
                        .flatMap(SectionFields::keys)
                        .anyMatch(fault.where()::equals))
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemType.INVALID_INPUT, List.of(fault)));
    }

    private static Stream<String> keys(Question question) {
        return Stream.concat(
                Stream.of(question.textKey(), question.placeKey()).flatMap(Optional::stream),
                question.items().stream().map(item -> item.key()));
    }
}
