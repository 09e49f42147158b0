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
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A list of staff: one line a person, with a number that only the personnel office can read and a department. Nothing else
 * is taken. Departments with too few people to hide in are refused: whoever has one joins it with another.
 */
final class StaffFile {

    static final int MOST_UNITS = 50_000;
    /** As many as a question has categories. */
    static final int MOST_DEPARTMENTS = 99;

    private static final int MOST_FAULTS = 50;
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

    private final List<Fault> faults = new ArrayList<>();
    private final TreeMap<String, List<String>> numbersOf = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final HashSet<String> numbers = new HashSet<>();

    private StaffFile() {}

    /**
     * The staff by department; departments are numbered in the order of their names.
     *
     * @param fewest the smallest department
     * @throws Refusal {@code INVALID_INPUT} with every fault by line or department, up to fifty
     */
    static Staff read(String text, int fewest) {
        var file = new StaffFile();
        file.parse(text.replace("\uFEFF", "").lines().toList());
        if (file.faults.isEmpty()) {
            file.checkDepartments(fewest);
        }
        if (!file.faults.isEmpty()) {
            throw new Refusal(
                    ProblemType.INVALID_INPUT, file.faults.subList(0, Math.min(MOST_FAULTS, file.faults.size())));
        }
        return file.staff();
    }

    /** Everybody on the list, and the departments with as many letters as people. */
    record Staff(List<Unit> units, List<Stratum> departments) {}

    private void parse(List<String> lines) {
        var first = lines.isEmpty() ? "" : lines.get(0);
        var separator = first.indexOf('\t') >= 0 ? "\t" : first.indexOf(';') >= 0 ? ";" : ",";
        var heading = heading(cells(first, separator));
        if (!faults.isEmpty()) {
            return;
        }
        for (var line = 1; line < lines.size() && faults.size() < MOST_FAULTS; line++) {
            if (!lines.get(line).isBlank()) {
                read(cells(lines.get(line), separator), heading, "line " + (line + 1));
            }
        }
        if (faults.isEmpty() && numbers.isEmpty()) {
            faults.add(Fault.at("line 2", "sample.fault.noUnits"));
        }
    }

    private List<String> heading(List<String> cells) {
        var names = cells.stream()
                .map(cell -> COLUMNS.getOrDefault(cell.toLowerCase(Locale.ROOT), ""))
                .toList();
        for (var i = 0; i < cells.size(); i++) {
            if (names.get(i).isEmpty() && !cells.get(i).isEmpty()) {
                faults.add(Fault.at("line 1", "sample.fault.staffColumn", cells.get(i)));
            }
        }
        if (faults.isEmpty() && (names.size() != 2 || !names.containsAll(List.of("number", "department")))) {
            faults.add(Fault.at("line 1", "sample.fault.staffHeading"));
        }
        return names;
    }

    private void read(List<String> cells, List<String> heading, String where) {
        if (cells.size() != 2) {
            faults.add(Fault.at(where, "sample.fault.cells", 2, cells.size()));
            return;
        }
        var number = cells.get(heading.indexOf("number"));
        var department = cells.get(heading.indexOf("department"));
        if (!number.matches(NUMBER) || number.length() > 40) {
            faults.add(Fault.at(where, "sample.fault.number"));
        } else if (!numbers.add(number)) {
            faults.add(Fault.at(where, "sample.fault.twice", number));
        } else if (numbers.size() > MOST_UNITS) {
            faults.add(Fault.at(where, "sample.fault.tooMany", MOST_UNITS));
        }
        if (department.length() < 2
                || department.length() > 80
                || department.contains("@")
                || department.chars().anyMatch(Character::isISOControl)) {
            faults.add(Fault.at(where, "sample.fault.department"));
        } else {
            numbersOf.computeIfAbsent(department, name -> new ArrayList<>()).add(number);
        }
    }

    private void checkDepartments(int fewest) {
        numbersOf.forEach((name, people) -> {
            if (people.size() < fewest) {
                faults.add(Fault.at("list", "sample.fault.smallDepartment", name, people.size(), fewest));
            }
        });
        if (numbersOf.size() > MOST_DEPARTMENTS) {
            faults.add(Fault.at("list", "sample.fault.manyDepartments", MOST_DEPARTMENTS));
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

    private static List<String> cells(String line, String separator) {
        return List.of(line.split(Pattern.quote(separator), -1)).stream()
                .map(cell -> cell.strip().replaceAll("^\"(.*)\"$", "$1").strip())
                .toList();
    }
}
