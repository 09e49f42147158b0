package de.defus.monitor.analysis.disclosure;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * What a reader can compute of a suppressed cell who knows all that is printed and that counts are not negative: its
 * smallest and largest value over all tables that agree with the print. The largest increase of a cell is the largest flow
 * that the other suppressed cells can carry from its end back to its start (Ford and Fulkerson 1956), so no linear program
 * is needed, and the bounds are exact.
 */
final class Attacker {

    private static final long UNLIMITED = Long.MAX_VALUE / 4;

    private final CountTable table;
    private final boolean[][] suppressed;

    Attacker(CountTable table, boolean[][] suppressed) {
        this.table = table;
        this.suppressed = suppressed;
    }

    /** Bounds of a suppressed cell. */
    CellBounds bounds(int row, int column) {
        var increase = flow(row, column, table.to(row, column), table.from(row, column), UNLIMITED);
        var count = table.count(row, column);
        return new CellBounds(
                (int) (count - decrease(row, column)),
                increase >= UNLIMITED ? Integer.MAX_VALUE : Math.toIntExact(count + increase));
    }

    /** Whether the bounds of a suppressed cell are at least so far apart. */
    boolean isProtected(int row, int column, int width) {
        var decrease = decrease(row, column);
        return decrease >= width
                || decrease + flow(row, column, table.to(row, column), table.from(row, column), width - decrease)
                        >= width;
    }

    private long decrease(int row, int column) {
        return flow(row, column, table.from(row, column), table.to(row, column), table.count(row, column));
    }

    /** Largest flow from a node to another, at most the limit, in the suppressed cells other than the one given. */
    private long flow(int row, int column, int source, int sink, long limit) {
        var residual = new long[table.nodes()][table.nodes()];
        for (int own = 0; own < table.rows(); own++) {
            for (int across = 0; across < table.columns(); across++) {
                if (suppressed[own][across] && !(own == row && across == column)) {
                    residual[table.from(own, across)][table.to(own, across)] = UNLIMITED;
                    residual[table.to(own, across)][table.from(own, across)] = table.count(own, across);
                }
            }
        }
        var total = 0L;
        while (total < limit) {
            var before = path(residual, source, sink);
            if (before[sink] < 0) {
                break;
            }
            var amount = limit - total;
            for (int node = sink; node != source; node = before[node]) {
                amount = Math.min(amount, residual[before[node]][node]);
            }
            for (int node = sink; node != source; node = before[node]) {
                residual[before[node]][node] -= amount;
                residual[node][before[node]] += amount;
            }
            total += amount;
        }
        return total;
    }

    /** The node before each on a shortest path with capacity left, -1 if it is not reached. */
    private static int[] path(long[][] residual, int source, int sink) {
        var before = new int[residual.length];
        Arrays.fill(before, -1);
        var queue = new ArrayDeque<Integer>();
        queue.add(source);
        while (!queue.isEmpty() && before[sink] < 0) {
            int node = queue.remove();
            for (int next = 0; next < residual.length; next++) {
                if (next != source && before[next] < 0 && residual[node][next] > 0) {
                    before[next] = node;
                    queue.add(next);
                }
            }
        }
        return before;
    }
}
