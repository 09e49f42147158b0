package de.defus.monitor.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;

/**
 * The hidden field that shows that a form post comes from a page of ours: an expiry and an HMAC over it and the secret of
 * the session or draft, which only the visitor's own cookie carries.
 */
@ApplicationScoped
public class FormTokens {

    /** Name of the hidden field. */
    public static final String FIELD = "formToken";

    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,12}\\.[0-9a-f]{64}");
    private static final String PURPOSE = "form";

    private final ServerKey key;
    private final InstantSource clock;

    FormTokens(ServerKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A token for forms shown to the holder of this secret. */
    public String issue(String sessionSecret) {
        var expiry = Long.toString(clock.instant().plus(LIFETIME).getEpochSecond());
        return expiry + "." + code(expiry, sessionSecret);
    }

    /** Whether the token was issued for this secret and has not expired; null and nonsense are not valid. */
    public boolean isValid(String token, String sessionSecret) {
        if (token == null || sessionSecret == null || !TOKEN.matcher(token).matches()) {
            return false;
        }
        var dot = token.indexOf('.');
        var expiry = token.substring(0, dot);
        var expected = code(expiry, sessionSecret).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, token.substring(dot + 1).getBytes(StandardCharsets.US_ASCII))
                && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(expiry)));
    }

    private String code(String expiry, String sessionSecret) {
        return key.sign(PURPOSE, expiry + '.' + sessionSecret);
    }
}
