package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.disclosure.AnswerGuard;
import de.defus.monitor.analysis.disclosure.Masking;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is masked of a table, and that it is enough. */
class AnswerGuardTest {

    private static final int[] NOBODY = {0, 0, 0, 0, 0};

    private final AnswerGuard single = AnswerGuard.ofSingleAnswers(3);
    private final AnswerGuard rated = new AnswerGuard(5, List.of(List.of(0, 1), List.of(3, 4), List.of(2)));

    @Test
    void aTableOfManyIsShownWhole() {
        int[][] counts = {{10, 12, 9}, {20, 3, 8}};
        assertTrue(mask(single, counts, new int[3]).isComplete());
    }

    @Test
    void aSmallCountIsMaskedWithThreeOthers() {
        int[][] counts = {{10, 12, 2}, {20, 15, 8}, {10, 9, 30}};
        var masking = mask(single, counts, new int[3]);

        assertTrue(masking.isAnswerHidden(0, 2));
        assertEquals(4, hidden(masking, 3, 3));
        assertFalse(masking.isAnswerHidden(1, 0));
    }

    @Test
    void aGroupThatAgreesIsMaskedWhole() {
        int[][] counts = {{40, 0, 0}, {20, 15, 8}, {20, 9, 30}};
        var masking = mask(single, counts, new int[3]);

        assertTrue(IntStream.range(0, 3).allMatch(answer -> masking.isAnswerHidden(0, answer)));
        assertTrue(IntStream.range(0, 3).anyMatch(group -> masking.isComplete(group)), "others are shown");
    }

    @Test
    void anEndIsShownWhereItsCategoriesAreNot() {
        int[][] counts = {{10, 12, 9, 8, 1}, {20, 13, 8, 9, 9}, {20, 13, 8, 9, 9}};
        var masking = mask(rated, counts, NOBODY);

        assertTrue(masking.isAnswerHidden(0, 3) && masking.isAnswerHidden(0, 4));
        assertFalse(masking.isPartHidden(0, 1));
        assertFalse(masking.isAnswerHidden(0, 0) || masking.isAnswerHidden(0, 2));
        assertEquals(4, hidden(masking, 3, 5));
    }

    @Test
    void aSmallEndIsMaskedWithItsCategories() {
        int[][] counts = {{10, 12, 9, 1, 1}, {20, 13, 8, 9, 9}, {20, 13, 8, 9, 9}};
        var masking = mask(rated, counts, NOBODY);

        assertTrue(masking.isPartHidden(0, 1) && masking.isAnswerHidden(0, 3) && masking.isAnswerHidden(0, 4));
    }

    @Test
    void thoseInNoGroupProtectAtNoCost() {
        int[][] counts = {{10, 12, 2}, {20, 15, 8}};
        var masking = mask(single, counts, new int[] {5, 5, 4});

        assertEquals(2, hidden(masking, 2, 3));
    }

    @Test
    void whatIsLeftOfAllIsProtectedToo() {
        int[][] counts = {{10, 12, 12}, {20, 15, 8}};
        var masking = mask(single, counts, new int[] {12, 5, 0});

        assertFalse(masking.isComplete());
    }

    /** By exhaustion: every masked count may be at least four different numbers, whatever the rest of the table. */
    @Test
    void noMaskedCountIsKnownBetterThanToThree() {
        var chance = new SplittableRandom(70);
        for (int round = 0; round < 3000; round++) {
            var groups = chance.nextInt(2, 5);
            var counts = new int[groups][3];
            for (var row : counts) {
                Arrays.setAll(row, answer -> chance.nextInt(2) * chance.nextInt(12) + chance.nextInt(5));
                row[chance.nextInt(3)] += 10;
            }
            var masking = mask(single, counts, new int[3]);
            for (int group = 0; group < groups; group++) {
                for (int answer = 0; answer < 3; answer++) {
                    var few = counts[group][answer] < AnswerGuard.FEWEST
                            || Arrays.stream(counts[group]).sum() - counts[group][answer] < AnswerGuard.FEWEST;
                    assertTrue(!few || masking.isAnswerHidden(group, answer), "few are masked");
                    if (masking.isAnswerHidden(group, answer)) {
                        assertTrue(
                                width(counts, masking, group, answer) >= AnswerGuard.FEWEST,
                                () -> Arrays.deepToString(counts));
                    }
                }
            }
        }
    }

    /** Of the sums of masked counts by group and by answer; a column that is masked for all has no sum. */
    private int width(int[][] counts, Masking masking, int group, int answer) {
        var total = single.maskTotal(sums(counts));
        if (total.isAnswerHidden(0, answer)) {
            return Integer.MAX_VALUE;
        }
        var inRow = 0;
        var inColumn = 0;
        var all = 0;
        for (int other = 0; other < counts.length; other++) {
            for (int column = 0; column < 3; column++) {
                if (masking.isAnswerHidden(other, answer) && masking.isAnswerHidden(other, column)) {
                    all += counts[other][column];
                    inRow += other == group ? counts[other][column] : 0;
                    inColumn += column == answer ? counts[other][column] : 0;
                }
            }
        }
        return Math.min(inRow, inColumn) - Math.max(0, inRow + inColumn - all);
    }

    private static Masking mask(AnswerGuard guard, int[][] counts, int[] rest) {
        var all = sums(counts);
        Arrays.setAll(all, answer -> all[answer] + rest[answer]);
        return guard.mask(counts, rest, guard.maskTotal(all));
    }

    private static int[] sums(int[][] counts) {
        return IntStream.range(0, counts[0].length)
                .map(answer ->
                        Arrays.stream(counts).mapToInt(row -> row[answer]).sum())
                .toArray();
    }

    private static long hidden(Masking masking, int groups, int answers) {
        return IntStream.range(0, groups)
                .mapToLong(group -> IntStream.range(0, answers)
                        .filter(answer -> masking.isAnswerHidden(group, answer))
                        .count())
                .sum();
    }
}
