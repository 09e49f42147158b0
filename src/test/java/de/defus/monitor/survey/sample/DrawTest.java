package de.defus.monitor.survey.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {

    private static final Map<Integer, Integer> LETTERS = Map.of(1, 40, 2, 10, 3, 5);
    private final List<Unit> units = IntStream.range(0, 300)
            .mapToObj(index -> new Unit("R-" + index, 1 + index % 3, Optional.empty(), Optional.empty()))
            .toList();

    @Test
    void eachStratumGivesItsNumberAndNobodyTwice() {
        var drawn = Draw.draw(units, LETTERS, 7);
        assertEquals(55, new HashSet<>(drawn).size());
        LETTERS.forEach((stratum, letters) -> assertEquals(
                letters.longValue(),
                drawn.stream().filter(unit -> unit.stratum() == stratum).count()));
        assertTrue(units.containsAll(drawn));
        assertEquals(100, Draw.draw(units, Map.of(1, 100), 7).size(), "a stratum can be drawn whole");
    }

    @Test
    void theSameListAndSeedGiveTheSameLettersInWhateverOrderTheListComes() {
        var shuffled = new ArrayList<>(units);
        Collections.shuffle(shuffled, new Random(3));
        assertEquals(Draw.draw(units, LETTERS, 7), Draw.draw(shuffled, LETTERS, 7));
        assertEquals(Draw.digest(units), Draw.digest(shuffled));
        assertNotEquals(Draw.draw(units, LETTERS, 7), Draw.draw(units, LETTERS, 8));
        assertNotEquals(Draw.digest(units), Draw.digest(units.subList(1, 300)));
    }

    /** With fixed seeds this never fails by chance: the counts below lie within four standard deviations. */
    @Test
    void everybodyHasTheSameChanceAndLetterNumbersTellNothing() {
        var rounds = 4_000;
        var drawn = new HashMap<String, Integer>();
        var firstOfStratumTwo = 0;
        for (int seed = 0; seed < rounds; seed++) {
            var letters = Draw.draw(units, LETTERS, seed);
            letters.forEach(unit -> drawn.merge(unit.number(), 1, Integer::sum));
            firstOfStratumTwo += letters.get(0).stratum() == 2 ? 1 : 0;
        }
        for (var unit : units) {
            var p = LETTERS.get(unit.stratum()) / 100.0;
            var spread = 4.5 * Math.sqrt(rounds * p * (1 - p));
            assertEquals(rounds * p, drawn.getOrDefault(unit.number(), 0), spread, unit.number());
        }
        var p = 10 / 55.0;
        assertEquals(rounds * p, firstOfStratumTwo, 4 * Math.sqrt(rounds * p * (1 - p)));
    }
}
