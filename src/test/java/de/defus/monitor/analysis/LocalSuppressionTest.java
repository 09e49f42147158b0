package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.disclosure.LocalSuppression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalSuppressionTest {

    @Test
    void nothingIsTakenWhereEverybodyHasCompany() {
        var keys = new int[][] {{1, 1, 1, 2, 2, 2}, {7, 7, 7, 8, 8, 8}};

        assertArrayEquals(new int[] {2, 2, 2, 2, 2, 2}, LocalSuppression.keep(keys, 3, new SplittableRandom(1)));
    }

    @Test
    void aRareValueIsHiddenAmongOthersThatGiveUpTheirs() {
        // Six alike and one with a rare value of the second variable: two of the six hide it.
        var keys = new int[][] {{1, 1, 1, 1, 1, 1, 1}, {7, 7, 7, 7, 7, 7, 8}};

        var kept = LocalSuppression.keep(keys, 3, new SplittableRandom(1));

        assertEquals(1, kept[6]);
        assertEquals(2, IntStream.range(0, 6).filter(row -> kept[row] == 1).count());
    }

    @Test
    void fewerRowsThanKCannotBeHidden() {
        assertThrows(
                IllegalArgumentException.class,
                () -> LocalSuppression.keep(new int[][] {{1, 1, 1, 1}}, 5, new SplittableRandom(1)));
    }

    @Test
    void whateverTheRowsEveryClassHasAtLeastK() {
        var chance = new SplittableRandom(20260);
        for (int run = 0; run < 400; run++) {
            var k = chance.nextInt(2, 8);
            var rows = chance.nextInt(k, 400);
            var variables = chance.nextInt(1, 5);
            var keys = new int[variables][rows];
            for (var key : keys) {
                var values = chance.nextInt(1, 15);
                for (int row = 0; row < rows; row++) {
                    // Skewed: some values are rare.
                    key[row] = (int) Math.floor(values * Math.pow(chance.nextDouble(), 3));
                }
            }

            var kept = LocalSuppression.keep(keys, k, new SplittableRandom(run));

            var sizes = new HashMap<List<Integer>, Integer>();
            for (int row = 0; row < rows; row++) {
                var seen = new ArrayList<Integer>();
                for (int variable = 0; variable < kept[row]; variable++) {
                    seen.add(keys[variable][row]);
                }
                sizes.merge(seen, 1, Integer::sum);
            }
            var needed = k;
            assertTrue(sizes.values().stream().allMatch(size -> size >= needed), () -> sizes.toString());
        }
    }
}
