package de.defus.monitor.analysis.disclosure;

import java.util.Set;

/**
 * What is masked in a row.
 *
 * @param codes categories or boxes whose share is not shown
 * @param favourable whether the share of the favourable end is not shown
 * @param middle likewise
 * @param unfavourable likewise
 */
public record RowMask(Set<Integer> codes, boolean favourable, boolean middle, boolean unfavourable) {

    public RowMask {
        codes = Set.copyOf(codes);
    }

    /** Whether all is shown. */
    public boolean isEmpty() {
        return codes.isEmpty() && !favourable && !middle && !unfavourable;
    }
}
