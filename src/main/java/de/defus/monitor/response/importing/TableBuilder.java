package de.defus.monitor.response.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Gathers the rows of a file within bounds; equal texts are kept once. */
final class TableBuilder {

    private static final int LONGEST_NAME = 200;

    private final List<FileTable.Row> rows = new ArrayList<>();
    private final Map<String, String> known = new HashMap<>();
    private long cells;

    /** The names of the columns, each given and each once. */
    static List<FileColumn> headings(List<String> names) {
        if (names.size() > FileTable.MOST_COLUMNS) {
            throw BrokenFile.because("importing.fault.tooManyColumns", FileTable.MOST_COLUMNS, names.size());
        }
        var seen = new HashSet<String>();
        for (int index = 0; index < names.size(); index++) {
            var name = names.get(index);
            if (name.isBlank()) {
                throw BrokenFile.because("importing.fault.namelessColumn", index + 1);
            }
            if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                throw BrokenFile.because("importing.fault.columnName", index + 1);
            }
            if (!seen.add(name)) {
                throw BrokenFile.because("importing.fault.nameTwice", name);
            }
        }
        return names.stream().map(FileColumn::named).toList();
    }

    void add(int number, List<String> row) {
        cells += row.size();
        if (rows.size() >= FileTable.MOST_ROWS) {
            throw BrokenFile.because("importing.fault.tooManyRows", FileTable.MOST_ROWS);
        }
        if (cells > FileTable.MOST_CELLS) {
            throw BrokenFile.because("importing.fault.tooManyCells", FileTable.MOST_CELLS);
        }
        rows.add(new FileTable.Row(
                number,
                row.stream()
                        .map(cell -> known.computeIfAbsent(cell, text -> text))
                        .toList()));
    }

    /** The rows, at least one. */
    List<FileTable.Row> rows() {
        if (rows.isEmpty()) {
            throw BrokenFile.because("importing.fault.noRows");
        }
        return rows;
    }
}
