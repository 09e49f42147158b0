package de.defus.monitor.report.edition;

import java.util.Locale;

/** A chapter that a city may leave out. The method always stays: figures do not travel without it. */
public enum Chapter {
    SUMMARY,
    RESULTS,
    INDICES,
    GROUPS,
    TRENDS,
    MAPS,
    PROFILES,
    TEXTS,
    QUESTIONNAIRE;

    /** Its name in forms and stored contents. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of its name in messages. */
    public String textKey() {
        return "edition.chapter." + field();
    }
}
