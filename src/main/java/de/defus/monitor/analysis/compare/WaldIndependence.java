package de.defus.monitor.analysis.compare;

import de.defus.monitor.analysis.estimate.Linearised;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Wald's test of association of two questions (Koch, Freeman and Freeman 1975), on the differences between the cells and
 * what independence would make them. Liberal in tables with many cells; {@link RaoScott} is the one to report.
 *
 * @param plain W/((r−1)(c−1)) with the degrees of freedom of the design
 * @param adjusted corrected for how well the covariance is known (Fellegi 1980); absent without degrees of freedom
 */
public record WaldIndependence(FTest plain, Optional<FTest> adjusted) {

    /**
     * Tests a table for association.
     *
     * @return absent if it cannot be tested: fewer than two rows or columns, no degree of freedom, or differences without
     *     sampling error of their own
     */
    public static Optional<WaldIndependence> test(CrossTable table) {
        var designDf = table.base().support().degreesOfFreedom();
        if (table.rows().length < 2 || table.columns().length < 2 || designDf < 1) {
            return Optional.empty();
        }
        var differences = differences(table);
        if (differences.stream().anyMatch(difference -> difference.variance() == 0)) {
            return Optional.empty();
        }
        var values = differences.stream().mapToDouble(Linearised::value).toArray();
        return Symmetric.quadraticForm(values, Linearised.covariance(differences))
                .map(wald -> of(wald, values.length, designDf));
    }

    private static WaldIndependence of(double wald, int numeratorDf, int designDf) {
        var left = designDf - numeratorDf + 1;
        return new WaldIndependence(
                FTest.of(wald / numeratorDf, numeratorDf, designDf),
                left < 1
                        ? Optional.empty()
                        : Optional.of(FTest.of(wald * left / ((double) numeratorDf * designDf), numeratorDf, left)));
    }

    /** N_ij − N_i. N_.j / N for all but the first row and column, which follow from the others. */
    private static List<Linearised> differences(CrossTable table) {
        var base = table.base();
        var all = Linearised.total(base, person -> 1);
        var rows = table.rows();
        var columns = table.columns();
        var differences = new ArrayList<Linearised>();
        for (int row = 1; row < rows.length; row++) {
            for (int column = 1; column < columns.length; column++) {
                var cell = table.total(rows[row], columns[column]);
                var ofRow = table.totalOfRow(rows[row]);
                var ofColumn = table.totalOfColumn(columns[column]);
                differences.add(cell.minus(ofRow.times(ofColumn).over(all)));
            }
        }
        return differences;
    }
}
