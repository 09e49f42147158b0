package de.defus.monitor.survey.access;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slows guessing of codes: a bucket of tokens for each wave, and one for codes typed before the wave is known. A code that
 * does not exist takes a token; with the bucket empty nobody's code is looked up for a moment. Kept in memory, never by
 * address: residents behind one address are many. Typing errors are found by the check symbol and cost nothing.
 */
@ApplicationScoped
public class GuessThrottle {

    static final int CAPACITY = 2_000;
    static final int TOKENS_A_SECOND = 200;

    /** Where codes are tried: in one wave, or in whichever wave has them. */
    private final ConcurrentHashMap<Optional<UUID>, Bucket> buckets = new ConcurrentHashMap<>();

    private final InstantSource clock;

    GuessThrottle(InstantSource clock) {
        this.clock = clock;
    }

    private record Bucket(double tokens, Instant at) {}

    /**
     * @param waveId the wave whose code is tried, empty if the code is to tell
     * @throws Refusal {@code TOO_MANY_TRIES} with the seconds to wait
     */
    public void check(Optional<UUID> waveId) {
        if (now(buckets.get(waveId)).tokens() < 1) {
            throw new Refusal(ProblemType.TOO_MANY_TRIES, 1);
        }
    }

    /** Counts a code that does not exist. */
    public void failed(Optional<UUID> waveId) {
        buckets.compute(waveId, (key, before) -> {
            var bucket = now(before);
            // A debt of a second at most: whoever stops guessing stops being in others' way.
            return new Bucket(Math.max(bucket.tokens() - 1, -TOKENS_A_SECOND), bucket.at());
        });
    }

    private Bucket now(Bucket before) {
        var now = clock.instant();
        if (before == null) {
            return new Bucket(CAPACITY, now);
        }
        var seconds = Math.max(0, Duration.between(before.at(), now).toNanos() / 1e9);
        return new Bucket(Math.min(CAPACITY, before.tokens() + seconds * TOKENS_A_SECOND), now);
    }
}
