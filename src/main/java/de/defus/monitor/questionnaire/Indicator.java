package de.defus.monitor.questionnaire;

import de.defus.monitor.platform.text.LocalizedText;
import java.util.Set;

/** A headline figure of the instrument: the share of valid answers to an item that fall in the given categories. */
public record Indicator(String key, LocalizedText label, Dimension dimension, String item, Set<Integer> codes) {

    public Indicator {
        codes = Set.copyOf(codes);
    }
}
