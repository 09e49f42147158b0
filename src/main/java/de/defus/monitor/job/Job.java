package de.defus.monitor.job;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Long work that somebody asked for.
 *
 * @param progress per cent
 * @param starts how often it was begun
 * @param failure why it failed, as the name of a problem
 * @param keepUntil when it is forgotten with its result
 */
public record Job(
        UUID id,
        UUID municipalityId,
        UUID requestedBy,
        UUID waveId,
        String kind,
        String language,
        JobState state,
        int progress,
        int starts,
        Optional<String> failure,
        ResultFile file,
        Instant requestedAt,
        Instant keepUntil) {

    /** The key of why it failed; empty if it did not. */
    public String problemKey() {
        return failure.map(problem -> "problem." + problem + ".title").orElse("");
    }
}
