package de.defus.monitor.questionnaire;

/**
 * One column of the coded data of a questionnaire: an item of one category, or one box of a multiple-response item
 * (1 ticked, 0 not ticked). The order of the columns is the order in which answers are stored.
 *
 * @param name item key, or item key, underscore and category code for a box
 * @param item the item it belongs to
 * @param boxCode category code of the box; 0 for an item of one category
 */
public record Column(String name, Item item, int boxCode) {

    public boolean isBox() {
        return boxCode != 0;
    }
}
