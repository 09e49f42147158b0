package de.defus.monitor.platform.text;

import java.util.Map;
import java.util.TreeMap;

/**
 * A wording in one or more languages, keyed by BCP 47 tag. German is always present: it is the language in which the
 * method was developed and the one every other wording falls back to.
 */
public record LocalizedText(Map<String, String> byLanguage) {

    /** The language every wording has. */
    public static final String BASE_LANGUAGE = "de";

    public LocalizedText {
        if (!byLanguage.containsKey(BASE_LANGUAGE)) {
            throw new IllegalArgumentException("a wording lacks its German text: " + byLanguage);
        }
        byLanguage = Map.copyOf(byLanguage);
    }

    /** A wording in German and English. */
    public static LocalizedText of(String german, String english) {
        return new LocalizedText(new TreeMap<>(Map.of(BASE_LANGUAGE, german, "en", english)));
    }

    /** A name that reads the same in every language, such as that of a district. */
    public static LocalizedText same(String name) {
        return new LocalizedText(Map.of(BASE_LANGUAGE, name));
    }

    /** The wording in the language asked for, else the German one. */
    public String in(String language) {
        return byLanguage.getOrDefault(language, byLanguage.get(BASE_LANGUAGE));
    }
}
