package de.defus.monitor.response.coding;

/**
 * How far the texts of an item are.
 *
 * @param total texts that were taken from answers
 * @param open those not worked through yet
 * @param hidden those set aside
 * @param codes number of codes of the frame
 */
public record ItemTexts(String item, String question, int total, int open, int hidden, int codes) {

    /** Whether counts of codes can be published with the wave, if enough people wrote. */
    public boolean isDone() {
        return total > 0 && open == 0 && codes > 0;
    }

    public int settled() {
        return total - open;
    }
}
