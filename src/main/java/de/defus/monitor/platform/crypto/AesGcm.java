package de.defus.monitor.platform.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals bytes so that they can be neither read nor altered without the key: AES-256-GCM (NIST SP 800-38D). */
public final class AesGcm {

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private AesGcm() {}

    /**
     * Nonce (12 bytes), ciphertext, tag (16 bytes).
     *
     * @param key 32 bytes
     * @param place where the bytes belong, in ASCII: sealed bytes that were moved elsewhere do not open
     */
    public static byte[] seal(byte[] key, String place, byte[] plain, SecureRandom chance) {
        var nonce = new byte[NONCE_LENGTH];
        chance.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, key, place, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE_LENGTH + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM does not work here", e);
        }
    }

    /** What was sealed; empty if it was sealed with another key, for another place, or has been altered. */
    public static Optional<byte[]> open(byte[] key, String place, byte[] sealed) {
        if (sealed.length < NONCE_LENGTH + TAG_BITS / 8) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, place, nonce(sealed))
                    .doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** What was drawn when this was sealed: no two sealed bytes share it. */
    public static byte[] nonce(byte[] sealed) {
        return Arrays.copyOf(sealed, NONCE_LENGTH);
    }

    private static Cipher cipher(int mode, byte[] key, String place, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
