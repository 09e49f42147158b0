package de.defus.monitor.survey.sample;

import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.table.FileTable;
import de.defus.monitor.platform.table.Plain;
import de.defus.monitor.platform.table.Spreadsheet;
import de.defus.monitor.platform.table.TableBounds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the list of units from CSV or XLSX: a heading with {@code number} and {@code stratum}, perhaps {@code age_group}
 * and {@code sex}. A column more is refused, and one that looks like a name, a street or an e-mail address above all.
 */
final class UnitFile {

    private static final TableBounds BOUNDS = new TableBounds(100_000, 1_000_000);

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
    private static final String POSSIBLE = "number, stratum, age_group, sex";

    private final RowFaults faults = new RowFaults();
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
     * @throws Refusal {@code INVALID_INPUT} with every fault by row, up to fifty
     */
    static List<Unit> read(byte[] bytes, Map<String, Integer> strata) {
        var file = new UnitFile(strata);
        file.read(Spreadsheet.read(bytes, BOUNDS));
        file.faults.refuseIfAny();
        return file.units;
    }

    private void read(FileTable table) {
        var heading = PersonalData.meanings(table.columns(), COLUMNS, POSSIBLE, faults);
        if (!heading.contains("number") || !heading.contains("stratum")) {
            faults.add("row 1", "sample.fault.heading", "number, stratum");
        }
        if (!faults.isEmpty()) {
            return;
        }
        faults.readRows(table, (cells, where) -> read(cells, heading, where));
        if (faults.isEmpty() && units.isEmpty()) {
            faults.add("row 2", "sample.fault.noUnits");
        }
    }

    private void read(List<String> cells, List<String> heading, String where) {
        if (refusePersonal(cells, heading, where)) {
            return;
        }
        var before = faults.count();
        var number = cells.get(heading.indexOf("number"));
        if (number.matches("[0-9]\\.[0-9]+E[0-9]+")) {
            faults.add(where, "sample.fault.rounded");
        } else if (!number.matches("[A-Za-z0-9._/-]{1,40}") || !number.matches(".*[0-9].*")) {
            faults.add(where, "sample.fault.number");
        } else if (!numbers.add(number)) {
            faults.add(where, "sample.fault.twice", number);
        }
        var stratum = strata.get(cells.get(heading.indexOf("stratum")));
        if (stratum == null) {
            faults.add(where, "sample.fault.stratum", Plain.shown(cells.get(heading.indexOf("stratum"))));
        }
        var ageGroup = group(cells, heading, "age_group", where);
        var sex = group(cells, heading, "sex", where);
        if (faults.count() == before) {
            units.add(new Unit(number, stratum, ageGroup, sex));
        }
    }

    /** Whether something in this row looks like a person's data. Keys of districts may look like names, and are known. */
    private boolean refusePersonal(List<String> cells, List<String> heading, String where) {
        var found = false;
        for (int column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            var isStratum = heading.get(column).equals("stratum");
            if (isStratum ? !strata.containsKey(cell) && PersonalData.isAddress(cell) : PersonalData.isIn(cell)) {
                found = true;
                if (personal.add(column)) {
                    faults.add(where, "sample.fault.personalContent", heading.get(column));
                }
            }
        }
        return found;
    }

    private Optional<Integer> group(List<String> cells, List<String> heading, String column, String where) {
        var index = heading.indexOf(column);
        if (index < 0 || cells.get(index).isEmpty()) {
            return Optional.empty();
        }
        if (!cells.get(index).matches("[0-9]{1,2}")) {
            faults.add(where, "sample.fault.group", column);
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(cells.get(index)));
    }
}
