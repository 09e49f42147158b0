package de.defus.monitor.response.importing;

import de.defus.monitor.questionnaire.Condition;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.Section;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a questionnaire that a file can answer: the questions it has columns for. A routing rule that asks for an
 * item the file lacks cannot be checked; its question then counts as asked of everybody whose cell is filled.
 */
final class AskedPart {

    private AskedPart() {}

    /**
     * @param questions keys of the questions that the file has columns for
     * @param items keys of the items that it has columns for
     */
    static Questionnaire of(Questionnaire whole, Set<String> questions, Set<String> items) {
        var sections = whole.sections().stream()
                .map(section -> new Section(
                        section.key(),
                        section.title(),
                        section.intro(),
                        section.questions().stream()
                                .filter(question -> questions.contains(question.key()))
                                .map(question -> withCheckableRule(question, items))
                                .map(question -> withRowsOf(question, items))
                                .toList()))
                .toList();
        return whole.with(sections, whole.scales());
    }

    private static Question withCheckableRule(Question question, Set<String> items) {
        return question.askedIf().map(Condition::items).map(items::containsAll).orElse(true)
                ? question
                : question.withRule(Optional.empty());
    }

    private static Question withRowsOf(Question question, Set<String> items) {
        return question.kind() == Question.Kind.BATTERY
                ? question.withItems(question.items().stream()
                        .filter(item -> items.contains(item.key()))
                        .toList())
                : question;
    }
}
