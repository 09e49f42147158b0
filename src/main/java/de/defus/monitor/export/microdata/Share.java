package de.defus.monitor.export.microdata;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import java.util.List;

/**
 * A published share with the way to it from the microdata.
 *
 * @param group code of the group of the breakdown, 0 for all respondents
 * @param measure {@code category}, {@code favourable}, {@code middle} or {@code unfavourable}
 * @param variable the microdata's column
 * @param codes its codes that are counted
 * @param valid its codes that are valid answers
 * @param groupCodes codes of the breakdown's column that make the group; empty for all respondents
 * @param released as published
 * @param recomputed from the microdata; NaN where the microdata are coarser than the table
 */
public record Share(
        String item,
        String breakdown,
        int group,
        String measure,
        String variable,
        List<Integer> codes,
        List<Integer> valid,
        List<Integer> groupCodes,
        PublishedEstimate released,
        double recomputed) {

    /** What is computed from the microdata less what was published. */
    public double difference() {
        return recomputed - released.value();
    }
}
