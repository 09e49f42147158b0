package de.defus.monitor.place;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.table.FileColumn;
import de.defus.monitor.platform.table.FileTable;
import de.defus.monitor.platform.table.Spreadsheet;
import de.defus.monitor.platform.table.TableBounds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads population counts from CSV or XLSX with the heading {@code district,age_group,gender,persons}, whole numbers throughout. */
final class PopulationFile {

    private static final List<String> HEADING = List.of("district", "age_group", "gender", "persons");
    private static final TableBounds BOUNDS = new TableBounds(10_000, 100_000);

    private PopulationFile() {}

    /**
     * The counts of a file.
     *
     * @param districtCodes the codes of the municipality's districts
     * @throws Refusal {@code INVALID_INPUT} with every fault, each naming its row
     */
    static List<PopulationCount> read(byte[] bytes, Set<Integer> districtCodes) {
        var table = Spreadsheet.read(bytes, BOUNDS);
        var faults = new ArrayList<Fault>();
        var counts = new ArrayList<PopulationCount>();
        if (!HEADING.equals(table.columns().stream().map(FileColumn::name).toList())) {
            faults.add(Fault.at("row 1", "place.fault.heading", String.join(",", HEADING)));
        } else {
            faults.addAll(table.faults());
            var seen = new HashSet<List<Integer>>();
            table.rows().forEach(row -> read(cells(row), row.number(), districtCodes, seen, counts, faults));
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
        if (cells.stream().anyMatch(cell -> cell.matches("-[0-9]+"))) {
            faults.add(Fault.at(where, "place.fault.negative"));
            return;
        }
        if (!cells.stream().allMatch(cell -> cell.matches("[0-9]{1,9}"))) {
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

    /** Cells without blanks and quotation marks around them: some programs quote after a blank. */
    private static List<String> cells(FileTable.Row row) {
        return row.cells().stream()
                .map(String::strip)
                .map(cell -> cell.replaceAll("^\"(.*)\"$", "$1"))
                .toList();
    }
}
