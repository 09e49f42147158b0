package de.defus.monitor.analysis.disclosure;

/**
 * A printed two-way table of unweighted counts with its totals: the last row holds the sums of the columns, the last column
 * those of the rows.
 *
 * <p>A table is a network in which a count is the flow of an edge: from the column of totals into each row, on through the
 * cells into the columns, through their totals into the row of totals, and through the grand total back. What flows into a
 * node flows out, which says no more and no less than that rows and columns add up.
 */
public final class CountTable {

    private final int[][] counts;

    private CountTable(int[][] counts) {
        this.counts = counts;
    }

    /**
     * A table of inner cells, to which the totals are added.
     *
     * @throws IllegalArgumentException if it has no cells, is not rectangular, or a count is negative
     */
    public static CountTable ofCells(int[][] cells) {
        if (cells.length == 0 || cells[0].length == 0) {
            throw new IllegalArgumentException("a table needs a row and a column");
        }
        var rows = cells.length;
        var columns = cells[0].length;
        var counts = new int[rows + 1][columns + 1];
        for (int row = 0; row < rows; row++) {
            if (cells[row].length != columns) {
                throw new IllegalArgumentException("row " + row + " has " + cells[row].length + " cells");
            }
            for (int column = 0; column < columns; column++) {
                var n = cells[row][column];
                if (n < 0) {
                    throw new IllegalArgumentException("row " + row + ", column " + column + " has the count " + n);
                }
                counts[row][column] = n;
                counts[row][columns] = Math.addExact(counts[row][columns], n);
                counts[rows][column] = Math.addExact(counts[rows][column], n);
                counts[rows][columns] = Math.addExact(counts[rows][columns], n);
            }
        }
        return new CountTable(counts);
    }

    /** Rows, with the totals. */
    public int rows() {
        return counts.length;
    }

    /** Columns, with the totals. */
    public int columns() {
        return counts[0].length;
    }

    /** Count of a cell or total. */
    public int count(int row, int column) {
        return counts[row][column];
    }

    /** Nodes of the network: rows first, then columns. */
    int nodes() {
        return rows() + columns();
    }

    /** Node where the flow of a cell starts. */
    int from(int row, int column) {
        // Cells and the grand total flow from their row to their column, the other totals from their column to their
        // row.
        return (row == rows() - 1) == (column == columns() - 1) ? row : rows() + column;
    }

    /** Node where the flow of a cell ends. */
    int to(int row, int column) {
        return from(row, column) == row ? rows() + column : row;
    }
}
