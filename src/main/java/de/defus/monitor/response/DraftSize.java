package de.defus.monitor.response;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a draft within what its row takes. Nobody who answers comes near it; who pastes a whole report into a field finds
 * the beginning of it again, beside the word that it is too long, instead of losing the page.
 */
final class DraftSize {

    /** Of the 128 KB a row takes, so many for what was typed; the rest is for names and padding. */
    static final int MOST_BYTES = 96 * 1024;

    private DraftSize() {}

    /** The same answers, with the longest cut to the length at which all fit. */
    static Map<String, List<String>> fitted(Map<String, List<String>> answers) {
        if (bytes(answers.values(), Integer.MAX_VALUE) <= MOST_BYTES) {
            return answers;
        }
        var fits = 0;
        var tooLong = MOST_BYTES;
        while (tooLong - fits > 1) {
            var middle = (fits + tooLong) >>> 1;
            if (bytes(answers.values(), middle) <= MOST_BYTES) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        var length = fits;
        var fitted = new LinkedHashMap<String, List<String>>();
        answers.forEach((item, values) -> fitted.put(
                item, values.stream().map(value -> cut(value, length)).toList()));
        return fitted;
    }

    private static long bytes(Collection<List<String>> answers, int mostCharacters) {
        return answers.stream()
                .flatMap(List::stream)
                .mapToLong(value -> bytes(cut(value, mostCharacters)))
                .sum();
    }

    /** In UTF-8, with what JSON escapes: halves of characters beyond the first 65,536 too. */
    private static long bytes(String text) {
        return text.chars()
                .mapToLong(unit -> {
                    if (unit < ' ' || Character.isSurrogate((char) unit)) {
                        return 6;
                    }
                    if (unit == '"' || unit == '\\') {
                        return 2;
                    }
                    return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
                })
                .sum();
    }

    /** Whole characters only. */
    private static String cut(String text, int mostCharacters) {
        if (text.length() <= mostCharacters) {
            return text;
        }
        var splitsOne = mostCharacters > 0 && Character.isHighSurrogate(text.charAt(mostCharacters - 1));
        return text.substring(0, splitsOne ? mostCharacters - 1 : mostCharacters);
    }
}
