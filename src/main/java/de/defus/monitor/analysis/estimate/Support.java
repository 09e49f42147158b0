package de.defus.monitor.analysis.estimate;

/**
 * How much a figure rests on.
 *
 * @param size unweighted number of valid answers in the domain
 * @param effectiveSize Kish's effective number, (Σw)²/Σw² over the domain
 * @param degreesOfFreedom valid answers less strata with any
 */
public record Support(int size, double effectiveSize, int degreesOfFreedom) {}
