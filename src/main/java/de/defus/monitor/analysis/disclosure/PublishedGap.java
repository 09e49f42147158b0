package de.defus.monitor.analysis.disclosure;

/**
 * How far the groups of a breakdown lie apart: largest less smallest share of the favourable end. Which groups these are is
 * not part of it.
 *
 * @param value the gap, 0.2 for 20 percentage points
 * @param standardError of it, same unit
 * @param lower lower end of an interval that holds for all pairs of groups at once, hence also for the pair that was found
 *     to be the outermost; 0 at least
 * @param upper its upper end
 */
public record PublishedGap(double value, double standardError, double lower, double upper) {}
