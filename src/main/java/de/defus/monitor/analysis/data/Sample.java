package de.defus.monitor.analysis.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Respondents of a stratified sample without replacement, gathered into cells: all who share stratum and groups. Weights
 * depend on nothing else, so estimates need the number of answers in each cell only, never the single respondent.
 */
public final class Sample {

    private final double[] populationOfStratum;
    private final int[] respondentsOfStratum;
    private final int[] stratumOfCell;
    private final int[][] groupOfCell;
    private final int[] sizeOfCell;
    private final int[] cellOfRow;

    private Sample(
            double[] populationOfStratum,
            int[] respondentsOfStratum,
            int[] stratumOfCell,
            int[][] groupOfCell,
            int[] sizeOfCell,
            int[] cellOfRow) {
        this.populationOfStratum = populationOfStratum;
        this.respondentsOfStratum = respondentsOfStratum;
        this.stratumOfCell = stratumOfCell;
        this.groupOfCell = groupOfCell;
        this.sizeOfCell = sizeOfCell;
        this.cellOfRow = cellOfRow;
    }

    /**
     * Gathers respondents.
     *
     * @param stratumOfRow stratum of each respondent, 0 to H-1
     * @param populationOfStratum persons in each stratum, N_h
     * @param groupingsOfRow for each grouping (margin or breakdown) the group of each respondent, -1 for none
     * @throws IllegalArgumentException if a stratum has more respondents than people, or a single respondent among several
     *     people, whose variance nothing in the sample can tell: merge it with a similar one first
     */
    public static Sample of(int[] stratumOfRow, double[] populationOfStratum, List<int[]> groupingsOfRow) {
        var rows = stratumOfRow.length;
        var respondents = new int[populationOfStratum.length];
        Map<List<Integer>, Integer> cells = new HashMap<>();
        List<List<Integer>> keys = new ArrayList<>();
        var cellOfRow = new int[rows];
        for (int row = 0; row < rows; row++) {
            var key = new ArrayList<Integer>(groupingsOfRow.size() + 1);
            key.add(stratumOfRow[row]);
            for (var grouping : groupingsOfRow) {
                key.add(grouping[row]);
            }
            var cell = cells.computeIfAbsent(key, fresh -> {
                keys.add(fresh);
                return keys.size() - 1;
            });
            cellOfRow[row] = cell;
            respondents[stratumOfRow[row]]++;
        }
        check(respondents, populationOfStratum);
        var size = new int[keys.size()];
        for (var cell : cellOfRow) {
            size[cell]++;
        }
        var stratumOfCell = keys.stream().mapToInt(key -> key.get(0)).toArray();
        var groupOfCell = new int[groupingsOfRow.size()][];
        for (int grouping = 0; grouping < groupOfCell.length; grouping++) {
            var position = grouping + 1;
            groupOfCell[grouping] =
                    keys.stream().mapToInt(key -> key.get(position)).toArray();
        }
        return new Sample(populationOfStratum.clone(), respondents, stratumOfCell, groupOfCell, size, cellOfRow);
    }

    private static void check(int[] respondents, double[] population) {
        for (int stratum = 0; stratum < respondents.length; stratum++) {
            var n = respondents[stratum];
            if (!(population[stratum] >= n)) {
                throw new IllegalArgumentException(
                        "stratum " + stratum + " has " + n + " respondents but a population of " + population[stratum]);
            }
            if (n == 1 && population[stratum] > 1) {
                throw new IllegalArgumentException("stratum " + stratum + " has a single respondent");
            }
        }
    }

    public int rows() {
        return cellOfRow.length;
    }

    public int cells() {
        return sizeOfCell.length;
    }

    public int strata() {
        return populationOfStratum.length;
    }

    /** Persons the sample stands for: the sum of its strata. */
    public double population() {
        return Arrays.stream(populationOfStratum).sum();
    }

    /** Cell a respondent belongs to, in the order of the rows the sample was made of. */
    public int cellOf(int row) {
        return cellOfRow[row];
    }

    public int stratum(int cell) {
        return stratumOfCell[cell];
    }

    /** Group of a cell in a grouping, -1 for none. */
    public int group(int grouping, int cell) {
        return groupOfCell[grouping][cell];
    }

    /** Number of groups of a grouping that occur, at least. */
    public int groups(int grouping) {
        return Arrays.stream(groupOfCell[grouping]).max().orElse(-1) + 1;
    }

    /** Respondents in a cell. */
    public int size(int cell) {
        return sizeOfCell[cell];
    }

    /** N_h. */
    public double populationOf(int stratum) {
        return populationOfStratum[stratum];
    }

    /** n_h. */
    public int respondentsOf(int stratum) {
        return respondentsOfStratum[stratum];
    }

    /** Design weight N_h / n_h of each cell: persons one respondent stands for. */
    public double[] designWeights() {
        var weights = new double[cells()];
        for (int cell = 0; cell < weights.length; cell++) {
            weights[cell] = populationOfStratum[stratumOfCell[cell]] / respondentsOfStratum[stratumOfCell[cell]];
        }
        return weights;
    }

    /**
     * How many respondents of each cell gave each answer.
     *
     * @param answerOfRow position of each respondent's answer among those counted, -1 for a missing one
     * @param answers number of different answers
     * @return counts by cell and answer; the missing are in the last column
     */
    public int[][] count(int[] answerOfRow, int answers) {
        var counts = new int[cells()][answers + 1];
        for (int row = 0; row < cellOfRow.length; row++) {
            counts[cellOfRow[row]][answerOfRow[row] < 0 ? answers : answerOfRow[row]]++;
        }
        return counts;
    }
}
