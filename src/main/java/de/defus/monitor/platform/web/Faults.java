package de.defus.monitor.platform.web;

import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.text.Texts;
import java.util.List;
import java.util.Optional;

/**
 * What was wrong with a form that is shown again.
 *
 * @param title what happened as a whole
 * @param faults one for each field that needs mending
 */
public record Faults(String title, List<FieldFault> faults) {

    /** A form shown for the first time. */
    public static final Faults NONE = new Faults("", List.of());

    /** What is wrong with one field, and how to mend it. */
    public record FieldFault(String field, String message) {}

    /** The words for a refusal, in the reader's language. */
    public static Faults of(Refusal refusal, Texts texts) {
        var faults = refusal.faults().stream()
                .map(fault -> new FieldFault(fault.where(), fault.in(texts)))
                .toList();
        var part = faults.isEmpty() ? ".detail" : ".title";
        var title = texts.say(
                "problem." + refusal.type().slug() + part, refusal.arguments().toArray());
        return new Faults(title, faults);
    }

    public boolean isEmpty() {
        return title.isEmpty();
    }

    /** The message of a field, if it has one. */
    public Optional<String> find(String field) {
        return faults.stream()
                .filter(fault -> fault.field().equals(field))
                .map(FieldFault::message)
                .findFirst();
    }
}
