package de.defus.monitor.response.importing;

import de.defus.monitor.platform.text.SpreadsheetText;
import de.defus.monitor.platform.text.Texts;
import java.util.List;

/** Everything wrong with a file as a table to work through. */
final class ProblemList {

    private ProblemList() {}

    /** Row, column, message; semicolons, as German spreadsheets read it, with a byte order mark for their sake. */
    static String csv(List<Finding> findings, Texts texts) {
        var csv = new StringBuilder("\uFEFF");
        line(csv, texts.say("importing.row"), texts.say("importing.column"), texts.say("importing.problem"));
        findings.forEach(found -> line(
                csv,
                Integer.toString(found.row()),
                found.column(),
                found.fault().in(texts)));
        return csv.toString();
    }

    private static void line(StringBuilder csv, String row, String column, String message) {
        csv.append(SpreadsheetText.csvField(row, ';'))
                .append(';')
                .append(SpreadsheetText.csvField(column, ';'))
                .append(';')
                .append(SpreadsheetText.csvField(message, ';'))
                .append("\r\n");
    }
}
