package de.defus.monitor.analysis.disclosure;

/**
 * How the weights of a release were made.
 *
 * @param method {@code RAKING}, {@code BOUNDED} or {@code TRIMMED}
 * @param lower smallest factor on the design weight (bounded), or smallest weight as a multiple of the mean (trimmed)
 * @param upper the largest, likewise
 * @param crossed whether age groups by gender were one margin
 * @param rounds how many it took until all margins were met; 0 without margins
 */
public record PublishedWeighting(String method, double lower, double upper, boolean crossed, int rounds) {

    /** Whether something was done about very unequal weights. */
    public boolean isLimited() {
        return !method.equals("RAKING");
    }
}
