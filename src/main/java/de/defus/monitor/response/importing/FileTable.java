package de.defus.monitor.response.importing;

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
 */
record FileTable(
        Format format, List<FileColumn> columns, List<Row> rows, Optional<String> weightColumn, List<String> unread) {

    /** Most rows that are read. */
    static final int MOST_ROWS = 50_000;
    /** Most columns that are read. */
    static final int MOST_COLUMNS = 400;
    /** Most cells that are read: what fits into memory beside everything else. */
    static final int MOST_CELLS = 6_000_000;

    /** The kinds of files. */
    enum Format {
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
    record Row(int number, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    FileTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        unread = List.copyOf(unread);
    }

    /** Position of a column, -1 if there is none of this name. */
    int indexOf(String column) {
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).name().equals(column)) {
                return index;
            }
        }
        return -1;
    }
}
