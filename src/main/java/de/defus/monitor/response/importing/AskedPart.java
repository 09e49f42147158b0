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
        return new Questionnaire(
                whole.key(),
                whole.version(),
                whole.title(),
                whole.languages(),
                whole.unreviewed(),
                sections,
                whole.scales(),
                whole.indicators(),
                whole.indices(),
                whole.breakdowns(),
                whole.crossed(),
                whole.minimumBase());
    }

    private static Question withCheckableRule(Question question, Set<String> items) {
        if (question.askedIf().map(Condition::items).map(items::containsAll).orElse(true)) {
            return question;
        }
        return new Question(
                question.key(),
                question.number(),
                question.kind(),
                question.stem(),
                question.hint(),
                question.items(),
                question.scale(),
                Optional.empty(),
                question.required(),
                question.maximumChoices(),
                question.exclusiveCode(),
                question.otherCode(),
                question.cityPlaces(),
                question.maximumLength(),
                question.placeScale(),
                question.optional());
    }

    private static Question withRowsOf(Question question, Set<String> items) {
        return question.kind() == Question.Kind.BATTERY
                ? question.withItems(question.items().stream()
                        .filter(item -> items.contains(item.key()))
                        .toList())
                : question;
    }
}
