package de.defus.monitor.survey.sample;

import de.defus.monitor.platform.table.FileColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What looks like a name, an address or other data on a person: what the platform does not need it must not get. */
final class PersonalData {

    private static final Pattern HEADING = Pattern.compile(
            ".*(name|vorn|nachn|anrede|titel|stra(ss|ß)e|str_|^str$|street|hausnr|house|adress|address|plz|postal|zip|ort$"
                    + "|city|town|mail|telefon|phone|mobil|geburt|birth|geboren).*");
    private static final Pattern E_MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern STREET = Pattern.compile(
            "(?iu).*\\p{L}.*(stra(ss|ß)e|str\\.|weg|platz|allee|gasse|ring|damm|ufer|street|road|avenue|lane|rue|via)\\b.*");
    private static final Pattern HOUSE_NUMBER =
            Pattern.compile("(?u)\\p{L}{3,}[\\p{L} .-]*\\s+[0-9]{1,4}\\s?[a-zA-Z]?");
    private static final Pattern NAME =
            Pattern.compile("(?u)\\p{Lu}\\p{L}+[\\p{L}'-]*((,|\\s)\\s*\\p{Lu}[\\p{L}.'-]*)*");

    private PersonalData() {}

    static boolean isIn(String cell) {
        return isAddress(cell) || NAME.matcher(cell).matches();
    }

    static boolean isAddress(String cell) {
        return E_MAIL.matcher(cell).matches()
                || STREET.matcher(cell).matches()
                || HOUSE_NUMBER.matcher(cell).matches();
    }

    /**
     * The meanings of a file's columns, empty where one has none.
     *
     * @param meanings by heading in lower case with underscores
     * @param faults gets what is personal, not needed or there twice
     */
    static List<String> meanings(
            List<FileColumn> columns, Map<String, String> meanings, String possible, RowFaults faults) {
        var found = new ArrayList<String>();
        for (var column : columns) {
            var plain = column.name().strip().toLowerCase(Locale.ROOT).replaceAll("[\\s.-]+", "_");
            var known = meanings.get(plain);
            if (known == null && HEADING.matcher(plain).matches()) {
                faults.add("row 1", "sample.fault.personalColumn", column.name());
            } else if (known == null) {
                faults.add("row 1", "sample.fault.unknownColumn", column.name(), possible);
            } else if (found.contains(known)) {
                faults.add("row 1", "sample.fault.columnTwice", column.name());
            }
            found.add(known == null ? "" : known);
        }
        return found;
    }
}
