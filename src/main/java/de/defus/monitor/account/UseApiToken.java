package de.defus.monitor.account;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.time.TokenBucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finds out in whose name a program calls. A key is good until its last day, and as long as its owner's account is open and
 * has the key's role. Wrong keys are answered without effort once there are many of them; a good one is never held back.
 */
@ApplicationScoped
class UseApiToken {

    static final int FREE_FAILURES = 50;
    private static final double FAILURES_A_SECOND = 1;

    private final ApiTokens tokens;
    private final Users users;
    private final InstantSource clock;
    private TokenBucket failures = new TokenBucket(FREE_FAILURES, Instant.EPOCH);

    UseApiToken(ApiTokens tokens, Users users, InstantSource clock) {
        this.tokens = tokens;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Who calls, with the rights of the key and no more.
     *
     * @throws Refusal {@code TOKEN_NOT_VALID}, or {@code TOO_MANY_TRIES} with the seconds to wait
     */
    User use(String key) {
        var found = find(key);
        if (found.isEmpty()) {
            throw failed();
        }
        return found.get();
    }

    private Optional<User> find(String key) {
        if (!ApiKeys.isKey(key)) {
            return Optional.empty();
        }
        var today = AccountDays.today(clock);
        var token =
                tokens.find(Secrets.digest(key)).filter(found -> !found.endsOn().isBefore(today));
        var owner = token.flatMap(found -> users.find(found.userId()))
                .filter(user -> !user.disabled())
                .filter(user -> user.role().includes(token.get().role()));
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        if (!token.get().lastUsedOn().equals(Optional.of(today))) {
            tokens.use(token.get(), today);
        }
        return owner.map(user -> new User(
                user.id(), user.municipalityId(), user.email(), token.get().role(), false));
    }

    private synchronized Refusal failed() {
        var filled = failures.refilled(clock.instant(), FAILURES_A_SECOND, FREE_FAILURES);
        failures = filled.taken();
        if (!filled.hasToken()) {
            return new Refusal(ProblemType.TOO_MANY_TRIES, (long) Math.ceil((1 - filled.tokens()) / FAILURES_A_SECOND));
        }
        return new Refusal(ProblemType.TOKEN_NOT_VALID);
    }
}
