package de.defus.monitor.walk;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.time.TokenBucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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
    private TokenBucket allowed;

    JoinThrottle(InstantSource clock) {
        this.clock = clock;
        this.allowed = new TokenBucket(AT_ONCE, clock.instant());
    }

    /**
     * @throws Refusal {@code TOO_MANY_TRIES} with the seconds to wait
     */
    synchronized void check() {
        if (!refilled().hasToken()) {
            throw new Refusal(ProblemType.TOO_MANY_TRIES, ONE_MORE_AFTER.toSeconds());
        }
    }

    synchronized void wrong() {
        allowed = refilled().taken();
    }

    private TokenBucket refilled() {
        return allowed.refilled(clock.instant(), 1.0 / ONE_MORE_AFTER.toSeconds(), AT_ONCE);
    }
}
