package de.defus.monitor.evaluation;

import de.defus.monitor.response.CoarseCount;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a release of a closed wave would show and hold back, and how its weights came out. No share of any answer.
 *
 * @param responses respondents figures are made of
 * @param apart others who answered through links open to all, where people were drawn
 * @param population persons the respondents stand for; 0 if unknown
 * @param weighting what the weights are like
 * @param margins population counts the weights were raked to
 * @param tables how many tables a release would have, shown or not
 * @param withheld tables that would not be published
 * @param masked tables that would be published without some of their shares
 * @param tooClose item whose base would differ too little from that of the wave's last release; absent if none does
 */
public record ReleasePreview(
        UUID waveId,
        int responses,
        int apart,
        long population,
        Weighting weighting,
        List<Margin> margins,
        int tables,
        List<WithheldTable> withheld,
        List<MaskedTable> masked,
        Optional<String> tooClose) {

    /**
     * What a set of weights is like (Kish 1965, 1992).
     *
     * @param designEffect how much their inequality inflates variance
     * @param effectiveBase respondents divided by it
     * @param smallest persons
     * @param mean persons
     * @param largest persons
     * @param variation coefficient of variation
     * @param rounds until all margins were met; 0 without margins
     */
    public record Weighting(
            double designEffect,
            double effectiveBase,
            double smallest,
            double mean,
            double largest,
            double variation,
            int rounds) {}

    /** Counts of one item that weights add up to. */
    public record Margin(String item, String title, List<Cell> cells, boolean met) {}

    /**
     * A group of a margin.
     *
     * @param respondents in full tens
     * @param populationShare what weights should add up to, as a share
     * @param weightedShare what they add up to
     */
    public record Cell(String name, CoarseCount respondents, double populationShare, double weightedShare) {}

    /**
     * A table that would not be published.
     *
     * @param breakdownTitle empty for all respondents
     * @param groups names of the groups that are too small, if that is the reason
     */
    public record WithheldTable(
            String item,
            String title,
            String breakdown,
            String breakdownTitle,
            Withheld.Reason reason,
            List<String> groups) {

        /** Key of the reason's words. */
        public String reasonKey() {
            return "preview.reason." + reason.name();
        }

        public String groupNames() {
            return String.join(", ", groups);
        }
    }

    /**
     * A table with masked shares: hardly anybody or nearly everybody gave the answer, or it would give such a one away.
     *
     * @param masked shares left out
     * @param shares shares it would have
     */
    public record MaskedTable(
            String item, String title, String breakdown, String breakdownTitle, int masked, int shares) {}
}
