package de.defus.monitor.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random tokens for cookies and links. The database keeps their digest only. */
final class Secrets {

    private static final int BYTES = 32;

    private Secrets() {}

    /** 256 random bits in 43 characters that fit a cookie and an address. */
    static String token(SecureRandom chance) {
        var bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a text could be a token at all: saves a look into the database, and keeps nonsense out of it. */
    static boolean isToken(String text) {
        return text != null && text.matches("[A-Za-z0-9_-]{43}");
    }

    /** SHA-256 of a token, hexadecimal. No salt: the token has 256 random bits. */
    static String digest(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
