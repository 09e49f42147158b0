package de.defus.monitor.walk;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How far people agree on an ordered scale. */
final class Agreement {

    private Agreement() {}

    /**
     * Leik's ordinal consensus: 1 when all chose the same category, 0 when one half chose each end of the scale. With the
     * cumulative shares F<sub>1</sub>…F<sub>m-1</sub> it is 1 − 2/(m−1) · Σ min(F<sub>k</sub>, 1 − F<sub>k</sub>). It
     * needs the order of the categories only, no distances between them.
     *
     * <p>Source: R. K. Leik, A measure of ordinal consensus, Pacific Sociological Review 9 (1966) 85–90.
     *
     * @param counts how many chose each category, in the order of the scale
     * @return empty for fewer than two answers
     */
    static OptionalDouble leik(int[] counts) {
        var total = Arrays.stream(counts).sum();
        if (total < 2) {
            return OptionalDouble.empty();
        }
        var dispersion = 0.0;
        var below = 0;
        for (var k = 0; k < counts.length - 1; k++) {
            below += counts[k];
            dispersion += (double) Math.min(below, total - below) / total;
        }
        return OptionalDouble.of(1 - 2 * dispersion / (counts.length - 1));
    }
}
