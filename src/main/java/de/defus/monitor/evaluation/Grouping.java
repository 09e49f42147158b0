package de.defus.monitor.evaluation;

import de.defus.monitor.questionnaire.Breakdown;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Questionnaire;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which group of a breakdown an answer belongs to.
 *
 * @param item key of the breakdown's item
 * @param names German group names by group code, in printed order
 * @param groupOfCode group code by category code; categories without a group are left out of the breakdown
 * @param coarser coarser group of each group by its code; empty if none are declared
 */
record Grouping(
        String item, Map<Integer, String> names, Map<Integer, Integer> groupOfCode, Map<Integer, Integer> coarser) {

    static Grouping of(Breakdown breakdown, Questionnaire questionnaire) {
        var names = new LinkedHashMap<Integer, String>();
        var groups = new HashMap<Integer, Integer>();
        if (breakdown.groups().isEmpty()) {
            for (var category : categories(breakdown.item(), questionnaire)) {
                names.put(category.code(), category.label().in("de"));
                groups.put(category.code(), category.code());
            }
        }
        for (var group : breakdown.groups()) {
            names.put(group.code(), group.label().in("de"));
            group.codes().forEach(code -> groups.put(code, group.code()));
        }
        var coarser = new LinkedHashMap<Integer, Integer>();
        for (var large : breakdown.coarser()) {
            breakdown.groups().stream()
                    .filter(group -> large.codes().containsAll(group.codes()))
                    .forEach(group -> coarser.put(group.code(), large.code()));
        }
        return new Grouping(breakdown.item(), names, groups, coarser);
    }

    private static List<Category> categories(String item, Questionnaire questionnaire) {
        return questionnaire
                .findQuestionOf(item)
                .flatMap(questionnaire::findScale)
                .orElseThrow(() -> new IllegalStateException("the breakdown's item has no scale: " + item))
                .categories();
    }

    /** Group codes in printed order. */
    List<Integer> codes() {
        return List.copyOf(names.keySet());
    }

    /** What the breakdown can be shown by, finest first. */
    List<Level> levels(int index) {
        var own = new Level(index, codes(), IntStream.range(0, codes().size()).toArray(), false);
        if (coarser.isEmpty()) {
            return List.of(own);
        }
        var large = coarser.values().stream().distinct().toList();
        var positions = codes().stream()
                .mapToInt(code -> large.indexOf(coarser.get(code)))
                .toArray();
        return List.of(own, new Level(index, large, positions, true));
    }

    /** Position of each row's group in {@link #codes()}, -1 for rows that belong to none. */
    int[] positions(short[] column) {
        var codes = codes();
        var positionOfCode = new HashMap<Integer, Integer>();
        groupOfCode.forEach((code, group) -> positionOfCode.put(code, codes.indexOf(group)));
        var positions = new int[column.length];
        for (int row = 0; row < column.length; row++) {
            positions[row] = positionOfCode.getOrDefault((int) column[row], -1);
        }
        return positions;
    }

    /** Position in {@link #codes()} of each of these group codes, -1 for what is none. */
    int[] positionsOf(int[] groups) {
        var codes = codes();
        return Arrays.stream(groups).map(codes::indexOf).toArray();
    }
}
