package de.defus.monitor.response.importing;

import de.defus.monitor.platform.crypto.AesGcm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what one session brings (AES-256-GCM). The key comes, by HMAC-SHA-256, from the secret in the session's cookie and
 * the file's random id; the server keeps neither. Who reads the database or a backup of it reads nothing.
 */
record SessionSeal(String sessionSecret, UUID fileId) {

    byte[] seal(String part, byte[] plain, SecureRandom chance) {
        return AesGcm.seal(key(), place(part), plain, chance);
    }

    /** What was sealed; empty if it was sealed by another session, for another file or part, or has been altered. */
    Optional<byte[]> open(String part, byte[] sealed) {
        return AesGcm.open(key(), place(part), sealed);
    }

    private byte[] key() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sessionSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(("defus import key " + fileId).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 does not work here", e);
        }
    }

    private String place(String part) {
        return part + " " + fileId;
    }

    /** Says nothing: a secret must not slip into a log. */
    @Override
    public String toString() {
        return "SessionSeal[…]";
    }
}
