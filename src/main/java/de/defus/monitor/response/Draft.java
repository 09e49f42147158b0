package de.defus.monitor.response;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The half-finished answers of one resident, as typed and not yet checked.
 *
 * @param submissionId the id under which they will be submitted, chosen when the first page was shown
 * @param answers what was ticked or written, by item key: category codes, or one text. Answers to questions that are no
 *     longer asked stay here, so that changing a filter back brings them back; they are never submitted.
 */
record Draft(UUID submissionId, Map<String, List<String>> answers) {

    Draft {
        answers = Map.copyOf(answers);
    }

    /** A copy in which the answers to some items are replaced by what was typed on a page; an empty list removes one. */
    Draft with(Map<String, List<String>> typed) {
        var merged = new LinkedHashMap<>(answers);
        typed.forEach((item, values) -> {
            if (values.isEmpty()) {
                merged.remove(item);
            } else {
                merged.put(item, List.copyOf(values));
            }
        });
        return new Draft(submissionId, DraftSize.fitted(merged));
    }

    /** Says nothing of the answers: they must not slip into a log. */
    @Override
    public String toString() {
        return "Draft[…]";
    }
}
