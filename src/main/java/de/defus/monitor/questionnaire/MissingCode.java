package de.defus.monitor.questionnaire;

/**
 * Why an item has no substantive answer. The codes are stored and exported; none is ever a value. {@code NOT_USED} ("I do
 * not use this place") and {@code DONT_KNOW} can be ticked where the scale offers them, {@code REFUSED} is a question left
 * open or "no answer", {@code SKIPPED_BY_ROUTE} an item that was not asked.
 */
public enum MissingCode {
    DONT_KNOW(-7),
    NOT_USED(-8),
    REFUSED(-9),
    SKIPPED_BY_ROUTE(-6);

    private final int code;

    MissingCode(int code) {
        this.code = code;
    }

    /** The stored code: negative, so that it can never meet a category. */
    public int code() {
        return code;
    }
}
