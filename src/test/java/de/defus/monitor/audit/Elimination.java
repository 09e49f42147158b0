package de.defus.monitor.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Solves linear equations as far as they can be solved. */
final class Elimination {

    private static final double NOTHING = 1e-9;

    private Elimination() {}

    /**
     * The unknowns that the equations determine.
     *
     * @param equations factors of the unknowns, then the value
     */
    static Map<Integer, Double> solve(List<double[]> equations, int unknowns) {
        var rows = equations.stream().map(double[]::clone).toArray(double[][]::new);
        var done = 0;
        for (int column = 0; column < unknowns && done < rows.length; column++) {
            var pivot = done;
            for (int row = done; row < rows.length; row++) {
                pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
            }
            if (Math.abs(rows[pivot][column]) < NOTHING) {
                continue;
            }
            var swapped = rows[pivot];
            rows[pivot] = rows[done];
            rows[done] = swapped;
            for (int row = 0; row < rows.length; row++) {
                var factor = row == done ? 0 : rows[row][column] / swapped[column];
                for (int entry = 0; factor != 0 && entry <= unknowns; entry++) {
                    rows[row][entry] -= factor * swapped[entry];
                }
            }
            done++;
        }
        var solved = new TreeMap<Integer, Double>();
        for (var row : rows) {
            var only = -1;
            var factors = 0;
            for (int column = 0; column < unknowns; column++) {
                if (Math.abs(row[column]) > NOTHING) {
                    only = column;
                    factors++;
                }
            }
            if (factors == 1) {
                solved.put(only, row[unknowns] / row[only]);
            }
        }
        return solved;
    }
}
