package de.defus.monitor.analysis.disclosure;

/**
 * What can be computed of a suppressed count from what is printed.
 *
 * @param lowest smallest possible value
 * @param highest largest possible value, {@link Integer#MAX_VALUE} if there is none
 */
public record CellBounds(int lowest, int highest) {}
