package de.defus.monitor.export.microdata;

import de.defus.monitor.platform.text.LocalizedText;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column of the microdata, as codebooks and statistical programs describe it.
 *
 * @param name stable name: a letter, then small letters, digits and underscores
 * @param label the whole question, with the row of a battery
 * @param measure what its numbers mean
 * @param values codes of substantive answers; empty where numbers are not codes
 * @param missing codes that stand for no answer, all negative
 * @param number printed number of the question; 0 for a column that is no question
 * @param item key of the questionnaire's item; empty for a column that is none
 */
public record Variable(
        String name,
        LocalizedText label,
        Measure measure,
        List<Value> values,
        List<Value> missing,
        int number,
        String item) {

    /** What the numbers of a variable mean. */
    public enum Measure {
        NOMINAL,
        ORDINAL,
        SCALE
    }

    /** A code and what it means. */
    public record Value(int code, LocalizedText label) {}

    public Variable {
        values = List.copyOf(values);
        missing = List.copyOf(missing);
    }

    /** Whether its numbers are codes. */
    public boolean isCoded() {
        return measure != Measure.SCALE;
    }

    /** All codes, the missing ones last. */
    public List<Value> allValues() {
        return Stream.concat(values.stream(), missing.stream()).toList();
    }
}
