package de.defus.monitor.questionnaire;

import de.defus.monitor.platform.text.LocalizedText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The printed words of a questionnaire, from its files of wordings, one a language. */
final class PrintedWords {

    /** German, its simple form beside it, English, then the others by their tag. */
    private static final Comparator<String> LANGUAGE_ORDER = Comparator.comparing(
                    (String tag) -> !tag.split("-")[0].equals(LocalizedText.BASE_LANGUAGE))
            .thenComparing(tag -> !tag.equals("en"))
            .thenComparing(Comparator.naturalOrder());

    private final Map<String, YamlFile> wordings;
    private final FileFaults faults;

    PrintedWords(Map<String, YamlFile> wordings, FileFaults faults) {
        this.wordings = wordings;
        this.faults = faults;
    }

    /** The tags of all languages, German first. */
    List<String> languages() {
        return wordings.keySet().stream().sorted(LANGUAGE_ORDER).toList();
    }

    /** Those of them that nobody has checked yet. */
    List<String> unreviewed() {
        return languages().stream()
                .filter(language ->
                        !wordings.get(language).root().path("reviewed").asBoolean(true))
                .toList();
    }

    /** A wording that must be there; the path itself where it is not, which is a fault. */
    LocalizedText at(String path) {
        return find(path, true).orElseGet(() -> LocalizedText.same(path));
    }

    /** A wording that may be absent. */
    Optional<LocalizedText> optional(String path) {
        return find(path, false);
    }

    /** A wording is in all languages or, if it may be absent, in none. */
    private Optional<LocalizedText> find(String path, boolean needed) {
        var found = new TreeMap<String, String>();
        wordings.forEach((language, wording) -> {
            var node = wording.root().at(path);
            if (node.isTextual()) {
                found.put(language, node.asText());
            }
        });
        if (needed || !found.isEmpty()) {
            wordings.forEach((language, wording) -> {
                if (!found.containsKey(language)) {
                    faults.add(wording, path, "questionnaire.fault.wording");
                }
            });
        }
        return found.containsKey(LocalizedText.BASE_LANGUAGE)
                ? Optional.of(new LocalizedText(found))
                : Optional.empty();
    }
}
