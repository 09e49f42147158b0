package de.defus.monitor.response;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** The cookie that carries a draft's secret: the only place where it is kept. */
final class DraftCookie {

    static final String NAME = "defus_answers";

    private DraftCookie() {}

    /**
     * The cookie of a draft.
     *
     * @param fromCode whether it is made of an access code: it then ends with the browser's session, since typing the code
     *     brings the draft back, and the next person at the same device has another code
     */
    static NewCookie of(DraftSecret secret, boolean fromCode, boolean https) {
        var age = fromCode
                ? NewCookie.DEFAULT_MAX_AGE
                : (int) Duration.ofDays(Drafts.DAYS_KEPT).toSeconds();
        return make(secret.cookieValue(), age, https);
    }

    /** Takes the cookie away. */
    static NewCookie gone(boolean https) {
        return make("", 0, https);
    }

    private static NewCookie make(String value, int age, boolean https) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/b/")
                .maxAge(age)
                .httpOnly(true)
                .secure(https)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
