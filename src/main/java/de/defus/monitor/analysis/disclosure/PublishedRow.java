package de.defus.monitor.analysis.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One group's answers to one item.
 *
 * @param group code of the group in its breakdown; 0 for all respondents
 * @param base unweighted number of valid answers
 * @param weightedBase sum of the weights of the valid answers, rounded to 100 persons
 * @param shares one estimate for each category code, in printed order; for a multiple-response item one for each box, on
 *     the base of those who answered the question; a masked one is left out
 * @param favourable share of the favourable categories (top-2 of a five-point scale); absent for nominal scales or masked
 * @param middle share of the middle category; absent if there is none or masked
 * @param unfavourable share of the unfavourable categories (bottom-2); absent for nominal scales or masked
 * @param mean mean of the category codes of a rated scale; absent if a share of the row is masked
 * @param missing unweighted counts by missing code (negative codes), {@link MissingReasons#NOT_TOLD} for reasons that are
 *     not told apart; of all respondents only, else empty
 * @param change difference from the same group in the last released wave; absent if the item or group cannot be compared
 * @param fromRest difference from everybody else who answered: the ends of a rated scale, else each category; absent for
 *     all respondents
 */
public record PublishedRow(
        int group,
        int base,
        long weightedBase,
        Map<Integer, PublishedEstimate> shares,
        Optional<PublishedEstimate> favourable,
        Optional<PublishedEstimate> middle,
        Optional<PublishedEstimate> unfavourable,
        Optional<PublishedEstimate> mean,
        Map<Integer, Integer> missing,
        Optional<PublishedContrast> change,
        Optional<PublishedContrast> fromRest) {

    public PublishedRow {
        // Releases of before there were comparisons lack them.
        change = change == null ? Optional.empty() : change;
        fromRest = fromRest == null ? Optional.empty() : fromRest;
        shares = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(shares));
        missing = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(missing));
    }

    /** Category codes in printed order, those masked left out. */
    public List<Integer> codes() {
        return List.copyOf(shares.keySet());
    }

    /** The same row with its change. */
    public PublishedRow withChange(PublishedContrast contrast) {
        return with(Optional.of(contrast), fromRest);
    }

    /** The same row with its difference from everybody else. */
    public PublishedRow withRest(PublishedContrast contrast) {
        return with(change, Optional.of(contrast));
    }

    /** The same row without what is masked. */
    public PublishedRow masked(RowMask mask) {
        if (mask.isEmpty()) {
            return this;
        }
        var shown = new java.util.LinkedHashMap<>(shares);
        shown.keySet().removeAll(mask.codes());
        return new PublishedRow(
                group,
                base,
                weightedBase,
                shown,
                favourable.filter(share -> !mask.favourable()),
                middle.filter(share -> !mask.middle()),
                unfavourable.filter(share -> !mask.unfavourable()),
                Optional.empty(),
                missing,
                change.map(contrast -> contrast.masked(mask)),
                fromRest.map(contrast -> contrast.masked(mask)));
    }

    private PublishedRow with(Optional<PublishedContrast> newChange, Optional<PublishedContrast> newRest) {
        return new PublishedRow(
                group, base, weightedBase, shares, favourable, middle, unfavourable, mean, missing, newChange, newRest);
    }
}
