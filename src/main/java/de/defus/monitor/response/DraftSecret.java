package de.defus.monitor.response;

import de.defus.monitor.platform.crypto.AesGcm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The 32 bytes in a resident's cookie: random, or made of the access code where there is one. From it and the wave come, by
 * HMAC-SHA-256 under different labels, the key that seals the draft (AES-256-GCM) and the name under which it lies in the
 * database. The server keeps neither secret nor key: a draft can be read only while the browser that wrote it asks for it.
 */
public final class DraftSecret {

    private static final int SECRET_LENGTH = 32;
    private static final Pattern COOKIE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final byte[] secret;

    private DraftSecret(byte[] secret) {
        this.secret = secret;
    }

    static DraftSecret random(SecureRandom chance) {
        var secret = new byte[SECRET_LENGTH];
        chance.nextBytes(secret);
        return new DraftSecret(secret);
    }

    /** The secret that was made of an access code. */
    public static DraftSecret of(byte[] secret) {
        if (secret.length != SECRET_LENGTH) {
            throw new IllegalArgumentException(secret.length + " bytes are not a secret");
        }
        return new DraftSecret(secret.clone());
    }

    /** The secret in a cookie; empty if there is no cookie or it is not one of ours: the resident then starts afresh. */
    static Optional<DraftSecret> parse(String cookieValue) {
        if (cookieValue == null || !COOKIE.matcher(cookieValue).matches()) {
            return Optional.empty();
        }
        try {
            var secret = Base64.getUrlDecoder().decode(cookieValue);
            return secret.length == SECRET_LENGTH ? Optional.of(new DraftSecret(secret)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The secret itself, of which the name of an access code is made. */
    byte[] bytes() {
        return secret.clone();
    }

    String cookieValue() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** The name of this browser's draft of a wave in the database. Drafts of two waves cannot be told to belong together. */
    public String draftId(UUID waveId) {
        return HexFormat.of().formatHex(derive("defus draft id", waveId));
    }

    /** The draft as it is stored. Bound to its place: copied under another id it does not open. */
    public byte[] seal(UUID waveId, byte[] plain, SecureRandom chance) {
        return AesGcm.seal(key(waveId), draftId(waveId), plain, chance);
    }

    /** What was sealed; empty if it was sealed under another secret, for another wave, or has been altered. */
    public Optional<byte[]> open(UUID waveId, byte[] sealed) {
        return AesGcm.open(key(waveId), draftId(waveId), sealed);
    }

    private byte[] key(UUID waveId) {
        return derive("defus draft key", waveId);
    }

    private byte[] derive(String label, UUID waveId) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(label.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return mac.doFinal(waveId.toString().getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 does not work here", e);
        }
    }

    /** Says nothing: a secret must not slip into a log. */
    @Override
    public String toString() {
        return "DraftSecret[…]";
    }
}
