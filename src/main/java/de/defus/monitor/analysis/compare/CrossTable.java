package de.defus.monitor.analysis.compare;

import de.defus.monitor.analysis.estimate.Base;
import de.defus.monitor.analysis.estimate.Estimate;
import de.defus.monitor.analysis.estimate.Linearised;
import de.defus.monitor.analysis.estimate.Mean;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Two questions crossed, on those who answered both. Levels that nobody chose are left out; cells that nobody is in stay,
 * as zeros.
 */
public final class CrossTable {

    private final Base base;
    private final IntUnaryOperator rowOf;
    private final IntUnaryOperator columnOf;
    private final int[] rows;
    private final int[] columns;

    private CrossTable(Base base, IntUnaryOperator rowOf, IntUnaryOperator columnOf) {
        this.base = base;
        this.rowOf = rowOf;
        this.columnOf = columnOf;
        this.rows = levels(base, rowOf);
        this.columns = levels(base, columnOf);
    }

    /**
     * Crosses two questions.
     *
     * @param base the domain
     * @param rowOf level of each respondent in the one, by row of the sample; negative for a missing answer
     * @param columnOf level in the other
     * @return absent if nobody answered both
     */
    public static Optional<CrossTable> of(Base base, IntUnaryOperator rowOf, IntUnaryOperator columnOf) {
        return base.where(person -> rowOf.applyAsInt(person) >= 0 && columnOf.applyAsInt(person) >= 0)
                .map(answered -> new CrossTable(answered, rowOf, columnOf));
    }

    private static int[] levels(Base base, IntUnaryOperator levelOf) {
        return Arrays.stream(base.rows()).map(levelOf).distinct().sorted().toArray();
    }

    /** Those who answered both questions. */
    public Base base() {
        return base;
    }

    /** Levels of the row question that occur, ascending. */
    public int[] rows() {
        return rows.clone();
    }

    /** Levels of the column question that occur, ascending. */
    public int[] columns() {
        return columns.clone();
    }

    /** Persons in a cell. */
    public Linearised total(int row, int column) {
        return Linearised.total(base, person -> isIn(person, row, column) ? 1 : 0);
    }

    /** Persons in a row. */
    public Linearised totalOfRow(int row) {
        return Linearised.total(base, person -> rowOf.applyAsInt(person) == row ? 1 : 0);
    }

    /** Persons in a column. */
    public Linearised totalOfColumn(int column) {
        return Linearised.total(base, person -> columnOf.applyAsInt(person) == column ? 1 : 0);
    }

    /** Share of a cell in the whole table. */
    public Linearised share(int row, int column) {
        return Linearised.mean(base, person -> isIn(person, row, column) ? 1 : 0);
    }

    /**
     * Share of a cell in its row, with its logit interval.
     *
     * @return absent if nobody is in the row
     * @throws IllegalArgumentException if the confidence level is not in (0, 1)
     */
    public Optional<Estimate> shareOfRow(int row, int column, double confidenceLevel) {
        IntPredicate isInRow = person -> rowOf.applyAsInt(person) == row;
        return base.where(isInRow)
                .map(group ->
                        Mean.share(group, person -> columnOf.applyAsInt(person) == column ? 1 : 0, confidenceLevel));
    }

    private boolean isIn(int person, int row, int column) {
        return rowOf.applyAsInt(person) == row && columnOf.applyAsInt(person) == column;
    }
}
