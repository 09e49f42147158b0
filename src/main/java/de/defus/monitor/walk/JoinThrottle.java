package de.defus.monitor.walk;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Slows the guessing of join codes. Wrong codes are counted for the whole platform, since no address is kept: sixty at
 * once, then one in two seconds. With 887 million codes and ten open walks a guesser needs years for one. While the
 * allowance is used up nobody new joins; those who have joined carry a pass and notice nothing.
 */
@ApplicationScoped
class JoinThrottle {

    static final int AT_ONCE = 60;
    static final Duration ONE_MORE_AFTER = Duration.ofSeconds(2);

    private final InstantSource clock;
    private double allowed = AT_ONCE;
    private Instant countedAt;

    JoinThrottle(InstantSource clock) {
        this.clock = clock;
        this.countedAt = clock.instant();
    }

    /**
     * @throws Refusal {@code TOO_MANY_TRIES} with the seconds to wait
     */
    synchronized void check() {
        refill();
        if (allowed < 1) {
            throw new Refusal(ProblemType.TOO_MANY_TRIES, ONE_MORE_AFTER.toSeconds());
        }
    }

    synchronized void wrong() {
        refill();
        allowed = Math.max(0, allowed - 1);
    }

    private void refill() {
        var now = clock.instant();
        var passed = Math.max(0, Duration.between(countedAt, now).toMillis());
        allowed = Math.min(AT_ONCE, allowed + (double) passed / ONE_MORE_AFTER.toMillis());
        countedAt = now;
    }
}
