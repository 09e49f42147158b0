package de.defus.monitor.analysis.disclosure;

import java.util.Arrays;

/** A table of counts with the cells that must not be printed. */
public final class SuppressedTable {

    private final CountTable table;
    private final boolean[][] primary;
    private final boolean[][] suppressed;

    /**
     * A table with a choice of cells, made by {@link CellSuppression} or by hand.
     *
     * @param primary cells too small to print, by row and column, totals included
     * @param suppressed cells not printed, the former among them
     * @throws IllegalArgumentException if a small cell is printed
     */
    public SuppressedTable(CountTable table, boolean[][] primary, boolean[][] suppressed) {
        this.table = table;
        this.primary = new boolean[table.rows()][];
        this.suppressed = new boolean[table.rows()][];
        for (int row = 0; row < table.rows(); row++) {
            this.primary[row] = Arrays.copyOf(primary[row], table.columns());
            this.suppressed[row] = Arrays.copyOf(suppressed[row], table.columns());
            for (int column = 0; column < table.columns(); column++) {
                if (primary[row][column] && !suppressed[row][column]) {
                    throw new IllegalArgumentException(
                            "the small cell in row " + row + ", column " + column + " is printed");
                }
            }
        }
    }

    /** The table with what must not be printed. */
    public CountTable table() {
        return table;
    }

    /** Whether a cell or total must not be printed. */
    public boolean isSuppressed(int row, int column) {
        return suppressed[row][column];
    }

    /** Whether a cell is too small to print; the other suppressed ones protect it. */
    public boolean isPrimary(int row, int column) {
        return primary[row][column];
    }

    /** Number of cells that are suppressed although they are large enough. */
    public int secondaryCells() {
        var cells = 0;
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < table.columns(); column++) {
                cells += suppressed[row][column] && !primary[row][column] ? 1 : 0;
            }
        }
        return cells;
    }

    /**
     * What a reader can compute of a suppressed cell.
     *
     * @throws IllegalArgumentException if the cell is printed
     */
    public CellBounds bounds(int row, int column) {
        if (!suppressed[row][column]) {
            throw new IllegalArgumentException("row " + row + ", column " + column + " is printed");
        }
        return new Attacker(table, suppressed).bounds(row, column);
    }
}
