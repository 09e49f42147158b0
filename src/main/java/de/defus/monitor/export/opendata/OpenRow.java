package de.defus.monitor.export.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One published figure, as open data have it; the numbers are null where a table is withheld.
 *
 * @param group code of the group, 0 for all respondents
 * @param measure {@code category}, {@code favourable}, {@code middle}, {@code unfavourable}, {@code mean} or {@code
 *     withheld}
 * @param code category or box; null where there is none
 * @param value a share in [0, 1], or a mean in the codes of the scale
 * @param base unweighted number of valid answers
 * @param note as in {@code PublishedEstimate.Note}, empty if there is nothing to say
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OpenRow(
        String item,
        String itemLabel,
        String breakdown,
        String breakdownLabel,
        Integer group,
        String groupLabel,
        String measure,
        Integer code,
        String categoryLabel,
        Double value,
        Double lower,
        Double upper,
        Double standardError,
        Integer base,
        String note) {}
