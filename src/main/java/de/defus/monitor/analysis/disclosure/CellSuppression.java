package de.defus.monitor.analysis.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides which counts of a printed table to suppress: those of fewer than k respondents, and others so that nobody can
 * compute them from the totals (Hundepool et al. 2012, ch. 4). Two suppressed cells in each row and column are not enough;
 * what counts is how far apart the bounds are that a reader can compute.
 *
 * <p>Cells are chosen greedily: for each small cell the cheapest cycle of cells through it that can move the count far
 * enough, then every cell given back that is not needed after all. Finding the fewest is NP-hard; this comes close.
 *
 * <p>It protects one table. Tables that share totals must be protected together or suppressed alike, and neither shares
 * with their base nor a chart may show what is suppressed here.
 *
 * @param minimum k, the smallest count that may be printed; 0 may be, unless it is sensitive
 * @param width how far apart the bounds of a small cell must be at least: 1 only keeps it from being exact, k is advised
 * @param isZeroSensitive whether a 0 tells something about people, such as that nobody in a street reported a crime
 */
public record CellSuppression(int minimum, int width, boolean isZeroSensitive) {

    public CellSuppression {
        if (minimum < 1 || width < 1) {
            throw new IllegalArgumentException("minimum " + minimum + " and width " + width + " must be above 0");
        }
    }

    private record Cell(int row, int column) {}

    /**
     * Protects a table. There is always a way: if nothing else helps, the totals of row, column and table are suppressed.
     */
    public SuppressedTable protect(CountTable table) {
        var primary = new ArrayList<Cell>();
        var isPrimary = new boolean[table.rows()][table.columns()];
        for (var cell : cells(table)) {
            var n = table.count(cell.row(), cell.column());
            if (n < minimum && (n > 0 || isZeroSensitive)) {
                primary.add(cell);
                isPrimary[cell.row()][cell.column()] = true;
            }
        }
        Comparator<Cell> bySize = Comparator.comparingInt(cell -> table.count(cell.row(), cell.column()));
        Optional<SuppressedTable> best = Optional.empty();
        for (var order : List.of(bySize, bySize.reversed())) {
            primary.sort(order);
            for (int start = 0; start < Math.max(1, Math.min(primary.size(), 4)); start++) {
                Collections.rotate(primary, 1);
                var found = attempt(table, primary, isPrimary);
                if (best.isEmpty() || found.secondaryCells() < best.get().secondaryCells()) {
                    best = Optional.of(found);
                }
            }
        }
        return best.orElseThrow();
    }

    private SuppressedTable attempt(CountTable table, List<Cell> primary, boolean[][] isPrimary) {
        var suppressed = Arrays.stream(isPrimary).map(boolean[]::clone).toArray(boolean[][]::new);
        var attacker = new Attacker(table, suppressed);
        for (var cell : primary) {
            for (int demand = width; !attacker.isProtected(cell.row(), cell.column(), width); ) {
                if (demand == 0) {
                    throw new IllegalStateException("no cycle protects " + cell);
                }
                demand = widen(table, suppressed, cell, demand) ? width : demand - 1;
            }
        }
        giveBack(table, suppressed, primary, isPrimary);
        return new SuppressedTable(table, isPrimary, suppressed);
    }

    /** Suppresses the cheapest cycle that alone moves a cell by the demand; false if there is none with a new cell. */
    private static boolean widen(CountTable table, boolean[][] suppressed, Cell cell, int demand) {
        Optional<ProtectingCycle> best = Optional.empty();
        var most = Math.min(demand, table.count(cell.row(), cell.column()));
        for (int down = 0; down <= most; down++) {
            var found = ProtectingCycle.find(table, suppressed, cell.row(), cell.column(), demand - down, down);
            if (best.isEmpty()
                    || found.isPresent() && found.get().cost() < best.get().cost()) {
                best = found;
            }
        }
        return best.isPresent() && best.get().suppress(suppressed);
    }

    private void giveBack(CountTable table, boolean[][] suppressed, List<Cell> primary, boolean[][] isPrimary) {
        var attacker = new Attacker(table, suppressed);
        var secondary = cells(table);
        secondary.removeIf(cell -> !suppressed[cell.row()][cell.column()] || isPrimary[cell.row()][cell.column()]);
        secondary.sort(Comparator.comparingInt((Cell cell) -> table.count(cell.row(), cell.column()))
                .reversed());
        for (var cell : secondary) {
            suppressed[cell.row()][cell.column()] = false;
            suppressed[cell.row()][cell.column()] =
                    !primary.stream().allMatch(small -> attacker.isProtected(small.row(), small.column(), width));
        }
    }

    private static List<Cell> cells(CountTable table) {
        var cells = new ArrayList<Cell>();
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < table.columns(); column++) {
                cells.add(new Cell(row, column));
            }
        }
        return cells;
    }
}
