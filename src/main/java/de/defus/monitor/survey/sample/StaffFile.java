package de.defus.monitor.survey.sample;

import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.table.FileColumn;
import de.defus.monitor.platform.table.FileTable;
import de.defus.monitor.platform.table.Spreadsheet;
import de.defus.monitor.platform.table.TableBounds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A list of staff, CSV or XLSX: one row a person, with a number that only the personnel office can read and a department. Nothing else
 * is taken. Departments with too few people to hide in are refused: whoever has one joins it with another.
 */
final class StaffFile {

    static final int MOST_UNITS = 50_000;
    /** As many as a question has categories. */
    static final int MOST_DEPARTMENTS = 99;

    private static final TableBounds BOUNDS = new TableBounds(MOST_UNITS, 1_000_000);
    private static final String NUMBER = "[A-Za-z0-9._/-]{0,39}[0-9][A-Za-z0-9._/-]{0,39}";
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("number", "number"),
            Map.entry("nummer", "number"),
            Map.entry("nr", "number"),
            Map.entry("department", "department"),
            Map.entry("office", "department"),
            Map.entry("amt", "department"),
            Map.entry("abteilung", "department"),
            Map.entry("fachbereich", "department"),
            Map.entry("dienststelle", "department"));

    private final RowFaults faults = new RowFaults();
    private final TreeMap<String, List<String>> numbersOf = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final HashSet<String> numbers = new HashSet<>();

    private StaffFile() {}

    /**
     * The staff by department; departments are numbered in the order of their names.
     *
     * @param fewest the smallest department
     * @throws Refusal {@code INVALID_INPUT} with every fault by row or department, up to fifty
     */
    static Staff read(byte[] bytes, int fewest) {
        var file = new StaffFile();
        file.read(Spreadsheet.read(bytes, BOUNDS));
        if (file.faults.isEmpty()) {
            file.checkDepartments(fewest);
        }
        file.faults.refuseIfAny();
        return file.staff();
    }

    /** Everybody on the list, and the departments with as many letters as people. */
    record Staff(List<Unit> units, List<Stratum> departments) {}

    private void read(FileTable table) {
        var heading = heading(table.columns().stream().map(FileColumn::name).toList());
        if (!faults.isEmpty()) {
            return;
        }
        faults.readRows(table, (cells, where) -> read(cells, heading, where));
        if (faults.isEmpty() && numbers.isEmpty()) {
            faults.add("row 2", "sample.fault.noUnits");
        }
    }

    private List<String> heading(List<String> cells) {
        var names = cells.stream()
                .map(cell -> COLUMNS.getOrDefault(cell.toLowerCase(Locale.ROOT), ""))
                .toList();
        for (var i = 0; i < cells.size(); i++) {
            if (names.get(i).isEmpty() && !cells.get(i).isEmpty()) {
                faults.add("row 1", "sample.fault.staffColumn", cells.get(i));
            }
        }
        if (faults.isEmpty() && (names.size() != 2 || !names.containsAll(List.of("number", "department")))) {
            faults.add("row 1", "sample.fault.staffHeading");
        }
        return names;
    }

    private void read(List<String> cells, List<String> heading, String where) {
        var number = cells.get(heading.indexOf("number"));
        var department = cells.get(heading.indexOf("department"));
        if (!number.matches(NUMBER) || number.length() > 40) {
            faults.add(where, "sample.fault.number");
        } else if (!numbers.add(number)) {
            faults.add(where, "sample.fault.twice", number);
        }
        if (department.length() < 2
                || department.length() > 80
                || department.contains("@")
                || department.chars().anyMatch(Character::isISOControl)) {
            faults.add(where, "sample.fault.department");
        } else {
            numbersOf.computeIfAbsent(department, name -> new ArrayList<>()).add(number);
        }
    }

    private void checkDepartments(int fewest) {
        numbersOf.forEach((name, people) -> {
            if (people.size() < fewest) {
                faults.add("list", "sample.fault.smallDepartment", name, people.size(), fewest);
            }
        });
        if (numbersOf.size() > MOST_DEPARTMENTS) {
            faults.add("list", "sample.fault.manyDepartments", MOST_DEPARTMENTS);
        }
    }

    private Staff staff() {
        var units = new ArrayList<Unit>();
        var departments = new ArrayList<Stratum>();
        numbersOf.forEach((name, people) -> {
            var code = departments.size() + 1;
            departments.add(new Stratum(code, name, people.size(), PlanSample.DEFAULT_SHARE, people.size()));
            people.forEach(number -> units.add(new Unit(number, code, Optional.empty(), Optional.empty())));
        });
        return new Staff(units, departments);
    }
}
