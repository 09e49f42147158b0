package de.defus.monitor.response.importing;

import de.defus.monitor.questionnaire.InstrumentDiff;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a file can be compared with the survey's other waves: the part of the questionnaire that the file answers, against
 * the whole.
 *
 * @param comparable keys of the items that can
 * @param gaps the items that cannot; free text, which has no figures, is not among them
 */
record Comparability(List<String> comparable, List<Gap> gaps) {

    /** Why an item cannot be compared. */
    enum Why {
        /** No column of the file is matched with it. */
        NOT_IN_FILE,
        /** Some of its boxes have no column, and an absent box is not an empty one. */
        BOXES_MISSING,
        /** The file lacks the question that decides who was asked. */
        FILTER_MISSING,
        /** It was asked in another way. */
        ASKED_OTHERWISE
    }

    /** An item that cannot be compared. */
    record Gap(Item item, Question question, Why why) {}

    Comparability {
        comparable = List.copyOf(comparable);
        gaps = List.copyOf(gaps);
    }

    static Comparability of(Questionnaire whole, CodedFile file) {
        var absent = new HashSet<>(file.absent());
        var comparable = new ArrayList<String>();
        var gaps = new ArrayList<Gap>();
        for (var compared : InstrumentDiff.of(file.part(), whole).items()) {
            compared.later().ifPresent(item -> {
                var question = whole.findQuestionOf(item.key()).orElseThrow();
                if (question.kind() != Question.Kind.OPEN) {
                    why(compared.reason(), item, absent)
                            .ifPresentOrElse(
                                    why -> gaps.add(new Gap(item, question, why)), () -> comparable.add(item.key()));
                }
            });
        }
        return new Comparability(comparable, gaps);
    }

    private static Optional<Why> why(InstrumentDiff.Reason reason, Item item, Set<String> absent) {
        return switch (reason) {
            case NONE ->
                absent.stream().anyMatch(column -> column.matches(item.key() + "_[0-9]+"))
                        ? Optional.of(Why.BOXES_MISSING)
                        : Optional.empty();
            case ONLY_LATER -> Optional.of(Why.NOT_IN_FILE);
            case ROUTING_DIFFERS -> Optional.of(Why.FILTER_MISSING);
            default -> Optional.of(Why.ASKED_OTHERWISE);
        };
    }
}
