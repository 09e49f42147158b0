package de.defus.monitor.platform.time;

import java.time.Duration;
import java.time.Instant;

/**
 * How much of something is still allowed: a bucket that holds so many tokens at most and gets new ones at a steady rate.
 *
 * @param tokens left at that time; a whole one is needed to go on
 * @param at when they were counted
 */
public record TokenBucket(double tokens, Instant at) {

    /** The same bucket at a later time. A clock that was put back gives nothing and takes nothing. */
    public TokenBucket refilled(Instant now, double tokensASecond, double capacity) {
        var seconds = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
        return new TokenBucket(Math.min(capacity, tokens + seconds * tokensASecond), now);
    }

    /** Whether there is a whole token. */
    public boolean hasToken() {
        return tokens >= 1;
    }

    /** With one token less, never below none. */
    public TokenBucket taken() {
        return new TokenBucket(Math.max(0, tokens - 1), at);
    }
}
