package de.defus.monitor.platform.text;

import java.text.MessageFormat;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of the program in one language. Every feature keeps a bundle {@code messages/<feature>.properties} (German)
 * and {@code messages/<feature>_en.properties}, named by BCP 47 tag; a key is {@code <feature>.<name>}, the text a {@link
 * MessageFormat} pattern when arguments are given. A key that a language lacks is said in German.
 */
public final class Texts {

    /** The languages of the pages around a questionnaire, German first. */
    public static final List<String> RESIDENT_LANGUAGES = List.of("de", "de-simple", "en", "ar", "ru", "tr", "uk");

    private static final Map<String, Texts> BY_LANGUAGE = new ConcurrentHashMap<>();

    private final String tag;
    private final Locale locale;
    private final Map<String, Map<String, String>> bundles = new ConcurrentHashMap<>();

    private Texts(String tag) {
        this.tag = tag;
        // Arabic, too, has the digits that stand on the paper letter, in the answers and in the form.
        this.locale = Locale.forLanguageTag(tag + (tag.equals("ar") ? "-u-nu-latn" : ""));
    }

    /** The words in a language, given as BCP 47 tag; an unknown language gives German. */
    public static Texts in(String language) {
        return BY_LANGUAGE.computeIfAbsent(language, Texts::new);
    }

    /** How numbers and days are written. */
    public Locale locale() {
        return locale;
    }

    /** The BCP 47 tag, such as {@code de} or {@code de-simple}. */
    public String language() {
        return tag;
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
        var bundle = ResourceBundle.getBundle(
                "messages." + feature,
                Locale.forLanguageTag(tag),
                Thread.currentThread().getContextClassLoader(),
                new FilesByTag());
        var texts = new HashMap<String, String>();
        for (Enumeration<String> keys = bundle.getKeys(); keys.hasMoreElements(); ) {
            var key = keys.nextElement();
            texts.put(key, bundle.getString(key));
        }
        return texts;
    }

    /** Files are named by language tag, and the machine's own locale stays out of the choice. */
    private static final class FilesByTag extends ResourceBundle.Control {

        @Override
        public List<String> getFormats(String baseName) {
            return FORMAT_PROPERTIES;
        }

        @Override
        public Locale getFallbackLocale(String baseName, Locale locale) {
            return null;
        }

        @Override
        public String toBundleName(String baseName, Locale locale) {
            return locale.equals(Locale.ROOT) ? baseName : baseName + "_" + locale.toLanguageTag();
        }
    }
}
