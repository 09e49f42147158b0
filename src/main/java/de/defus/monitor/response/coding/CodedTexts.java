package de.defus.monitor.response.coding;

import java.util.List;
import java.util.Map;

/**
 * The codes of an item, all of whose texts have been worked through.
 *
 * @param texts number of texts, without hidden ones
 * @param frame the codes
 * @param counts how many texts have a code
 */
public record CodedTexts(String item, int texts, List<TextCode> frame, Map<Integer, Integer> counts) {}
