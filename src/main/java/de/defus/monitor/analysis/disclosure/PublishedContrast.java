package de.defus.monitor.analysis.disclosure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the shares of one row differ from those of an earlier wave, or from everybody else's.
 *
 * @param shares differences by category code, in printed order; categories that are not compared are left out
 * @param favourable of the share of the favourable end; absent where the row has none
 * @param unfavourable of the share of the unfavourable end
 */
public record PublishedContrast(
        Map<Integer, PublishedDifference> shares,
        Optional<PublishedDifference> favourable,
        Optional<PublishedDifference> unfavourable) {

    public PublishedContrast {
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        favourable = favourable == null ? Optional.empty() : favourable;
        unfavourable = unfavourable == null ? Optional.empty() : unfavourable;
    }

    /** The difference of a category's share, if it is compared. */
    public Optional<PublishedDifference> share(int code) {
        return Optional.ofNullable(shares.get(code));
    }

    /** The same without what is masked. */
    PublishedContrast masked(RowMask mask) {
        var shown = new LinkedHashMap<>(shares);
        shown.keySet().removeAll(mask.codes());
        return new PublishedContrast(
                shown,
                favourable.filter(difference -> !mask.favourable()),
                unfavourable.filter(difference -> !mask.unfavourable()));
    }
}
