package de.defus.monitor.report.edition;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A city's wishes for its report.
 *
 * @param german texts in German, by part; what is missing is empty
 * @param english texts in English; where one is empty, the German one is shown
 * @param hiddenChapters which are left out
 * @param hiddenItems keys of items that are left out, sorted
 */
public record EditionContent(
        Map<Part, String> german, Map<Part, String> english, List<Chapter> hiddenChapters, List<String> hiddenItems) {

    /** The report as it is without any wishes. */
    public static final EditionContent PLAIN = new EditionContent(Map.of(), Map.of(), List.of(), List.of());

    public EditionContent {
        german = texts(german);
        english = texts(english);
        hiddenChapters = hiddenChapters == null
                ? List.of()
                : hiddenChapters.stream().distinct().sorted().toList();
        hiddenItems = hiddenItems == null ? List.of() : List.copyOf(new TreeSet<>(hiddenItems));
    }

    /** Without what is empty, in one order, and with one kind of line breaks. */
    private static Map<Part, String> texts(Map<Part, String> typed) {
        var texts = new EnumMap<Part, String>(Part.class);
        if (typed != null) {
            typed.forEach((part, text) -> {
                if (text != null && !text.isBlank()) {
                    texts.put(
                            part, text.replace("\r\n", "\n").replace('\r', '\n').strip());
                }
            });
        }
        return java.util.Collections.unmodifiableMap(texts);
    }

    /** The city's text, or nothing. */
    public String text(Part part, String language) {
        return (language.equals("en") ? english : german).getOrDefault(part, "");
    }

    public boolean hides(Chapter chapter) {
        return hiddenChapters.contains(chapter);
    }

    public boolean hides(String item) {
        return hiddenItems.contains(item);
    }
}
