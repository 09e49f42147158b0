package de.defus.monitor.questionnaire.check;

import de.defus.monitor.questionnaire.Condition;
import de.defus.monitor.questionnaire.Question;
import java.util.List;
import java.util.Map;

/** Decides which questions are asked, from what was answered before. */
public final class Routing {

    private Routing() {}

    /**
     * Whether a question is asked.
     *
     * @param answers raw answers by item key, of questions that were asked themselves
     */
    public static boolean isAsked(Question question, Map<String, List<String>> answers) {
        return question.askedIf().map(condition -> holds(condition, answers)).orElse(true);
    }

    private static boolean holds(Condition condition, Map<String, List<String>> answers) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().allMatch(part -> holds(part, answers));
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().anyMatch(part -> holds(part, answers));
        }
        if (condition instanceof Condition.Not not) {
            return !holds(not.part(), answers);
        }
        if (condition instanceof Condition.In in) {
            return in.codes().stream()
                    .map(String::valueOf)
                    .anyMatch(answers.getOrDefault(in.item(), List.of())::contains);
        }
        var answered = (Condition.Answered) condition;
        return answers.getOrDefault(answered.item(), List.of()).stream()
                .anyMatch(value -> !value.isBlank() && !value.startsWith("-"));
    }
}
