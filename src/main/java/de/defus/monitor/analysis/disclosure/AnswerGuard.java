package de.defus.monitor.analysis.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Decides which shares to mask because hardly anybody, or nearly everybody, of a group gave the answer, and which others so
 * that nobody can compute those from totals, ends of the scale and means.
 *
 * <p>What is masked is always a rectangle, the same answers in the same groups, of two groups and two answers at least, in
 * which every answer and every group counts {@link #FEWEST} people or more. A reader knows the sums of its rows and columns
 * and nothing else, so each of its counts may be anything in a range of {@code FEWEST} or more: with row sum a, column sum b
 * and total t it lies between max(0, a + b − t) and min(a, b). The ends of a rated scale are one such rectangle, and the
 * categories within each end another below it.
 */
public final class AnswerGuard {

    /** An answer is shown if so many people of the group gave it, and so many did not. */
    public static final int FEWEST = 3;

    private final List<List<Integer>> parts;
    private final int answers;

    /**
     * @param answers number of answers
     * @param parts ends and middle of a rated scale as positions of answers, in any order; each answer alone otherwise
     */
    public AnswerGuard(int answers, List<List<Integer>> parts) {
        this.answers = answers;
        this.parts = List.copyOf(parts);
    }

    /** A guard of answers that are not joined to ends. */
    public static AnswerGuard ofSingleAnswers(int answers) {
        return new AnswerGuard(
                answers, IntStream.range(0, answers).mapToObj(List::of).toList());
    }

    /** What of a row must be masked; the row of all respondents. */
    public Masking maskTotal(int[] counts) {
        var masking = new Masking(1, answers, parts.size());
        var hidden = new Rectangle(new int[][] {sums(counts, parts)}, false)
                .grow(false)
                .columns();
        hidden.forEach(part -> masking.hidePart(0, part, parts.get(part)));
        for (int part = 0; part < parts.size(); part++) {
            var isFew = parts.get(part).stream().anyMatch(answer -> counts[answer] < FEWEST);
            if (parts.get(part).size() > 1 && isFew) {
                masking.hideAnswers(0, parts.get(part));
            }
        }
        return masking;
    }

    /**
     * What must be masked of the groups of a breakdown.
     *
     * @param counts answers by group
     * @param rest answers of those in no group; all 0 if there are none
     * @param total what is masked of all respondents
     */
    public Masking mask(int[][] counts, int[] rest, Masking total) {
        var groups = counts.length;
        var hasRest = Arrays.stream(rest).sum() > 0;
        var rows = Arrays.copyOf(counts, groups + (hasRest ? 1 : 0));
        if (hasRest) {
            rows[groups] = rest;
        }
        var masking = new Masking(rows.length, answers, parts.size());
        // Parts masked for all respondents are masked everywhere; what is left of a row is their sum.
        var columns = new ArrayList<List<Integer>>();
        var masked = new ArrayList<Integer>();
        var shown = new ArrayList<Integer>();
        for (int part = 0; part < parts.size(); part++) {
            if (total.isPartHidden(0, part)) {
                masked.addAll(parts.get(part));
                for (int row = 0; row < rows.length; row++) {
                    masking.hidePart(row, part, parts.get(part));
                }
            } else {
                shown.add(part);
                columns.add(parts.get(part));
            }
        }
        if (!masked.isEmpty()) {
            columns.add(masked);
        }
        var outer = new Rectangle(table(rows, columns), hasRest).grow(true);
        for (var row : outer.rows()) {
            outer.columns().stream()
                    .filter(column -> column < shown.size())
                    .forEach(column -> masking.hidePart(row, shown.get(column), columns.get(column)));
        }
        shown.stream()
                .filter(part -> parts.get(part).size() > 1)
                .forEach(part -> maskWithin(part, rows, hasRest, total, masking));
        return masking;
    }

    private void maskWithin(int part, int[][] rows, boolean hasRest, Masking total, Masking masking) {
        var categories = parts.get(part);
        if (total.isAnswerHidden(0, categories.get(0))) {
            for (int row = 0; row < rows.length; row++) {
                masking.hideAnswers(row, categories);
            }
            return;
        }
        var table = table(rows, categories.stream().map(List::of).toList());
        var inner = new Rectangle(table, hasRest);
        IntStream.range(0, rows.length)
                .filter(row -> masking.isPartHidden(row, part)
                        || Arrays.stream(table[row]).anyMatch(count -> count < FEWEST))
                .forEach(inner.rows()::add);
        if (!inner.rows().isEmpty()) {
            IntStream.range(0, categories.size()).forEach(inner.columns()::add);
            inner.growRows();
        }
        inner.rows().forEach(row -> masking.hideAnswers(row, categories));
    }

    private static int[][] table(int[][] rows, List<List<Integer>> columns) {
        return Arrays.stream(rows).map(row -> sums(row, columns)).toArray(int[][]::new);
    }

    private static int[] sums(int[] counts, List<List<Integer>> parts) {
        return parts.stream()
                .mapToInt(
                        part -> part.stream().mapToInt(answer -> counts[answer]).sum())
                .toArray();
    }

    /** Rows and columns whose common cells are masked, and that grow until nothing can be computed. */
    private static final class Rectangle {

        private final int[][] counts;
        private final boolean hasRest;
        private final TreeSet<Integer> rows = new TreeSet<>();
        private final TreeSet<Integer> columns = new TreeSet<>();

        Rectangle(int[][] counts, boolean hasRest) {
            this.counts = counts;
            this.hasRest = hasRest;
        }

        TreeSet<Integer> rows() {
            return rows;
        }

        TreeSet<Integer> columns() {
            return columns;
        }

        /** Starts from the cells of few and takes in what else is needed; a single row needs no other one. */
        Rectangle grow(boolean needsRows) {
            for (int row = 0; row < counts.length; row++) {
                var base = Arrays.stream(counts[row]).sum();
                for (int column = 0; column < counts[row].length; column++) {
                    if (counts[row][column] < FEWEST || base - counts[row][column] < FEWEST) {
                        rows.add(row);
                        columns.add(column);
                    }
                }
            }
            for (var size = -1; !rows.isEmpty() && size != rows.size() + columns.size(); ) {
                size = rows.size() + columns.size();
                growColumns();
                if (needsRows) {
                    growRows();
                }
            }
            return this;
        }

        private void growColumns() {
            while (columns.size() < 2 || rows.stream().anyMatch(row -> sum(row, columns) < FEWEST)) {
                var next = IntStream.range(0, counts[0].length)
                        .boxed()
                        .filter(column -> !columns.contains(column))
                        .min(Comparator.comparingInt(column -> Arrays.stream(counts)
                                .mapToInt(row -> row[column])
                                .sum()));
                if (next.isEmpty()) {
                    return;
                }
                columns.add(next.get());
            }
        }

        void growRows() {
            if (hasRest) {
                // They are never shown, so it costs nothing.
                rows.add(counts.length - 1);
            }
            while (rows.size() < 2
                    || columns.stream()
                            .anyMatch(column -> rows.stream()
                                            .mapToInt(row -> counts[row][column])
                                            .sum()
                                    < FEWEST)) {
                var next = IntStream.range(0, counts.length)
                        .boxed()
                        .filter(row -> !rows.contains(row))
                        .min(Comparator.comparingInt(
                                row -> Arrays.stream(counts[row]).sum()));
                if (next.isEmpty()) {
                    return;
                }
                rows.add(next.get());
            }
        }

        private int sum(int row, Iterable<Integer> of) {
            var sum = 0;
            for (var column : of) {
                sum += counts[row][column];
            }
            return sum;
        }
    }
}
