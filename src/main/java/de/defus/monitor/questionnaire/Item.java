package de.defus.monitor.questionnaire;

import de.defus.monitor.platform.text.LocalizedText;

/**
 * The smallest comparable unit: one row of a battery, or the only row of a question.
 *
 * @param key stable name over all waves and cities, also the name of the column in data sets
 * @param label what is printed in the row; equals the question's stem when the question has one item
 * @param dimension what it measures
 * @param evidence on what the wording rests
 * @param comparabilityKey items of any wave or city with the same key measure the same on the same scale
 */
public record Item(String key, LocalizedText label, Dimension dimension, Evidence evidence, String comparabilityKey) {

    /** What the keys of a city's own places and questions begin with; no file may use it. */
    public static final String OWN = "own_";

    /** Whether the city added it to the model. */
    public boolean isOwn() {
        return key.startsWith(OWN);
    }
}
