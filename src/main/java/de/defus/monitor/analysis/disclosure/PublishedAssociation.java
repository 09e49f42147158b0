package de.defus.monitor.analysis.disclosure;

/**
 * Whether the answers to an item differ between the groups of a breakdown at all: Pearson's chi-square corrected for the
 * design, Rao and Scott of the second order.
 *
 * @param f the statistic
 * @param numeratorDf degrees of freedom of its numerator, a fraction
 * @param denominatorDf degrees of freedom of its denominator
 * @param p probability of a larger value if answers and groups are independent
 * @param cramersV strength from 0 to 1
 */
public record PublishedAssociation(double f, double numeratorDf, double denominatorDf, double p, double cramersV) {}
