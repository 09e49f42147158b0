package de.defus.monitor.walk;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.ServerKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;

/** Leads from a join code to its walk. */
@ApplicationScoped
class JoinWalk {

    /** The cookie with the pass. */
    static final String COOKIE = "defus_walk";

    private static final Duration PASS_KEPT = Duration.ofDays(30);

    private final Walks walks;
    private final JoinThrottle throttle;
    private final ServerKey key;

    JoinWalk(Walks walks, JoinThrottle throttle, ServerKey key) {
        this.walks = walks;
        this.throttle = throttle;
        this.key = key;
    }

    /**
     * The walk of a code.
     *
     * @param pass the cookie of one who has joined before, or null
     * @throws Refusal {@code INVALID_INPUT} for a code that no walk has, {@code TOO_MANY_TRIES} while too many wrong ones
     *     were tried
     */
    Walk join(String typed, String pass) {
        var code = JoinCodes.parse(typed)
                .orElseThrow(() -> new Refusal(
                        ProblemType.INVALID_INPUT, List.of(Fault.at("code", "walk.fault.codeForm", JoinCodes.LENGTH))));
        var known = pass != null && MessageDigest.isEqual(bytes(pass), bytes(pass(code)));
        if (!known) {
            throttle.check();
        }
        return walks.findByCode(code).orElseThrow(() -> {
            throttle.wrong();
            return new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("code", "walk.fault.codeUnknown")));
        });
    }

    /** The pass of a walk: the same for all who join it, so that it tells nobody apart. */
    String pass(String code) {
        return key.sign("walk", code);
    }

    NewCookie cookie(Walk walk, boolean secure) {
        return new NewCookie.Builder(COOKIE)
                .value(pass(walk.joinCode().orElseThrow()))
                .path("/")
                .maxAge((int) PASS_KEPT.toSeconds())
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
