package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.data.Sample;
import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weights that came with the file of an earlier wave, for cities that have no population counts of that time. How the
 * sample was drawn is then unknown, so variances are those of one stratum drawn with replacement: with a stratified sample
 * that errs on the side of caution (Särndal, Swensson and Wretman 1992, section 11.6).
 */
final class FileWeights {

    private static final double LIMITLESS = 1e9;

    private FileWeights() {}

    /**
     * The sample with these weights, scaled so that their mean is 1.
     *
     * @param weightOfRow weight of each respondent, positive
     * @param groupsOfRow groups of the breakdowns
     */
    static WeightedSample weighted(double[] weightOfRow, List<int[]> groupsOfRow) {
        var distinct = Arrays.stream(weightOfRow).distinct().sorted().toArray();
        var classes = Arrays.stream(weightOfRow)
                .mapToInt(weight -> Arrays.binarySearch(distinct, weight))
                .toArray();
        // Cells hold respondents of one weight only.
        var groupings = new ArrayList<>(groupsOfRow);
        groupings.add(classes);
        var rows = weightOfRow.length;
        var sample = Sample.of(new int[rows], new double[] {rows * LIMITLESS}, groupings);
        var scaled = scaled(weightOfRow);
        var weights = new double[sample.cells()];
        for (int row = 0; row < rows; row++) {
            weights[sample.cellOf(row)] = scaled[row];
        }
        return WeightedSample.calibrated(sample, weights, List.of());
    }

    /** The weights with a mean of 1. */
    static double[] scaled(double[] weightOfRow) {
        var mean = Arrays.stream(weightOfRow).sum() / weightOfRow.length;
        return Arrays.stream(weightOfRow).map(weight -> weight / mean).toArray();
    }
}
