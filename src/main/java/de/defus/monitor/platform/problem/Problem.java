package de.defus.monitor.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.defus.monitor.platform.text.Texts;
import java.util.List;

/**
 * A problem in the reader's language; as JSON it is the body that RFC 9457 defines.
 *
 * @param type address of the page that explains this type of problem
 * @param title the type in a few words
 * @param status HTTP status
 * @param detail what to know and do about it
 * @param faults every single thing wrong with the input
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "faults"})
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Found> faults) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** One thing wrong: where it is and what to do about it. */
    record Found(String where, String message) {}

    Problem {
        faults = List.copyOf(faults);
    }

    static Problem of(ProblemType type, Texts texts, List<Found> faults, Object... arguments) {
        return new Problem(
                "/problems/" + type.slug(),
                texts.say("problem." + type.slug() + ".title"),
                type.status(),
                texts.say("problem." + type.slug() + ".detail", arguments),
                faults);
    }

    static Problem of(Refusal refusal, Texts texts) {
        var found = refusal.faults().stream()
                .map(fault -> new Found(fault.where(), fault.in(texts)))
                .toList();
        return of(refusal.type(), texts, found, refusal.arguments().toArray());
    }
}
