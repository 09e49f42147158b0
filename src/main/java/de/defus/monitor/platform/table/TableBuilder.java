package de.defus.monitor.platform.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Gathers the rows of a file within bounds; equal texts are kept once. */
public final class TableBuilder {

    private static final int LONGEST_NAME = 200;

    private final List<FileTable.Row> rows = new ArrayList<>();
    private final Map<String, String> known = new HashMap<>();
    private final TableBounds bounds;
    private long cells;

    public TableBuilder(TableBounds bounds) {
        this.bounds = bounds;
    }

    /** The names of the columns, each given and each once. */
    public static List<FileColumn> headings(List<String> names) {
        if (names.size() > FileTable.MOST_COLUMNS) {
            throw BrokenFile.because("table.fault.tooManyColumns", FileTable.MOST_COLUMNS, names.size());
        }
        var seen = new HashSet<String>();
        for (int index = 0; index < names.size(); index++) {
            var name = names.get(index);
            if (name.isBlank()) {
                throw BrokenFile.because("table.fault.namelessColumn", index + 1);
            }
            if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                throw BrokenFile.because("table.fault.columnName", index + 1);
            }
            if (!seen.add(name)) {
                throw BrokenFile.because("table.fault.nameTwice", name);
            }
        }
        return names.stream().map(FileColumn::named).toList();
    }

    public void add(int number, List<String> row) {
        cells += row.size();
        if (rows.size() >= bounds.rows()) {
            throw BrokenFile.because("table.fault.tooManyRows", bounds.rows());
        }
        if (cells > bounds.cells()) {
            throw BrokenFile.because("table.fault.tooManyCells", bounds.cells());
        }
        rows.add(new FileTable.Row(
                number,
                row.stream()
                        .map(cell -> known.computeIfAbsent(cell, text -> text))
                        .toList()));
    }

    public List<FileTable.Row> rows() {
        return rows;
    }
}
