package de.defus.monitor.response.coding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds in a text what looks like a name, a telephone number, an e-mail address or a house. Simple patterns: they find what is
 * written the usual way, and whoever reads the text decides. A street without a number is a place and is left alone.
 */
final class PersonalDetails {

    /** What stands in the place of what was removed. */
    static final String REMOVED = "[entfernt]";

    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+"),
            Pattern.compile("(?<![\\p{N}\\p{L}])(\\+|00?)[1-9](?:[ ()/.-]{0,3}\\p{N}){5,14}(?!\\p{N})"),
            Pattern.compile("\\b(?:Herrn?|Frau|Familie|Fam\\.|Dr\\.|Mrs?\\.?|Ms\\.?)\\s+(?:Dr\\.\\s+)?\\p{Lu}[\\p{L}-]+"
                    + "(?:\\s+\\p{Lu}[\\p{L}-]+)?"),
            Pattern.compile("\\b\\p{Lu}[\\p{L}.-]*(?:[ -]\\p{Lu}[\\p{L}.-]*){0,2}"
                    + "[ -]?(?i:straße|strasse|str\\.|weg|platz|allee|gasse|ring|ufer|damm)\\s*\\p{N}+\\s?[a-z]?\\b"));

    private PersonalDetails() {}

    /** The parts that were found, each once, in the order of the patterns. */
    static List<String> find(String text) {
        var found = new LinkedHashSet<String>();
        for (var pattern : PATTERNS) {
            pattern.matcher(text)
                    .results()
                    .forEach(result -> found.add(result.group().strip()));
        }
        return List.copyOf(found);
    }

    /** The text without these parts. */
    static String remove(String text, List<String> parts) {
        var left = text;
        var longestFirst = new ArrayList<>(parts);
        longestFirst.sort((one, other) -> other.length() - one.length());
        for (var part : longestFirst) {
            if (!part.isBlank()) {
                left = left.replace(part.strip(), REMOVED);
            }
        }
        return left;
    }
}
