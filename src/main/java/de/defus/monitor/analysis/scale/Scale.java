package de.defus.monitor.analysis.scale;

import java.util.List;

/**
 * A scale of one or several items with the same codes, answered by agreeing or rating.
 *
 * @param lowest lowest valid code, 0 or more
 * @param highest highest valid code
 * @param isReversed for each item whether its codes run the other way and are recoded as lowest + highest − x
 * @param fewestValid valid items a respondent needs for a score; by default two thirds of them
 * @param isHighGood whether the high end is the favourable one, 100 on the index
 */
public record Scale(int lowest, int highest, List<Boolean> isReversed, int fewestValid, boolean isHighGood) {

    /** A missing answer in recoded items. */
    public static final int MISSING = -1;

    public Scale {
        isReversed = List.copyOf(isReversed);
        if (!(lowest >= 0 && highest > lowest)) {
            throw new IllegalArgumentException("codes from " + lowest + " to " + highest + " are no scale");
        }
        if (isReversed.isEmpty() || fewestValid < 1 || fewestValid > isReversed.size()) {
            throw new IllegalArgumentException(
                    "a scale of " + isReversed.size() + " items cannot ask for " + fewestValid + " valid ones");
        }
    }

    /** Two thirds of the items, rounded up. */
    public static int twoThirds(int items) {
        return (2 * items + 2) / 3;
    }

    /**
     * Items all in the same direction, anything outside the codes {@link #MISSING}.
     *
     * @param codes by item and respondent
     */
    public int[][] recode(int[][] codes) {
        if (codes.length != isReversed.size()) {
            throw new IllegalArgumentException(codes.length + " items for a scale of " + isReversed.size());
        }
        var recoded = new int[codes.length][];
        for (int item = 0; item < codes.length; item++) {
            recoded[item] = new int[codes[item].length];
            for (int row = 0; row < codes[item].length; row++) {
                var code = codes[item][row];
                var isValid = code >= lowest && code <= highest;
                recoded[item][row] = !isValid ? MISSING : isReversed.get(item) ? lowest + highest - code : code;
            }
        }
        return recoded;
    }
}
