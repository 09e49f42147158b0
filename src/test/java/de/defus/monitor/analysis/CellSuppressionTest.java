package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import de.defus.monitor.analysis.disclosure.CellSuppression;
import de.defus.monitor.analysis.disclosure.CountTable;
import de.defus.monitor.analysis.disclosure.SuppressedTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Suppression against the optimum of a mixed-integer program, and against an attacker with a linear program. */
class CellSuppressionTest {

    private static final String FILE = "expected_15_small_cell_suppression.json";
    private static final int SLACK = 2;

    @TestFactory
    Stream<DynamicTest> patternsAreSafeAndNearTheOptimum() {
        return ReferenceCases.all(FILE).stream()
                .flatMap(node -> Stream.of(1, 5)
                        .map(width -> dynamicTest(node.path("id").asText() + " width " + width, () -> {
                            var table = table(node);
                            var suppressed = new CellSuppression(
                                            node.path("parameters")
                                                    .path("threshold_k")
                                                    .asInt(),
                                            width,
                                            node.path("parameters")
                                                    .path("zero_is_sensitive")
                                                    .asBoolean())
                                    .protect(table);

                            assertEquals(
                                    positions(node.path("expected").path("primary_cells_row_col_1based")),
                                    primaries(suppressed));
                            isSafe(suppressed, width);
                            var optimum = node.path("expected").path("minimum_secondary_for_interval_width_" + width);
                            if (!optimum.isMissingNode()) {
                                assertTrue(suppressed.secondaryCells()
                                        <= optimum.path("n_secondary").asInt() + SLACK);
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> boundsOfTheAttackerAgree() {
        return ReferenceCases.all(FILE).stream()
                .filter(node -> node.path("expected").has("minimum_secondary_for_interval_width_5"))
                .flatMap(node -> Stream.of(1, 5)
                        .map(width -> dynamicTest(node.path("id").asText() + " width " + width, () -> {
                            var table = table(node);
                            var optimum = node.path("expected").path("minimum_secondary_for_interval_width_" + width);
                            var theirs = new SuppressedTable(
                                    table,
                                    flags(table, node.path("expected").path("primary_cells_row_col_1based")),
                                    flags(table, optimum.path("one_optimal_pattern_all_suppressed_cells")));
                            assertEquals(optimum.path("n_secondary").asInt(), theirs.secondaryCells());
                            for (var interval : optimum.path("attacker_intervals_of_primary_cells")) {
                                var row = interval.path("row").asInt() - 1;
                                var column = interval.path("col").asInt() - 1;
                                assertEquals(interval.path("true").asInt(), table.count(row, column));
                                assertEquals(
                                        interval.path("lo").asInt(),
                                        theirs.bounds(row, column).lowest());
                                assertEquals(
                                        interval.path("hi").asInt(),
                                        theirs.bounds(row, column).highest());
                            }
                        })));
    }

    private static boolean[][] flags(CountTable table, JsonNode cells) {
        var flags = new boolean[table.rows()][table.columns()];
        for (var cell : positions(cells)) {
            flags[cell.get(0) - 1][cell.get(1) - 1] = true;
        }
        return flags;
    }

    @Test
    void randomTablesAreSafeAndNearTheFewestCells() {
        var random = new Random(20240501);
        for (int round = 0; round < 150; round++) {
            var cells = new int[2 + random.nextInt(2)][2 + random.nextInt(2)];
            for (var row : cells) {
                for (int column = 0; column < row.length; column++) {
                    row[column] = random.nextInt(4) == 0 ? random.nextInt(5) : 5 + random.nextInt(20);
                }
            }
            var table = CountTable.ofCells(cells);
            var width = 1 + random.nextInt(5);
            var ours = new CellSuppression(5, width, false).protect(table);
            isSafe(ours, width);
            var fewest = fewest(ours, width);
            assertTrue(ours.secondaryCells() <= fewest + SLACK, () -> "fewest " + fewest);
        }
    }

    @Test
    void aCellThatBridgesTwoBlocksIsExactAndNeedsMore() {
        // Each row and column with a suppressed cell has two or more, yet the bridge follows from the sums of a block.
        var table =
                CountTable.ofCells(new int[][] {{20, 30, 3, 50}, {30, 20, 50, 40}, {40, 50, 30, 60}, {50, 40, 70, 20}});
        var small = new boolean[5][5];
        small[0][2] = true;
        var blocks = new boolean[5][5];
        blocks[0] = new boolean[] {true, true, true, false, false};
        blocks[1] = new boolean[] {true, true, false, false, false};
        blocks[2] = new boolean[] {false, false, true, true, false};
        blocks[3] = new boolean[] {false, false, true, true, false};

        var bounds = new SuppressedTable(table, small, blocks).bounds(0, 2);

        assertEquals(3, bounds.lowest());
        assertEquals(3, bounds.highest());
        isSafe(new CellSuppression(5, 5, false).protect(table), 5);
    }

    @Test
    void largeTablesAreSafe() {
        var random = new Random(7);
        var cells = new int[40][6];
        for (var row : cells) {
            for (int column = 0; column < row.length; column++) {
                row[column] = random.nextInt(60);
            }
        }

        var ours = new CellSuppression(5, 5, false).protect(CountTable.ofCells(cells));

        for (var cell : primaries(ours)) {
            var bounds = ours.bounds(cell.get(0) - 1, cell.get(1) - 1);
            assertTrue(bounds.highest() - bounds.lowest() >= 5);
        }
    }

    @Test
    void sensitiveZerosAreSuppressedToo() {
        var table = CountTable.ofCells(new int[][] {{10, 0, 12}, {20, 15, 9}, {8, 30, 22}});

        var open = new CellSuppression(5, 1, false).protect(table);
        var sensitive = new CellSuppression(5, 1, true).protect(table);

        assertFalse(open.isSuppressed(0, 1));
        assertTrue(sensitive.isPrimary(0, 1));
        assertTrue(sensitive.bounds(0, 1).highest() > 0);
    }

    @Test
    void whereEverythingIsSmallEverythingIsSuppressed() {
        var ours = new CellSuppression(5, 1, false).protect(CountTable.ofCells(new int[][] {{2, 0}, {0, 0}}));

        assertTrue(ours.isSuppressed(2, 2));
        assertTrue(ours.isSuppressed(0, 2));
        assertEquals(0, ours.secondaryCells());
        assertEquals(Integer.MAX_VALUE, ours.bounds(0, 0).highest());
    }

    @Test
    void aSingleRowHidesItsTotals() {
        isSafe(new CellSuppression(5, 5, false).protect(CountTable.ofCells(new int[][] {{3, 10, 40}})), 5);
        isSafe(new CellSuppression(5, 5, false).protect(CountTable.ofCells(new int[][] {{3, 0}, {10, 0}})), 5);
    }

    @Test
    void badInputIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new CellSuppression(0, 1, false));
        assertThrows(IllegalArgumentException.class, () -> CountTable.ofCells(new int[][] {{1, -1}}));
        assertThrows(IllegalArgumentException.class, () -> CountTable.ofCells(new int[0][0]));
        assertThrows(IllegalArgumentException.class, () -> CountTable.ofCells(new int[][] {{1}, {1, 2}}));
        var table = CountTable.ofCells(new int[][] {{1}});
        assertThrows(
                IllegalArgumentException.class,
                () -> new SuppressedTable(table, new boolean[][] {{true, false}, {false, false}}, new boolean[2][2]));
    }

    @Test
    void aPrintedCellHasNoBounds() {
        var table = CountTable.ofCells(new int[][] {{20, 15}, {13, 12}});

        var ours = new CellSuppression(5, 1, false).protect(table);

        assertEquals(0, ours.secondaryCells());
        assertThrows(IllegalArgumentException.class, () -> ours.bounds(0, 0));
    }

    private static CountTable table(JsonNode node) {
        var printed = ReferenceCases.nodes(node.path("expected").path("table_with_totals")).stream()
                .map(ReferenceCases::integers)
                .toArray(int[][]::new);
        var cells = IntStream.range(0, printed.length - 1)
                .mapToObj(row -> Arrays.copyOf(printed[row], printed[row].length - 1))
                .toArray(int[][]::new);
        if (node.has("wave")) {
            assertTrue(Arrays.deepEquals(counted(node), cells));
        }
        var table = CountTable.ofCells(cells);
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < table.columns(); column++) {
                assertEquals(printed[row][column], table.count(row, column));
            }
        }
        return table;
    }

    private static int[][] counted(JsonNode node) {
        var city = new ReferenceCity(node.path("wave").asInt());
        var down = node.path("parameters").path("rows");
        var across = node.path("parameters").path("columns");
        var rows = ReferenceCases.texts(down.path("levels"));
        var columns = ReferenceCases.texts(across.path("levels"));
        var counts = new int[rows.size()][columns.size()];
        for (var row : city.rows()) {
            var column = columns.indexOf(row.get(across.path("variable").asText()));
            if (column >= 0) {
                counts[rows.indexOf(row.get(down.path("variable").asText()))][column]++;
            }
        }
        return counts;
    }

    private static List<List<Integer>> positions(JsonNode cells) {
        return ReferenceCases.nodes(cells).stream()
                .map(cell -> List.of(cell.path(0).asInt(), cell.path(1).asInt()))
                .toList();
    }

    private static List<List<Integer>> primaries(SuppressedTable table) {
        return cells(table).stream()
                .filter(cell -> table.isPrimary(cell.get(0) - 1, cell.get(1) - 1))
                .toList();
    }

    private static List<List<Integer>> pattern(SuppressedTable table) {
        return cells(table).stream()
                .filter(cell -> table.isSuppressed(cell.get(0) - 1, cell.get(1) - 1))
                .toList();
    }

    private static List<List<Integer>> cells(SuppressedTable table) {
        var cells = new ArrayList<List<Integer>>();
        for (int row = 1; row <= table.table().rows(); row++) {
            for (int column = 1; column <= table.table().columns(); column++) {
                cells.add(List.of(row, column));
            }
        }
        return cells;
    }

    /** The linear program of the attacker says the same as our bounds, and they are wide enough. */
    private static void isSafe(SuppressedTable ours, int width) {
        var suppressed = pattern(ours);
        for (var cell : primaries(ours)) {
            assertTrue(suppressed.contains(cell));
            var lowest = extreme(ours.table(), suppressed, cell, GoalType.MINIMIZE);
            var highest = extreme(ours.table(), suppressed, cell, GoalType.MAXIMIZE);
            var bounds = ours.bounds(cell.get(0) - 1, cell.get(1) - 1);
            assertEquals(lowest, bounds.lowest(), 1e-6);
            if (bounds.highest() < Integer.MAX_VALUE) {
                assertEquals(highest, bounds.highest(), 1e-6);
            } else {
                assertTrue(Double.isInfinite(highest));
            }
            assertTrue(highest - lowest >= width - 1e-6);
        }
    }

    private static double extreme(CountTable table, List<List<Integer>> suppressed, List<Integer> cell, GoalType goal) {
        var constraints = new ArrayList<LinearConstraint>();
        for (int row = 1; row <= table.rows(); row++) {
            constraints.add(sum(table, suppressed, row, 0));
        }
        for (int column = 1; column <= table.columns(); column++) {
            constraints.add(sum(table, suppressed, 0, column));
        }
        constraints.removeIf(constraint -> constraint.getCoefficients().getNorm() == 0);
        var objective = new double[suppressed.size()];
        objective[suppressed.indexOf(cell)] = 1;
        try {
            return new SimplexSolver()
                    .optimize(
                            new MaxIter(10_000),
                            new LinearObjectiveFunction(objective, 0),
                            new LinearConstraintSet(constraints),
                            goal,
                            new NonNegativeConstraint(true))
                    .getValue();
        } catch (UnboundedSolutionException unbounded) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** The cells of a line less its total are 0; row or column is 0 for the other direction. */
    private static LinearConstraint sum(CountTable table, List<List<Integer>> suppressed, int row, int column) {
        var coefficients = new double[suppressed.size()];
        var printed = 0.0;
        var length = row > 0 ? table.columns() : table.rows();
        for (int index = 1; index <= length; index++) {
            var cell = row > 0 ? List.of(row, index) : List.of(index, column);
            var sign = index == length ? -1 : 1;
            if (suppressed.contains(cell)) {
                coefficients[suppressed.indexOf(cell)] = sign;
            } else {
                printed += sign * table.count(cell.get(0) - 1, cell.get(1) - 1);
            }
        }
        return new LinearConstraint(coefficients, Relationship.EQ, -printed);
    }

    /** Fewest further cells, by trying all sets of them. */
    private static int fewest(SuppressedTable ours, int width) {
        var primary = primaries(ours);
        var others = cells(ours).stream()
                .filter(cell -> !primary.contains(cell) && ours.table().count(cell.get(0) - 1, cell.get(1) - 1) > 0)
                .toList();
        var limit = ours.secondaryCells();
        for (int size = 0; size + SLACK < limit; size++) {
            if (isEnough(ours, primary, others, new ArrayList<>(primary), 0, size, width)) {
                return size;
            }
        }
        return Math.max(0, limit - SLACK);
    }

    private static boolean isEnough(
            SuppressedTable ours,
            List<List<Integer>> primary,
            List<List<Integer>> others,
            List<List<Integer>> chosen,
            int from,
            int left,
            int width) {
        if (left == 0) {
            return primary.stream()
                    .allMatch(cell -> extreme(ours.table(), chosen, cell, GoalType.MAXIMIZE)
                                    - extreme(ours.table(), chosen, cell, GoalType.MINIMIZE)
                            >= width - 1e-6);
        }
        for (int index = from; index <= others.size() - left; index++) {
            chosen.add(others.get(index));
            if (isEnough(ours, primary, others, chosen, index + 1, left - 1, width)) {
                return true;
            }
            chosen.remove(chosen.size() - 1);
        }
        return false;
    }
}
