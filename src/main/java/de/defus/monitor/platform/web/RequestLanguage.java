package de.defus.monitor.platform.web;

import de.defus.monitor.platform.text.LocalizedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * In which language a reader is answered: the one asked for in the address ({@code ?lang=}), else the one chosen before
 * (cookie {@code language}), else the browser's first that is offered, else German.
 */
public final class RequestLanguage {

    /** Name of the parameter in an address. */
    public static final String PARAMETER = "lang";

    /** Name of the cookie that remembers a choice; it holds nothing but the language. */
    public static final String COOKIE = "language";

    private RequestLanguage() {}

    /** The language to answer in; every argument but the offer may be null or nonsense. */
    public static String choose(String asked, String chosenBefore, String acceptLanguage, List<String> offered) {
        return nearest(asked, offered)
                .or(() -> nearest(chosenBefore, offered))
                .orElseGet(() -> accepted(acceptLanguage, offered));
    }

    /** Who chose Leichte Sprache reads German where there is none. */
    private static Optional<String> nearest(String wanted, List<String> offered) {
        for (var tag = wanted; tag != null; tag = tag.contains("-") ? tag.substring(0, tag.lastIndexOf('-')) : null) {
            if (offered.contains(tag)) {
                return Optional.of(tag);
            }
        }
        return Optional.empty();
    }

    private static String accepted(String acceptLanguage, List<String> offered) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return LocalizedText.BASE_LANGUAGE;
        }
        try {
            var best = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), offered);
            return best == null ? LocalizedText.BASE_LANGUAGE : best;
        } catch (IllegalArgumentException e) {
            return LocalizedText.BASE_LANGUAGE; // a header that is no list of languages asks for nothing
        }
    }
}
