package de.defus.monitor.analysis.disclosure;

import java.util.Optional;

/**
 * A difference between two published shares, never without its precision.
 *
 * @param value the difference, 0.05 for five percentage points more
 * @param standardError of the difference, same unit
 * @param test absent if there is no sampling error to test with: the weighting fixes a share, or nobody or everybody in one
 *     of the two bases gave the answer
 * @param mark what may be said of it
 */
public record PublishedDifference(double value, double standardError, Optional<Test> test, Mark mark) {

    /**
     * The interval of the difference and its test against none.
     *
     * @param lower lower end of the confidence interval
     * @param upper upper end
     * @param degreesOfFreedom of Student's t
     * @param p two-sided p-value of this test alone
     * @param adjustedP likewise, adjusted after Holm for all groups of the breakdown
     */
    public record Test(double lower, double upper, int degreesOfFreedom, double p, double adjustedP) {}

    /** What may be said of a difference. */
    public enum Mark {
        HIGHER,
        LOWER,
        /** It may be chance; that is not to say that there is no difference. */
        NONE
    }

    public PublishedDifference {
        test = test == null ? Optional.empty() : test;
    }

    /**
     * A difference, marked if its adjusted p-value is below what the confidence level leaves.
     *
     * @param confidenceLevel such as 0.95
     */
    public static PublishedDifference of(
            double value, double standardError, Optional<Test> test, double confidenceLevel) {
        var significant =
                test.filter(result -> result.adjustedP() < 1 - confidenceLevel).isPresent();
        var mark = significant ? value > 0 ? Mark.HIGHER : Mark.LOWER : Mark.NONE;
        return new PublishedDifference(value, standardError, test, mark);
    }
}
