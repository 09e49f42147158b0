package de.defus.monitor.platform.text;

import java.text.MessageFormat;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of the program in one language. Every feature keeps a bundle {@code messages/<feature>.properties} (German)
 * and {@code messages/<feature>_en.properties}; a key is {@code <feature>.<name>}, the text a {@link MessageFormat}
 * pattern when arguments are given.
 */
public final class Texts {

    private static final Map<String, Texts> BY_LANGUAGE = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Map<String, Map<String, String>> bundles = new ConcurrentHashMap<>();

    private Texts(Locale locale) {
        this.locale = locale;
    }

    /** The words in a language, given as BCP 47 tag; an unknown language gives German. */
    public static Texts in(String language) {
        return BY_LANGUAGE.computeIfAbsent(language, tag -> new Texts(Locale.forLanguageTag(tag)));
    }

    public Locale locale() {
        return locale;
    }

    public String language() {
        return locale.getLanguage();
    }

    /**
     * The text under a key.
     *
     * @throws java.util.MissingResourceException if no bundle has the key: a fault of the program, not of its user
     */
    public String say(String key, Object... arguments) {
        var dot = key.indexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("a text key is <feature>.<name>, not: " + key);
        }
        var pattern = bundles.computeIfAbsent(key.substring(0, dot), this::load).get(key.substring(dot + 1));
        if (pattern == null) {
            throw new java.util.MissingResourceException("no text for " + key + " in " + locale, "messages", key);
        }
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }

    private Map<String, String> load(String feature) {
        // The control keeps the machine's own locale out of the choice: unknown languages fall back to German alone.
        var bundle = ResourceBundle.getBundle(
                "messages." + feature,
                locale,
                Thread.currentThread().getContextClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var texts = new HashMap<String, String>();
        for (Enumeration<String> keys = bundle.getKeys(); keys.hasMoreElements(); ) {
            var key = keys.nextElement();
            texts.put(key, bundle.getString(key));
        }
        return texts;
    }
}
