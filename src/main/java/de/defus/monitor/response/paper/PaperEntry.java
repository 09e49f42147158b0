package de.defus.monitor.response.paper;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A form that is typed in and not stored yet.
 *
 * @param id name of the row, made of the form's code
 * @param first what the first clerk typed, by item key
 * @param second what the second clerk typed
 * @param submissionId under which the answers will be stored
 */
record PaperEntry(
        String id,
        UUID batchId,
        State state,
        String firstClerk,
        Optional<String> secondClerk,
        UUID submissionId,
        Map<String, List<String>> first,
        Map<String, List<String>> second) {

    /** How far a form is. */
    enum State {
        /** The first clerk is typing. */
        FIRST,
        /** Typed once; waits for somebody else. */
        WAITING,
        /** The second clerk is typing. */
        SECOND,
        /** Typed twice, and not the same. */
        DIFFERENT
    }

    PaperEntry {
        first = Map.copyOf(first);
        second = Map.copyOf(second);
    }

    static PaperEntry begun(String id, UUID batchId, String clerk) {
        return new PaperEntry(id, batchId, State.FIRST, clerk, Optional.empty(), UUID.randomUUID(), Map.of(), Map.of());
    }

    PaperEntry withFirst(Map<String, List<String>> typed, State next) {
        return new PaperEntry(id, batchId, next, firstClerk, secondClerk, submissionId, typed, second);
    }

    PaperEntry withSecond(Map<String, List<String>> typed, State next) {
        return new PaperEntry(id, batchId, next, firstClerk, secondClerk, submissionId, first, typed);
    }

    PaperEntry takenUpBy(String clerk) {
        return new PaperEntry(id, batchId, State.SECOND, firstClerk, Optional.of(clerk), submissionId, first, second);
    }

    /** Whether this clerk types the form the first time, or looks through what they typed. */
    boolean isFirstOf(String clerk) {
        return (state == State.FIRST || state == State.WAITING) && firstClerk.equals(clerk);
    }

    boolean isSecondOf(String clerk) {
        return state == State.SECOND && secondClerk.filter(clerk::equals).isPresent();
    }

    /** Says nothing of the answers: they must not slip into a log. */
    @Override
    public String toString() {
        return "PaperEntry[…]";
    }
}
