package de.defus.monitor.account;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slows guessing: after five failures an account name must wait, twice as long with each further one, up to five minutes.
 * Kept by name and not by address, so that nobody behind the same address is locked out with the guesser.
 */
@ApplicationScoped
class SignInThrottle {

    private static final int FREE_FAILURES = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    /** More names than any platform has accounts; beyond it old entries go. */
    private static final int MOST_NAMES = 10_000;

    private record Failures(int count, Instant waitUntil) {}

    private final ConcurrentHashMap<String, Failures> byName = new ConcurrentHashMap<>();
    private final InstantSource clock;

    SignInThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Counts a try as failed before it is made, until {@link #succeeded} says otherwise: many at the same moment count like
     * one after the other.
     *
     * @throws Refusal {@code TOO_MANY_TRIES} with the seconds to wait
     */
    void begin(String name) {
        var now = clock.instant();
        if (byName.size() >= MOST_NAMES) {
            byName.values()
                    .removeIf(
                            failures -> failures.waitUntil().plus(LONGEST_WAIT).isBefore(now));
        }
        byName.compute(name, (key, known) -> {
            if (known != null && now.isBefore(known.waitUntil())) {
                throw new Refusal(
                        ProblemType.TOO_MANY_TRIES,
                        Duration.between(now, known.waitUntil()).toSeconds() + 1);
            }
            var count = known == null ? 1 : known.count() + 1;
            return new Failures(count, now.plus(waitAfter(count)));
        });
    }

    void succeeded(String name) {
        byName.remove(name);
    }

    static Duration waitAfter(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        var doublings = Math.min(failures - FREE_FAILURES, 10);
        var wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
