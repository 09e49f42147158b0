package de.defus.monitor.questionnaire.check;

import java.util.Map;

/**
 * The checked answers of one respondent, ready to store.
 *
 * @param codes one code for each {@link de.defus.monitor.questionnaire.Column}, in their order: a category code, a box
 *     (1 or 0), or a {@link de.defus.monitor.questionnaire.MissingCode}
 * @param texts free text by item key; only what was written
 */
public record AnswerSheet(short[] codes, Map<String, String> texts) {

    public AnswerSheet {
        codes = codes.clone();
        texts = Map.copyOf(texts);
    }

    @Override
    public short[] codes() {
        return codes.clone();
    }
}
