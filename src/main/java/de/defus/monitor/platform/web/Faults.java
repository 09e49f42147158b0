package de.defus.monitor.platform.web;

import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was wrong with a form that is shown again.
 *
 * @param title what happened as a whole
 * @param faults one for each field that needs mending
 */
public record Faults(String title, List<FieldFault> faults) {

    /** A form shown for the first time. */
    public static final Faults NONE = new Faults("", List.of());

    private static final Pattern IN_A_FILE = Pattern.compile("(row|feature) ([0-9]+)(?:, column (.*))?");

    /**
     * What is wrong with one field, and how to mend it.
     *
     * @param place where in a file it is, in the reader's language; empty for a field of the form
     */
    public record FieldFault(String field, String message, String place) {}

    /** The words for a refusal, in the reader's language. */
    public static Faults of(Refusal refusal, Texts texts) {
        var faults = refusal.faults().stream()
                .map(fault -> new FieldFault(fault.where(), fault.in(texts), place(fault.where(), texts)))
                .toList();
        var part = faults.isEmpty() ? ".detail" : ".title";
        var title = texts.say(
                "problem." + refusal.type().slug() + part, refusal.arguments().toArray());
        return new Faults(title, faults);
    }

    private static String place(String where, Texts texts) {
        var found = IN_A_FILE.matcher(where);
        if (!found.matches()) {
            return "";
        }
        var number = Integer.parseInt(found.group(2));
        if (found.group(1).equals("feature")) {
            return texts.say("table.feature", number);
        }
        // Row 0 is the sheet as a whole.
        return found.group(3) == null
                ? texts.say("table.row", number)
                : number == 0 ? found.group(3) : texts.say("table.cell", number, found.group(3));
    }

    /** The same faults, with those of the file as a whole at the field it was chosen in. */
    public Faults ofFileIn(String field) {
        return new Faults(
                title,
                faults.stream()
                        .map(fault -> fault.field().equals("file")
                                ? new FieldFault(field, fault.message(), fault.place())
                                : fault)
                        .toList());
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
