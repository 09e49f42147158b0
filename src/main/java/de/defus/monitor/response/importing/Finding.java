package de.defus.monitor.response.importing;

import de.defus.monitor.platform.problem.Fault;

/**
 * One thing wrong with a file under its mapping.
 *
 * @param row number of the row; 0 for a column as a whole
 * @param column name in the file; empty for the file as a whole
 * @param fault what is wrong
 */
record Finding(int row, String column, Fault fault) {

    static Finding at(int row, String column, String messageKey, Object... arguments) {
        var where =
                row == 0 ? "column " + column : column.isEmpty() ? "row " + row : "row " + row + ", column " + column;
        return new Finding(row, column, Fault.at(where, messageKey, arguments));
    }
}
