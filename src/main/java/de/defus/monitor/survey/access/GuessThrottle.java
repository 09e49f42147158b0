package de.defus.monitor.survey.access;

import de.defus.monitor.platform.time.TokenBucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slows guessing of codes: a bucket of tokens for each wave, and one for codes typed before the wave is known. A code that
 * does not exist takes a token; with the bucket empty the answer to the next wrong guess is held back. A code that exists is
 * never held back, however many others guess: it works at once, for thirty pupils behind one address too. Kept in memory,
 * never by address. Typing errors are found by the check symbol and cost nothing.
 *
 * <p>What keeps guesses from hitting is the length of the codes: at 10,000 guesses a second against 50,000 open codes, one
 * is hit in some two million years. The throttle keeps whoever tries from wearing out the server.
 */
@ApplicationScoped
public class GuessThrottle {

    static final int CAPACITY = 200;
    static final int TOKENS_A_SECOND = 20;
    static final Duration HELD_BACK = Duration.ofSeconds(2);

    /** Where codes are tried: in one wave, or in whichever wave has them. */
    private final ConcurrentHashMap<Optional<UUID>, Filling> buckets = new ConcurrentHashMap<>();

    private final InstantSource clock;

    GuessThrottle(InstantSource clock) {
        this.clock = clock;
    }

    private record Filling(TokenBucket bucket, boolean overdrawn) {}

    /**
     * Counts a code that does not exist.
     *
     * @param waveId the wave whose code was tried, empty if the code was to tell
     * @return how long the answer is to be held back; zero as long as wrong guesses are few
     */
    public Duration failed(Optional<UUID> waveId) {
        var filling = buckets.compute(waveId, (key, before) -> take(before));
        return filling.overdrawn() ? HELD_BACK : Duration.ZERO;
    }

    private Filling take(Filling before) {
        var now = clock.instant();
        var bucket = before == null
                ? new TokenBucket(CAPACITY, now)
                : before.bucket().refilled(now, TOKENS_A_SECOND, CAPACITY);
        return new Filling(bucket.taken(), !bucket.hasToken());
    }
}
