package de.defus.monitor.place;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads population counts from CSV with the heading {@code district,age_group,gender,persons}, whole numbers throughout. */
final class PopulationFile {

    private static final List<String> HEADING = List.of("district", "age_group", "gender", "persons");
    private static final int MOST_ROWS = 10_000;

    private PopulationFile() {}

    /**
     * The counts of a file; comma or semicolon, with or without byte order mark.
     *
     * @param districtCodes the codes of the municipality's districts
     * @throws Refusal {@code INVALID_INPUT} with every fault, each naming its row
     */
    static List<PopulationCount> read(String text, Set<Integer> districtCodes) {
        var lines = text.lines().toList();
        var faults = new ArrayList<Fault>();
        var counts = new ArrayList<PopulationCount>();
        if (lines.isEmpty() || !HEADING.equals(cells(lines.get(0)))) {
            faults.add(Fault.at("row 1", "place.fault.heading", String.join(",", HEADING)));
        } else if (lines.size() > MOST_ROWS) {
            faults.add(Fault.at("row " + MOST_ROWS, "place.fault.rows", MOST_ROWS));
        } else {
            var seen = new HashSet<List<Integer>>();
            for (int row = 1; row < lines.size(); row++) {
                if (!lines.get(row).isBlank()) {
                    read(cells(lines.get(row)), row + 1, districtCodes, seen, counts, faults);
                }
            }
            if (faults.isEmpty() && counts.isEmpty()) {
                faults.add(Fault.at("row 2", "place.fault.noRows"));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        return counts;
    }

    private static void read(
            List<String> cells,
            int row,
            Set<Integer> districtCodes,
            Set<List<Integer>> seen,
            List<PopulationCount> counts,
            List<Fault> faults) {
        var where = "row " + row;
        if (cells.size() == HEADING.size() && cells.stream().anyMatch(cell -> cell.matches("-[0-9]+"))) {
            faults.add(Fault.at(where, "place.fault.negative"));
            return;
        }
        if (cells.size() != HEADING.size() || !cells.stream().allMatch(cell -> cell.matches("[0-9]{1,9}"))) {
            faults.add(Fault.at(where, "place.fault.numbers"));
            return;
        }
        var numbers = cells.stream().mapToInt(Integer::parseInt).toArray();
        if (!districtCodes.contains(numbers[0])) {
            faults.add(Fault.at(where, "place.fault.district", numbers[0]));
        } else if (!seen.add(List.of(numbers[0], numbers[1], numbers[2]))) {
            faults.add(Fault.at(where, "place.fault.twice"));
        } else {
            counts.add(new PopulationCount(numbers[0], numbers[1], numbers[2], numbers[3]));
        }
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        for (var cell : line.split("[,;]", -1)) {
            var bare = cell.strip();
            cells.add(
                    bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                            ? bare.substring(1, bare.length() - 1)
                            : bare);
        }
        return cells;
    }
}
