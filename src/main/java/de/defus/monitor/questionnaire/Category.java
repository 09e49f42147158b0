package de.defus.monitor.questionnaire;

import de.defus.monitor.platform.text.LocalizedText;

/** One answer of a response scale: its code (1 to 99, as stored and exported) and what is printed. */
public record Category(int code, LocalizedText label) {

    public Category {
        if (!(code >= 1 && code <= 99)) {
            throw new IllegalArgumentException("category code is not in [1, 99]: " + code);
        }
    }
}
