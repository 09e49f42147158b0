package de.defus.monitor.survey.sample;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the list of units from CSV: a heading with {@code number} and {@code stratum}, perhaps {@code age_group} and
 * {@code sex}; separated by comma, semicolon or tab. A column more is refused, and one that looks like a name, a street or
 * an e-mail address above all: what the platform does not need it must not get.
 */
final class UnitFile {

    private static final int MOST_UNITS = 100_000;
    private static final int MOST_FAULTS = 50;

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("number", "number"),
            Map.entry("nummer", "number"),
            Map.entry("lfd_nr", "number"),
            Map.entry("external_number", "number"),
            Map.entry("stratum", "stratum"),
            Map.entry("district", "stratum"),
            Map.entry("stadtteil", "stratum"),
            Map.entry("schicht", "stratum"),
            Map.entry("age_group", "age_group"),
            Map.entry("altersgruppe", "age_group"),
            Map.entry("sex", "sex"),
            Map.entry("gender", "sex"),
            Map.entry("geschlecht", "sex"));
    private static final Pattern PERSONAL_HEADING = Pattern.compile(
            ".*(name|vorn|nachn|anrede|titel|stra(ss|ß)e|str_|^str$|street|hausnr|house|adress|address|plz|postal|zip|ort$"
                    + "|city|town|mail|telefon|phone|mobil|geburt|birth|geboren).*");
    private static final Pattern E_MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern STREET = Pattern.compile(
            "(?iu).*\\p{L}.*(stra(ss|ß)e|str\\.|weg|platz|allee|gasse|ring|damm|ufer|street|road|avenue|lane|rue|via)\\b.*");
    private static final Pattern HOUSE_NUMBER =
            Pattern.compile("(?u)\\p{L}{3,}[\\p{L} .-]*\\s+[0-9]{1,4}\\s?[a-zA-Z]?");
    private static final Pattern NAME =
            Pattern.compile("(?u)\\p{Lu}\\p{L}+[\\p{L}'-]*((,|\\s)\\s*\\p{Lu}[\\p{L}.'-]*)*");

    private final List<Fault> faults = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();
    private final Map<String, Integer> strata;
    /** Columns found to look personal, each told once. */
    private final Set<Integer> personal = new HashSet<>();

    private UnitFile(Map<String, Integer> strata) {
        this.strata = strata;
    }

    /**
     * The units of a file.
     *
     * @param strata the strata's codes by the districts' keys
     * @throws Refusal {@code INVALID_INPUT} with every fault by line, up to fifty
     */
    static List<Unit> read(String text, Map<String, Integer> strata) {
        var file = new UnitFile(strata);
        file.parse(text);
        if (!file.faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, file.faults);
        }
        return file.units;
    }

    private void parse(String text) {
        var lines = text.replace("\uFEFF", "").lines().toList();
        var first = lines.isEmpty() ? "" : lines.get(0);
        if (first.isBlank()) {
            faults.add(Fault.at("line 1", "sample.fault.heading"));
            return;
        }
        var separator = separator(first);
        var heading = heading(cells(first, separator));
        if (!faults.isEmpty()) {
            return;
        }
        for (int line = 1; line < lines.size() && faults.size() < MOST_FAULTS; line++) {
            if (!lines.get(line).isBlank()) {
                read(cells(lines.get(line), separator), heading, "line " + (line + 1));
            }
            if (units.size() > MOST_UNITS) {
                faults.add(Fault.at("line " + (line + 1), "sample.fault.tooMany", MOST_UNITS));
            }
        }
        if (faults.size() >= MOST_FAULTS) {
            faults.add(Fault.at("…", "sample.fault.more"));
        } else if (faults.isEmpty() && units.isEmpty()) {
            faults.add(Fault.at("line 2", "sample.fault.noUnits"));
        }
    }

    private List<String> heading(List<String> cells) {
        var names = new ArrayList<String>();
        for (var cell : cells) {
            var plain = cell.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s.-]+", "_");
            var known = COLUMNS.get(plain);
            if (known == null && PERSONAL_HEADING.matcher(plain).matches()) {
                faults.add(Fault.at("line 1", "sample.fault.personalColumn", cell));
            } else if (known == null) {
                faults.add(Fault.at("line 1", "sample.fault.unknownColumn", cell));
            } else if (names.contains(known)) {
                faults.add(Fault.at("line 1", "sample.fault.columnTwice", cell));
            }
            names.add(known == null ? "" : known);
        }
        if (!names.contains("number") || !names.contains("stratum")) {
            faults.add(Fault.at("line 1", "sample.fault.heading"));
        }
        return names;
    }

    private void read(List<String> cells, List<String> heading, String where) {
        if (cells.size() != heading.size()) {
            faults.add(Fault.at(where, "sample.fault.cells", heading.size(), cells.size()));
            return;
        }
        if (refusePersonal(cells, heading, where)) {
            return;
        }
        var before = faults.size();
        var number = cells.get(heading.indexOf("number"));
        if (!number.matches("[A-Za-z0-9._/-]{1,40}") || !number.matches(".*[0-9].*")) {
            faults.add(Fault.at(where, "sample.fault.number"));
        } else if (!numbers.add(number)) {
            faults.add(Fault.at(where, "sample.fault.twice", number));
        }
        var stratum = strata.get(cells.get(heading.indexOf("stratum")));
        if (stratum == null) {
            faults.add(Fault.at(where, "sample.fault.stratum", cells.get(heading.indexOf("stratum"))));
        }
        var ageGroup = group(cells, heading, "age_group", where);
        var sex = group(cells, heading, "sex", where);
        if (faults.size() == before) {
            units.add(new Unit(number, stratum, ageGroup, sex));
        }
    }

    /** Whether something in this line looks like a person's data. Keys of districts may look like names, and are known. */
    private boolean refusePersonal(List<String> cells, List<String> heading, String where) {
        var found = false;
        for (int column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            var isStratum = heading.get(column).equals("stratum");
            if (isStratum ? !strata.containsKey(cell) && looksLikeAnAddress(cell) : looksPersonal(cell)) {
                found = true;
                if (personal.add(column)) {
                    faults.add(Fault.at(where, "sample.fault.personalContent", heading.get(column)));
                }
            }
        }
        return found;
    }

    static boolean looksPersonal(String cell) {
        return looksLikeAnAddress(cell) || NAME.matcher(cell).matches();
    }

    private static boolean looksLikeAnAddress(String cell) {
        return E_MAIL.matcher(cell).matches()
                || STREET.matcher(cell).matches()
                || HOUSE_NUMBER.matcher(cell).matches();
    }

    private Optional<Integer> group(List<String> cells, List<String> heading, String column, String where) {
        var index = heading.indexOf(column);
        if (index < 0 || cells.get(index).isEmpty()) {
            return Optional.empty();
        }
        if (!cells.get(index).matches("[0-9]{1,2}")) {
            faults.add(Fault.at(where, "sample.fault.group", column));
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(cells.get(index)));
    }

    private static char separator(String heading) {
        if (heading.indexOf('\t') >= 0) {
            return '\t';
        }
        return heading.indexOf(';') >= 0 ? ';' : ',';
    }

    /** The cells of a line; quotes as in RFC 4180, but no line breaks within. */
    private static List<String> cells(String line, char separator) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (int i = 0; i < line.length(); i++) {
            var symbol = line.charAt(i);
            if (symbol == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (symbol == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(symbol);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
