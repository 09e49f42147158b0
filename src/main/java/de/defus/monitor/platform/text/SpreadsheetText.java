package de.defus.monitor.platform.text;

/** Text on its way into a table that a spreadsheet will open. */
public final class SpreadsheetText {

    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r\n";

    private SpreadsheetText() {}

    /** The text, with an apostrophe in front if a spreadsheet would take it for a formula (OWASP, CSV injection). */
    public static String harmless(String text) {
        return text.isEmpty() || BEGINNINGS_OF_FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    /** The harmless text as a field of a CSV file (RFC 4180), in quotes if it holds the separator, quotes or line breaks. */
    public static String csvField(String text, char separator) {
        var safe = harmless(text);
        var needsQuotes =
                safe.chars().anyMatch(sign -> sign == separator || sign == '"' || sign == '\r' || sign == '\n');
        return needsQuotes ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
