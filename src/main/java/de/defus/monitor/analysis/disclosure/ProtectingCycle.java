package de.defus.monitor.analysis.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A cycle of cells through a small one, along which counts can be moved without changing any sum: cells are raised and
 * lowered in turn.
 *
 * @param cost about the number of cells not suppressed so far, the smaller counts preferred
 */
record ProtectingCycle(double cost, List<int[]> cells) {

    /**
     * The cheapest cycle that lets a cell rise by one amount and fall by another (Dijkstra 1959). Cells with 0 are no
     * help: it is printed, and if it were not, everybody would guess it.
     *
     * @return absent if there is none
     */
    static Optional<ProtectingCycle> find(
            CountTable table, boolean[][] suppressed, int row, int column, int rise, int fall) {
        var start = table.to(row, column);
        var end = table.from(row, column);
        var costs = new double[table.nodes()];
        Arrays.fill(costs, Double.POSITIVE_INFINITY);
        costs[start] = 0;
        var arrivals = new int[table.nodes()][];
        var isDone = new boolean[table.nodes()];
        for (int node = start; node >= 0 && node != end; node = nearest(costs, isDone)) {
            isDone[node] = true;
            relax(table, suppressed, new int[] {row, column}, rise, fall, node, costs, arrivals);
        }
        if (Double.isInfinite(costs[end])) {
            return Optional.empty();
        }
        var cells = new ArrayList<int[]>();
        for (int node = end; node != start; ) {
            var cell = arrivals[node];
            cells.add(cell);
            node = table.from(cell[0], cell[1]) == node ? table.to(cell[0], cell[1]) : table.from(cell[0], cell[1]);
        }
        return Optional.of(new ProtectingCycle(costs[end], cells));
    }

    /** Suppresses all cells of the cycle; false if they were all suppressed before. */
    boolean suppress(boolean[][] suppressed) {
        var isNew = false;
        for (var cell : cells) {
            isNew |= !suppressed[cell[0]][cell[1]];
            suppressed[cell[0]][cell[1]] = true;
        }
        return isNew;
    }

    private static void relax(
            CountTable table,
            boolean[][] suppressed,
            int[] own,
            int rise,
            int fall,
            int node,
            double[] costs,
            int[][] arrivals) {
        var isRow = node < table.rows();
        var others = isRow ? table.columns() : table.rows();
        for (int other = 0; other < others; other++) {
            var row = isRow ? node : other;
            var column = isRow ? other : node - table.rows();
            var isForward = table.from(row, column) == node;
            var n = table.count(row, column);
            if (row == own[0] && column == own[1] || n == 0 || n < (isForward ? fall : rise)) {
                continue;
            }
            var next = isForward ? table.to(row, column) : table.from(row, column);
            var cost = costs[node] + (suppressed[row][column] ? 0 : price(table, n));
            if (cost < costs[next]) {
                costs[next] = cost;
                arrivals[next] = new int[] {row, column};
            }
        }
    }

    private static double price(CountTable table, int n) {
        var all = table.count(table.rows() - 1, table.columns() - 1);
        return 1 + n / (all + 1.0) / table.rows() / table.columns();
    }

    private static int nearest(double[] costs, boolean[] isDone) {
        var nearest = -1;
        for (int node = 0; node < costs.length; node++) {
            if (!isDone[node] && !Double.isInfinite(costs[node]) && (nearest < 0 || costs[node] < costs[nearest])) {
                nearest = node;
            }
        }
        return nearest;
    }
}
