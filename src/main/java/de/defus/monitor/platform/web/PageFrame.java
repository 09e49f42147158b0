package de.defus.monitor.platform.web;

import de.defus.monitor.platform.text.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the layout around every page needs to know.
 *
 * @param texts the words in the page's language
 * @param audience whose header and navigation are shown
 * @param path the page's own path and query, for the language links
 * @param languages languages the page can be read in
 * @param synthetic whether the page shows invented data and must say so
 * @param formToken the hidden token against forged form posts; empty on pages without a form
 * @param signedInAs name shown beside the sign-out button
 * @param rights what the signed-in person may do: the navigation leads to no closed door
 */
public record PageFrame(
        Texts texts,
        Audience audience,
        String path,
        List<String> languages,
        boolean synthetic,
        String formToken,
        Optional<String> signedInAs,
        Set<String> rights) {

    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    /** Whose header and navigation are shown. */
    public enum Audience {
        RESIDENT,
        STAFF,
        PUBLIC
    }

    /** A frame of paper: nobody is signed in, and there are no forms. */
    public static PageFrame onPaper(Texts texts, Audience audience, String path, boolean synthetic) {
        return new PageFrame(texts, audience, path, Frames.STAFF_LANGUAGES, synthetic, "", Optional.empty(), Set.of());
    }

    public String language() {
        return texts.language();
    }

    /** Direction of writing, as the HTML attribute {@code dir} has it. */
    public String direction() {
        return directionOf(language());
    }

    /** Direction of writing of a language. */
    public static String directionOf(String language) {
        return List.of("ar", "fa", "he", "ur").contains(language) ? "rtl" : "ltr";
    }

    /** Whether the signed-in person has a right. */
    public boolean may(String right) {
        return rights.contains(right);
    }

    /**
     * The way to this page in one of its languages.
     *
     * @param code BCP 47 tag
     * @param name in that language
     * @param current whether the page is shown in it
     */
    public record LanguageLink(String code, String name, String path, boolean current) {}

    /** The ways to this page in all of its languages. */
    public List<LanguageLink> languageLinks() {
        var asked = path + (path.contains("?") ? "&" : "?") + "lang=";
        return languages.stream()
                .map(code -> new LanguageLink(code, nameOf(code), asked + code, code.equals(language())))
                .toList();
    }

    /** A language's name in that language. */
    public String nameOf(String language) {
        return NAMES.computeIfAbsent(language, PageFrame::lookUpName);
    }

    private static String lookUpName(String language) {
        if (language.equals("de-simple")) {
            return "Leichte Sprache";
        }
        var locale = Locale.forLanguageTag(language);
        var name = locale.getDisplayLanguage(locale);
        // Some languages write their names small; in a list of names they begin large.
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** A day in the words of the page's language, with the digits 0 to 9. */
    public String date(LocalDate day) {
        // Java knows no Leichte Sprache; it takes the language without its variant.
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(language()))
                .format(day);
    }

    /** Whether the page's own words, those of no questionnaire, were read by somebody who knows their language. */
    public boolean hasReviewedWords() {
        return List.of("de", "en").contains(language());
    }
}
