package de.defus.monitor.analysis.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Local suppression for k-anonymity (Samarati and Sweeney 1998; Hundepool and others 2012, chapter 3): takes key variables
 * from single rows, the least important first, until every row that is left looks like at least k − 1 others. A suppressed
 * value is a value of its own, not a joker: rows that "match anything" would not hide somebody with a rare value, because
 * nobody else's suppressed value could be that one.
 */
public final class LocalSuppression {

    private final int[][] keys;
    private final int k;
    private final RandomGenerator chance;
    private final int[] kept;

    private LocalSuppression(int[][] keys, int rows, int k, RandomGenerator chance) {
        this.keys = keys;
        this.k = k;
        this.chance = chance;
        this.kept = new int[rows];
    }

    /** What a part of the rows came to: classes that are large enough, and rows that must give up one more variable. */
    private record Part(List<List<Integer>> classes, List<Integer> pool) {}

    /**
     * How many of the key variables each row keeps, counted from the most important one.
     *
     * @param keys {@code keys[variable][row]}, the most important variable first
     * @param k smallest number of rows alike
     * @param chance picks the rows that give up a variable to hide others; the same rows must always meet the same chance,
     *     or two results laid side by side fill each other's gaps
     * @throws IllegalArgumentException if there are fewer than k rows
     */
    public static int[] keep(int[][] keys, int k, RandomGenerator chance) {
        var rows = keys.length == 0 ? 0 : keys[0].length;
        if (rows < k) {
            throw new IllegalArgumentException(rows + " rows cannot hide each other among " + k);
        }
        var run = new LocalSuppression(keys, rows, k, chance);
        var all = new ArrayList<Integer>(rows);
        for (int row = 0; row < rows; row++) {
            all.add(row);
        }
        run.part(all, 0);
        return run.kept;
    }

    /** The rows that share the first variables, so many as the depth says. */
    private Part part(List<Integer> rows, int depth) {
        if (depth == keys.length) {
            rows.forEach(row -> kept[row] = depth);
            return rows.size() >= k ? new Part(new ArrayList<>(List.of(rows)), List.of()) : new Part(List.of(), rows);
        }
        Map<Integer, List<Integer>> children = new TreeMap<>();
        rows.forEach(row -> children.computeIfAbsent(keys[depth][row], value -> new ArrayList<>())
                .add(row));
        var classes = new ArrayList<List<Integer>>();
        var pool = new ArrayList<Integer>();
        for (var child : children.values()) {
            var part = part(child, depth + 1);
            classes.addAll(part.classes());
            pool.addAll(part.pool());
        }
        if (pool.isEmpty()) {
            return new Part(classes, pool);
        }
        // Below the first variable it is cheaper to hide a few rows further up than to take values from many others.
        if (pool.size() < k && (depth <= 1 || k - pool.size() <= pool.size())) {
            fill(pool, classes);
        }
        if (pool.size() < k) {
            return new Part(classes, pool);
        }
        pool.forEach(row -> kept[row] = depth);
        classes.add(pool);
        return new Part(classes, List.of());
    }

    /** Rows of large classes join the pool, one by one; where no class is large, the smallest joins as a whole. */
    private void fill(List<Integer> pool, List<List<Integer>> classes) {
        var bySize = Comparator.<List<Integer>>comparingInt(List::size);
        while (pool.size() < k && !classes.isEmpty()) {
            var largest = classes.stream().max(bySize).orElseThrow();
            if (largest.size() > k) {
                pool.add(largest.remove(chance.nextInt(largest.size())));
            } else {
                var smallest = classes.stream().min(bySize).orElseThrow();
                classes.remove(smallest);
                pool.addAll(smallest);
            }
        }
    }
}
