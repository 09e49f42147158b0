package de.defus.monitor.survey.instrument;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.util.List;

/** Brings the faults of a whole adaptation to the fields of the form in which one part of it was typed. */
final class FormFaults {

    private FormFaults() {}

    /**
     * The same refusal, its faults at the form's fields.
     *
     * @param part what the faults of that part begin with
     */
    static Refusal of(Refusal refused, String part) {
        return new Refusal(
                refused.type(),
                refused.faults().stream()
                        .map(fault -> fault.where().startsWith(part)
                                ? new Fault(
                                        fault.where().substring(part.length()), fault.messageKey(), fault.arguments())
                                : fault)
                        .toList(),
                refused.arguments().toArray());
    }

    /**
     * Where a part stands that is changed, or the end of the list for a new one, which has no key yet.
     *
     * @throws Refusal {@code NOT_FOUND} if it was removed meanwhile
     */
    static int position(List<String> keys, String key) {
        if (key.isEmpty()) {
            return keys.size();
        }
        var index = keys.indexOf(key);
        if (index < 0) {
            throw new Refusal(ProblemType.NOT_FOUND);
        }
        return index;
    }
}
