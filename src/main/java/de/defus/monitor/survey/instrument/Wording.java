package de.defus.monitor.survey.instrument;

import de.defus.monitor.platform.web.PageFrame;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A field for the words of one language.
 *
 * @param name of the field: what it is for, hyphen, language
 * @param value as typed
 */
public record Wording(String name, String language, String languageName, String value) {

    /** One field for each language of a questionnaire, German first. */
    static List<Wording> fields(String what, List<String> languages, Function<String, String> values, PageFrame frame) {
        return languages.stream()
                .map(language ->
                        new Wording(what + "-" + language, language, frame.nameOf(language), values.apply(language)))
                .toList();
    }

    /** What was typed into such fields, by language. */
    static Map<String, String> typed(String what, List<String> languages, MultivaluedMap<String, String> posted) {
        var typed = new LinkedHashMap<String, String>();
        languages.forEach(language -> typed.put(language, first(posted, what + "-" + language)));
        return typed;
    }

    /** As {@link #typed}, line by line. */
    static Map<String, List<String>> lines(String what, List<String> languages, MultivaluedMap<String, String> posted) {
        var lines = new LinkedHashMap<String, List<String>>();
        typed(what, languages, posted)
                .forEach((language, text) ->
                        lines.put(language, text.lines().map(String::strip).toList()));
        return lines;
    }

    /** What stands in a field; nothing if it was not sent. */
    static String first(MultivaluedMap<String, String> posted, String name) {
        var value = posted.getFirst(name);
        return value == null ? "" : value;
    }
}
