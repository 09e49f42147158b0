package de.defus.monitor.account;

import java.security.SecureRandom;

/**
 * What a key looks like: {@code defus_}, by which it is recognised where it got by mistake, 43 signs of chance, and six of
 * its own digest: what is no key is known without a look into the database.
 */
final class ApiKeys {

    private static final String PREFIX = "defus_";
    private static final int CHECK = 6;

    private ApiKeys() {}

    static String make(SecureRandom chance) {
        var key = PREFIX + Secrets.token(chance);
        return key + check(key);
    }

    static boolean isKey(String text) {
        if (text == null || !text.matches(PREFIX + "[A-Za-z0-9_-]{43}[0-9a-f]{6}")) {
            return false;
        }
        var end = text.length() - CHECK;
        return check(text.substring(0, end)).equals(text.substring(end));
    }

    private static String check(String key) {
        return Secrets.digest("check" + key).substring(0, CHECK);
    }
}
