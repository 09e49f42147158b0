package de.defus.monitor.report.edition;

import java.util.Locale;

/** A text of the city's own in the report. */
public enum Part {
    TITLE(200),
    FOREWORD(5000),
    SUMMARY(5000),
    METHOD(5000),
    MEASURES(10_000),
    CONTACT(3000);

    private final int longest;

    Part(int longest) {
        this.longest = longest;
    }

    /** Most characters it may have. */
    public int longest() {
        return longest;
    }

    /** Its name in forms and stored contents. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its field in a form, in a language. */
    public String fieldIn(String language) {
        return field() + "-" + language;
    }

    /** Whether it is plain text of one line, without markup. */
    public boolean isOneLine() {
        return this == TITLE;
    }

    /** The key of its name in messages. */
    public String textKey() {
        return "edition.part." + field();
    }
}
