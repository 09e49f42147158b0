package de.defus.monitor.questionnaire;

/**
 * The groups of one breakdown, each split in two by another: those in one of its groups, and everybody else. Two parts that
 * add up to the whole leave nobody over of whom figures could be computed.
 *
 * @param item key of the breakdown whose groups are split, such as {@code district}
 * @param by key of the breakdown that splits them, such as {@code gender}
 * @param group code of the group of the latter, such as women
 */
public record CrossedBreakdown(String item, String by, int group) {}
