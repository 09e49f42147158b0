package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.disclosure.MissingReasons;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which reasons for missing answers are told apart. */
class MissingReasonsTest {

    private static final int ROUTED = -6;
    private static final int DONT_KNOW = -7;
    private static final int NOT_USED = -8;
    private static final int REFUSED = -9;
    private static final int K = 10;

    @Test
    void frequentReasonsAreTold() {
        assertEquals(
                Map.of(DONT_KNOW, 30, REFUSED, 12),
                tell(Map.of(DONT_KNOW, 30, REFUSED, 12), List.of(DONT_KNOW, REFUSED)));
    }

    @Test
    void aRareReasonIsJoinedToTheNextRarest() {
        assertEquals(
                Map.of(DONT_KNOW, 40, MissingReasons.NOT_TOLD, 15),
                tell(Map.of(DONT_KNOW, 40, NOT_USED, 12, REFUSED, 3), List.of(DONT_KNOW, NOT_USED, REFUSED)));
    }

    @Test
    void rareReasonsAloneAreNotTold() {
        assertEquals(Map.of(), tell(Map.of(DONT_KNOW, 4, REFUSED, 3), List.of(DONT_KNOW, REFUSED)));
    }

    @Test
    void whoWasNotAskedIsNeverJoined() {
        assertEquals(
                Map.of(ROUTED, 300), tell(Map.of(ROUTED, 300, DONT_KNOW, 2, REFUSED, 3), List.of(DONT_KNOW, REFUSED)));
    }

    @Test
    void noReasonOfFewCanBeComputed() {
        var chance = new SplittableRandom(70);
        var possible = List.of(DONT_KNOW, NOT_USED, REFUSED);
        for (int round = 0; round < 2000; round++) {
            var counts = new HashMap<Integer, Integer>();
            possible.forEach(reason -> counts.put(reason, chance.nextInt(25)));
            counts.values().removeIf(count -> count == 0);
            var told = tell(counts, possible);
            told.values().forEach(count -> assertTrue(count >= K, counts + " as " + told));
            var all = counts.values().stream().mapToInt(Integer::intValue).sum();
            var apart = possible.stream().filter(told::containsKey).toList();
            var left = all - apart.stream().mapToInt(told::get).sum();
            assertTrue(left == 0 || possible.size() - apart.size() != 1, counts + " as " + told);
        }
    }

    private static Map<Integer, Integer> tell(Map<Integer, Integer> counts, List<Integer> possible) {
        return MissingReasons.tell(counts, possible, ROUTED, K);
    }
}
