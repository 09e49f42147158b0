package de.defus.monitor.response.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what one session brings (AES-256-GCM). The key comes, by HMAC-SHA-256, from the secret in the session's cookie and
 * the file's random id; the server keeps neither. Who reads the database or a backup of it reads nothing.
 */
record SessionSeal(String sessionSecret, UUID fileId) {

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    /** Nonce, ciphertext and tag. */
    byte[] seal(String part, byte[] plain, SecureRandom chance) {
        var nonce = new byte[NONCE_LENGTH];
        chance.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, part, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE_LENGTH + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM does not work here", e);
        }
    }

    /** What was sealed; empty if it was sealed by another session, for another file or part, or has been altered. */
    Optional<byte[]> open(String part, byte[] sealed) {
        if (sealed.length < NONCE_LENGTH + TAG_BITS / 8) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, part, Arrays.copyOf(sealed, NONCE_LENGTH))
                    .doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String part, byte[] nonce) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(sessionSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var key = mac.doFinal(("defus import key " + fileId).getBytes(StandardCharsets.US_ASCII));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((part + " " + fileId).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    /** Says nothing: a secret must not slip into a log. */
    @Override
    public String toString() {
        return "SessionSeal[…]";
    }
}
