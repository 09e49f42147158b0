package de.defus.monitor.response;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The 32 bytes in a resident's cookie: random, or made of the access code where there is one. From it and the wave come, by HMAC-SHA-256 under different labels, the key
 * that seals the draft (AES-256-GCM) and the name under which it lies in the database. The server keeps neither secret
 * nor key: a draft can be read only while the browser that wrote it asks for it.
 */
final class DraftSecret {

    private static final int SECRET_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

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
    static DraftSecret of(byte[] secret) {
        if (secret.length != SECRET_LENGTH) {
            throw new IllegalArgumentException(secret.length + " bytes are not a secret");
        }
        return new DraftSecret(secret.clone());
    }

    /** The secret in a cookie; empty if there is no cookie or it is not one of ours: the resident then starts afresh. */
    static Optional<DraftSecret> parse(String cookieValue) {
        if (cookieValue == null || !cookieValue.matches("[A-Za-z0-9_-]{43}")) {
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
    String draftId(UUID waveId) {
        return HexFormat.of().formatHex(derive("defus draft id", waveId));
    }

    /** Nonce, ciphertext and tag. */
    byte[] seal(UUID waveId, byte[] plain, SecureRandom chance) {
        var nonce = new byte[NONCE_LENGTH];
        chance.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, waveId, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE_LENGTH + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM does not work here", e);
        }
    }

    /** What was sealed; empty if it was sealed under another secret, for another wave, or has been altered. */
    Optional<byte[]> open(UUID waveId, byte[] sealed) {
        if (sealed.length < NONCE_LENGTH + TAG_BITS / 8) {
            return Optional.empty();
        }
        try {
            var nonce = Arrays.copyOf(sealed, NONCE_LENGTH);
            return Optional.of(cipher(Cipher.DECRYPT_MODE, waveId, nonce)
                    .doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, UUID waveId, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        var key = new SecretKeySpec(derive("defus draft key", waveId), "AES");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        // Bound to its place: a sealed draft copied under another id does not open.
        cipher.updateAAD(draftId(waveId).getBytes(StandardCharsets.US_ASCII));
        return cipher;
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
