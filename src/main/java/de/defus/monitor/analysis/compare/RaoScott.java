package de.defus.monitor.analysis.compare;

import de.defus.monitor.analysis.estimate.CountedAnswers;
import de.defus.monitor.analysis.estimate.Linearised;
import de.defus.monitor.analysis.estimate.Support;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.special.Gamma;

/**
 * Whether two questions are associated: Pearson's chi-square corrected for the design (Rao and Scott 1984, Annals of
 * Statistics 12; Thomas and Rao 1987), {@code svychisq} of R's survey package. With p the shares of the cells, V their
 * covariance, D = diag(p) and C the interaction contrasts, the eigenvalues of Δ = n (C'D⁻¹C)⁻¹ C'D⁻¹VD⁻¹C are the design
 * effects of the association.
 *
 * @param secondOrder F = X²/tr Δ with tr(Δ)²/tr(Δ²) degrees of freedom, and df of the design times as many: the one to use
 * @param chiSquare X² = n Σ (p_ij − p_i. p_.j)²/(p_i. p_.j) with the unweighted n
 * @param meanDesignEffect tr Δ / ((r−1)(c−1))
 * @param firstOrder X² over the mean design effect
 * @param firstOrderDf (r−1)(c−1)
 * @param firstOrderP of the first-order correction, by the chi-square distribution
 * @param cramersV strength of the association, from 0 to 1; without standard error, which fails at 0
 */
public record RaoScott(
        FTest secondOrder,
        double chiSquare,
        double meanDesignEffect,
        double firstOrder,
        int firstOrderDf,
        double firstOrderP,
        double cramersV) {

    /** A design effect this small is rounding: the margins or the strata fix the table. */
    private static final double ROUNDING = 1e-12;

    /**
     * Tests a table for association.
     *
     * @return absent if it cannot be tested: fewer than two rows or columns, no degree of freedom, so many empty cells that
     *     the contrasts are not independent, or no sampling error
     */
    public static Optional<RaoScott> test(CrossTable table) {
        return test(Shares.of(table), table.base().support());
    }

    /**
     * Tests whether the answers to an item, counted by cell, differ between groups: the same as by respondent, faster.
     *
     * @param groupOfCell group of each cell, negative for none
     * @return absent if it cannot be tested, as above
     */
    public static Optional<RaoScott> test(CountedAnswers answers, int cells, IntUnaryOperator groupOfCell) {
        IntPredicate grouped = cell -> groupOfCell.applyAsInt(cell) >= 0;
        return answers.support(grouped)
                .flatMap(support -> test(Shares.of(answers, cells, groupOfCell, grouped), support));
    }

    private static Optional<RaoScott> test(Shares shares, Support support) {
        if (shares.rows < 2 || shares.columns < 2 || support.degreesOfFreedom() < 1) {
            return Optional.empty();
        }
        return designEffects(shares, support.size())
                .filter(delta -> delta.getTrace() > ROUNDING * delta.getRowDimension())
                .map(delta -> of(shares, delta, support.size(), support.degreesOfFreedom()));
    }

    private static RaoScott of(Shares shares, RealMatrix delta, int n, int designDf) {
        var chiSquare = n * shares.chiSquare();
        var contrasts = delta.getRowDimension();
        var trace = delta.getTrace();
        var numeratorDf = trace * trace / delta.multiply(delta).getTrace();
        var firstOrder = chiSquare / (trace / contrasts);
        return new RaoScott(
                FTest.of(chiSquare / trace, numeratorDf, numeratorDf * designDf),
                chiSquare,
                trace / contrasts,
                firstOrder,
                contrasts,
                Gamma.regularizedGammaQ(contrasts / 2.0, firstOrder / 2),
                Math.sqrt(shares.chiSquare() / (Math.min(shares.rows, shares.columns) - 1)));
    }

    private static Optional<RealMatrix> designEffects(Shares shares, int n) {
        var contrasts = interactions(shares.rows, shares.columns);
        var scaled = contrasts.copy();
        for (int cell = 0; cell < shares.p.length; cell++) {
            for (int contrast = 0; contrast < contrasts.getColumnDimension(); contrast++) {
                scaled.multiplyEntry(cell, contrast, shares.p[cell] > 0 ? 1 / shares.p[cell] : 0);
            }
        }
        var simple = contrasts.transpose().multiply(scaled);
        var actual = scaled.transpose()
                .multiply(new Array2DRowRealMatrix(shares.covariance, false))
                .multiply(scaled);
        return Symmetric.inverse(simple.getData())
                .map(inverse -> inverse.multiply(actual).scalarMultiply(n));
    }

    /** Products of a contrast among rows and one among columns: all that main effects do not explain. */
    private static RealMatrix interactions(int rows, int columns) {
        var contrasts = new Array2DRowRealMatrix(rows * columns, (rows - 1) * (columns - 1));
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int one = 1; one < rows; one++) {
                    for (int other = 1; other < columns; other++) {
                        contrasts.setEntry(
                                row * columns + column,
                                (one - 1) * (columns - 1) + other - 1,
                                helmert(one, row) * helmert(other, column));
                    }
                }
            }
        }
        return contrasts;
    }

    /** Helmert's contrast number k: level k against the mean of those before it. */
    private static double helmert(int k, int level) {
        if (level > k) {
            return 0;
        }
        return level == k ? 1 : -1.0 / k;
    }

    private record Shares(int rows, int columns, double[] p, double[][] covariance) {

        static Shares of(CrossTable table) {
            var cells = new ArrayList<Linearised>();
            for (var row : table.rows()) {
                for (var column : table.columns()) {
                    cells.add(table.share(row, column));
                }
            }
            return new Shares(
                    table.rows().length,
                    table.columns().length,
                    cells.stream().mapToDouble(Linearised::value).toArray(),
                    Linearised.covariance(cells));
        }

        static Shares of(CountedAnswers answers, int cells, IntUnaryOperator groupOfCell, IntPredicate grouped) {
            var groups = IntStream.range(0, cells)
                    .map(groupOfCell)
                    .filter(group -> group >= 0)
                    .distinct()
                    .filter(group -> answers.support(cell -> groupOfCell.applyAsInt(cell) == group)
                            .isPresent())
                    .sorted()
                    .toArray();
            var given = IntStream.range(0, answers.answers())
                    .filter(answer -> answers.count(answer, grouped) > 0)
                    .toArray();
            var shares = new ArrayList<CountedAnswers.Statistic>();
            for (var group : groups) {
                for (var wanted : given) {
                    CountedAnswers.Score isIn =
                            (cell, answer) -> answer == wanted && groupOfCell.applyAsInt(cell) == group ? 1 : 0;
                    shares.add(answers.mean(isIn, grouped).orElseThrow());
                }
            }
            return new Shares(
                    groups.length,
                    given.length,
                    shares.stream().mapToDouble(CountedAnswers.Statistic::value).toArray(),
                    answers.covariance(shares));
        }

        /** Σ (p_ij − p_i. p_.j)²/(p_i. p_.j). */
        double chiSquare() {
            var ofRow = new double[rows];
            var ofColumn = new double[columns];
            for (int cell = 0; cell < p.length; cell++) {
                ofRow[cell / columns] += p[cell];
                ofColumn[cell % columns] += p[cell];
            }
            var sum = 0.0;
            for (int cell = 0; cell < p.length; cell++) {
                var independent = ofRow[cell / columns] * ofColumn[cell % columns];
                sum += (p[cell] - independent) * (p[cell] - independent) / independent;
            }
            return sum;
        }
    }
}
