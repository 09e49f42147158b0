package de.defus.monitor.platform.table;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * A file as a table of texts.
 *
 * @param format what kind of file it was
 * @param columns in the order of the file
 * @param rows in the order of the file
 * @param weightColumn name of the column that the file itself weights by, if it does
 * @param unread names of sheets that hold something and were not read
 * @param faults of rows and cells that are left out or doubtful
 */
public record FileTable(
        Format format,
        List<FileColumn> columns,
        List<Row> rows,
        Optional<String> weightColumn,
        List<String> unread,
        List<Fault> faults) {

    /** Most columns that are read. */
    public static final int MOST_COLUMNS = 400;

    /** The kinds of files. */
    public enum Format {
        CSV,
        XLSX,
        SAV
    }

    /**
     * A row.
     *
     * @param number as the program shows it that wrote the file: of the line or sheet, or of the case
     * @param cells one for each column; empty where the file has nothing
     */
    public record Row(int number, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    public FileTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        unread = List.copyOf(unread);
        faults = List.copyOf(faults);
    }

    /**
     * This table, if nothing is wrong with it and it has rows.
     *
     * @throws Refusal {@code INVALID_INPUT} with every fault
     */
    public FileTable sound() {
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        if (rows.isEmpty()) {
            throw BrokenFile.because("table.fault.noRows");
        }
        return this;
    }

    /** Position of a column, -1 if there is none of this name. */
    public int indexOf(String column) {
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).name().equals(column)) {
                return index;
            }
        }
        return -1;
    }
}
