package de.defus.monitor.analysis.estimate;

import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * The respondents a figure rests on: members of its domain with a valid answer. Everybody else stays in the sample and
 * counts, as zero, in its variance; filtering them out first would lose strata and with them the standard error.
 */
public final class Base {

    private final WeightedSample weighted;
    private final BitSet members;
    private final double sumOfWeights;
    private final Support support;

    private Base(WeightedSample weighted, BitSet members) {
        this.weighted = weighted;
        this.members = members;
        var sample = weighted.sample();
        var sum = 0.0;
        var squares = 0.0;
        var strata = new BitSet(sample.strata());
        for (int row = members.nextSetBit(0); row >= 0; row = members.nextSetBit(row + 1)) {
            var weight = weighted.weightOf(row);
            sum += weight;
            squares += weight * weight;
            strata.set(sample.stratum(sample.cellOf(row)));
        }
        this.sumOfWeights = sum;
        this.support =
                new Support(members.cardinality(), sum * sum / squares, members.cardinality() - strata.cardinality());
    }

    /**
     * The respondents that satisfy a condition.
     *
     * @param member condition on the row of a respondent: in the domain, and with a valid answer
     * @return absent if nobody does
     */
    public static Optional<Base> of(WeightedSample weighted, IntPredicate member) {
        var members = new BitSet(weighted.sample().rows());
        for (int row = 0; row < weighted.sample().rows(); row++) {
            members.set(row, weighted.weightOf(row) > 0 && member.test(row));
        }
        return members.isEmpty() ? Optional.empty() : Optional.of(new Base(weighted, members));
    }

    /** Those of this base that satisfy a further condition; absent if nobody does. */
    public Optional<Base> where(IntPredicate member) {
        return of(weighted, row -> members.get(row) && member.test(row));
    }

    public WeightedSample weighted() {
        return weighted;
    }

    /** Whether a respondent belongs to it. */
    public boolean has(int row) {
        return members.get(row);
    }

    /** Σw: persons it stands for. */
    public double sumOfWeights() {
        return sumOfWeights;
    }

    /** Its size, effective size and degrees of freedom. */
    public Support support() {
        return support;
    }

    /** Rows of its respondents, ascending. */
    public int[] rows() {
        return members.stream().toArray();
    }

    /** A respondent's value, refused if it is no number: a missing answer does not belong to the base. */
    static double finite(IntToDoubleFunction y, int row) {
        var value = y.applyAsDouble(row);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("row " + row + " belongs to the base but has no number: " + value);
        }
        return value;
    }
}
