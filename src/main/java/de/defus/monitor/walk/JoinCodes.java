package de.defus.monitor.walk;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/** The short codes by which participants join: six symbols of an alphabet without 0, 1, I, L and O. */
final class JoinCodes {

    static final int LENGTH = 6;
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private JoinCodes() {}

    static String random(SecureRandom chance) {
        var code = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** The code in two groups, easier to read out and to type. */
    static String spaced(String code) {
        return code.substring(0, LENGTH / 2) + " " + code.substring(LENGTH / 2);
    }

    /** The code in what somebody typed, in capitals and without blanks and hyphens; empty if it cannot be a code. */
    static Optional<String> parse(String typed) {
        if (typed == null || typed.length() > 40) {
            return Optional.empty();
        }
        var code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return code.matches("[" + ALPHABET + "]{" + LENGTH + "}") ? Optional.of(code) : Optional.empty();
    }
}
