package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.PublishedWeighting;

/**
 * How the weights of a wave are made. By default they are raked to one margin after the other, and neither bounded nor
 * trimmed.
 *
 * @param lower smallest factor on the design weight (bounded), or smallest weight as a multiple of the mean (trimmed)
 * @param upper the largest, likewise
 * @param crossed whether age groups by gender are one margin instead of two
 */
public record Weighting(Method method, double lower, double upper, boolean crossed) {

    /** What is done about very unequal weights. */
    public enum Method {
        /** Nothing. */
        RAKING,
        /** The factor on the design weight stays within bounds, and margins are met all the same. */
        BOUNDED,
        /** Raked weights are cut off; what was cut is spread over the others. Margins are missed a little. */
        TRIMMED
    }

    /** What is done unless somebody chooses otherwise. */
    public static final Weighting USUAL = new Weighting(Method.RAKING, 0, 0, false);

    /** As a release keeps it. */
    PublishedWeighting published(int rounds) {
        return new PublishedWeighting(method.name(), lower, upper, crossed, rounds);
    }

    /** As a release has kept it. */
    static Weighting of(PublishedWeighting published) {
        return new Weighting(
                Method.valueOf(published.method()), published.lower(), published.upper(), published.crossed());
    }
}
