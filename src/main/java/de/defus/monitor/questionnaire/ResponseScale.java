package de.defus.monitor.questionnaire;

import de.defus.monitor.platform.text.LocalizedText;
import java.util.List;
import java.util.Map;

/**
 * The categories an item can be answered with, in printed order.
 *
 * @param key name within the questionnaire
 * @param measure whether the order of the categories means something
 * @param direction for an ordinal scale, which end is the favourable one (safe, unlikely, satisfied)
 * @param categories substantive answers, in printed order
 * @param missing the missing codes a respondent can choose, with their wording, in printed order
 */
public record ResponseScale(
        String key,
        Measure measure,
        Direction direction,
        List<Category> categories,
        Map<MissingCode, LocalizedText> missing) {

    /** Whether the order of the categories means something. */
    public enum Measure {
        NOMINAL,
        ORDINAL
    }

    /** Which end of an ordinal scale is the favourable one. */
    public enum Direction {
        FAVOURABLE_FIRST,
        FAVOURABLE_LAST,
        NONE
    }

    public ResponseScale {
        categories = List.copyOf(categories);
        missing = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(missing));
    }
}
