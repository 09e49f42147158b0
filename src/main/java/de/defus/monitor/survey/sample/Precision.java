package de.defus.monitor.survey.sample;

import java.util.List;

/**
 * How exact a share will be known: half the width of its 95 % confidence interval at p = 0.5, the worst case, by the normal
 * approximation with finite population correction, for simple random sampling within strata (Cochran 1977, sections 3.2
 * and 5.5). Letters that nobody answers are taken to be missing at random.
 */
public final class Precision {

    private static final double NORMAL_QUANTILE = 1.959963984540054;
    private static final double VARIANCE = 0.25;

    private Precision() {}

    /** Expected answers to so many letters. */
    public static double answers(int letters, int responsePercent) {
        return letters * responsePercent / 100.0;
    }

    /**
     * Half the interval's width as a share (0.05 are five percentage points); 1 if no answer is expected.
     *
     * @param answers expected number of answers among the population
     */
    public static double halfWidth(int population, double answers) {
        return Math.min(1, NORMAL_QUANTILE * Math.sqrt(variance(population, answers)));
    }

    /** Half the interval's width for all strata together, each answering at this rate. */
    public static double halfWidth(List<Stratum> strata, int responsePercent) {
        var population = strata.stream().mapToDouble(Stratum::population).sum();
        var variance = strata.stream()
                .mapToDouble(stratum -> {
                    var weight = stratum.population() / population;
                    return weight
                            * weight
                            * variance(stratum.population(), answers(stratum.letters(), responsePercent));
                })
                .sum();
        return population == 0 ? 1 : Math.min(1, NORMAL_QUANTILE * Math.sqrt(variance));
    }

    /** The fewest answers that give at most this half-width. */
    public static int answersFor(int population, double halfWidth) {
        var infinite = NORMAL_QUANTILE * NORMAL_QUANTILE * VARIANCE / (halfWidth * halfWidth);
        return (int) Math.ceil(infinite * population / (infinite + population - 1) - 1e-9);
    }

    /** The letters for that many answers; more than the population if that cannot be reached. */
    public static int lettersFor(int population, double halfWidth, int responsePercent) {
        return (int) Math.ceil(answersFor(population, halfWidth) * 100.0 / responsePercent - 1e-9);
    }

    /** Variance of an estimated share of one half. */
    private static double variance(int population, double answers) {
        if (answers <= 0) {
            return 1;
        }
        return answers >= population || population == 1
                ? 0
                : VARIANCE / answers * (population - answers) / (population - 1);
    }
}
