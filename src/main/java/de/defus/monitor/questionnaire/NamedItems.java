package de.defus.monitor.questionnaire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The items that a questionnaire's file has named so far, with their scales: what the rest of the file may refer to. */
final class NamedItems {

    private final YamlFile file;
    private final FileFaults faults;
    private final Map<String, ResponseScale> scales;
    private final Map<String, Optional<String>> scaleOf = new HashMap<>();
    private final Set<String> ofOneCategory = new HashSet<>();

    NamedItems(YamlFile file, FileFaults faults, Map<String, ResponseScale> scales) {
        this.file = file;
        this.faults = faults;
        this.scales = scales;
    }

    void add(Item item, Optional<String> scale, Question.Kind kind) {
        scaleOf.put(item.key(), scale);
        if (kind == Question.Kind.SINGLE || kind == Question.Kind.BATTERY) {
            ofOneCategory.add(item.key());
        }
    }

    boolean has(String item) {
        return scaleOf.containsKey(item);
    }

    /** Whether its respondents fall into groups that exclude each other. */
    boolean isOfOneCategory(String item) {
        return ofOneCategory.contains(item);
    }

    /** The name of an item's scale; empty if it has none, or is not known. */
    Optional<String> scale(String item) {
        return scaleOf.getOrDefault(item, Optional.empty());
    }

    void checkCodes(Optional<String> scale, List<Integer> codes, String path) {
        var known = scale.map(scales::get)
                .map(found -> found.categories().stream().map(Category::code).toList());
        // The districts' codes are the city's.
        if (known.isEmpty() || known.get().isEmpty()) {
            return;
        }
        codes.stream()
                .filter(code -> !known.get().contains(code))
                .forEach(code -> faults.add(file, path, "questionnaire.fault.code", code, scale.get()));
    }

    /** The names of a question's columns and free texts that are not the keys of its items. */
    List<String> columnsAndText(Question question) {
        var found = new ArrayList<String>();
        var scale = question.scale().map(scales::get);
        if (question.kind() == Question.Kind.MULTIPLE && scale.isPresent()) {
            scale.get()
                    .categories()
                    .forEach(category -> found.add(question.items().get(0).key() + "_" + category.code()));
        }
        question.placeKey().ifPresent(found::add);
        question.textKey().filter(key -> question.kind() != Question.Kind.OPEN).ifPresent(found::add);
        return found;
    }
}
