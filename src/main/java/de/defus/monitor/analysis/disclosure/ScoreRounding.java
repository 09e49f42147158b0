package de.defus.monitor.analysis.disclosure;

/**
 * Scores from 0 to 100 are published in whole points, with a standard error that includes the rounding. A mean of several
 * items says how their answers add up; where one of those is masked, an exact mean would give it away. A rounded one does
 * not, as long as it stays what it is when so many people as may not be told apart change an answer each.
 */
public final class ScoreRounding {

    private static final double WIDTH = 100;
    private static final double TENTHS = 10;
    private static final double HALVES = 2;
    private static final double ROUNDING_VARIANCE = 1.0 / 12;

    private ScoreRounding() {}

    /** Whole points. */
    public static double value(double exact) {
        return Math.rint(exact);
    }

    /** Tenths of a point, upwards, of which rounding is a part. */
    public static double standardError(double exact) {
        return upwards(exact * exact + ROUNDING_VARIANCE, TENTHS);
    }

    /** The same in half points, where something of the items is masked. */
    public static double coarseStandardError(double exact) {
        return upwards(exact * exact + ROUNDING_VARIANCE, HALVES);
    }

    /**
     * Whether value and coarse standard error stay the same, whichever answers so few people change.
     *
     * @param weight largest share that one person has in the mean
     * @param swing points that a changed answer moves a person's own score by at most
     */
    public static boolean hides(double exact, double standardError, double weight, double swing) {
        var most = AnswerGuard.FEWEST * weight * swing;
        var spread = 2 * swing * Math.max(exact, WIDTH - exact) + swing * swing;
        var ofVariance = AnswerGuard.FEWEST * weight * weight * spread;
        var variance = standardError * standardError + ROUNDING_VARIANCE;
        return value(exact - most) == value(exact)
                && value(exact + most) == value(exact)
                && upwards(Math.max(0, variance - ofVariance), HALVES) == upwards(variance + ofVariance, HALVES);
    }

    private static double upwards(double variance, double steps) {
        return Math.ceil(steps * Math.sqrt(variance) - 1e-9) / steps;
    }
}
