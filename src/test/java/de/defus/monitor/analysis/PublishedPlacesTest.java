package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.disclosure.PublishedPlaces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublishedPlacesTest {

    @Test
    void onlySquaresWithEnoughPeopleAreShownAndOnlyTheirStep() {
        var shown = PublishedPlaces.of("q", Map.of("A", 9, "B", 10, "C", 19, "D", 20, "E", 100, "F", 4_000), 5);
        assertEquals(
                List.of(
                        new PublishedPlaces.Place("B", 10, Optional.of(20)),
                        new PublishedPlaces.Place("C", 10, Optional.of(20)),
                        new PublishedPlaces.Place("D", 20, Optional.of(50)),
                        new PublishedPlaces.Place("E", 100, Optional.empty()),
                        new PublishedPlaces.Place("F", 100, Optional.empty())),
                shown.squares());
        var strict = PublishedPlaces.of("q", Map.of("A", 24, "B", 25, "C", 50), 25);
        assertEquals(
                List.of(
                        new PublishedPlaces.Place("B", 25, Optional.of(50)),
                        new PublishedPlaces.Place("C", 50, Optional.of(100))),
                strict.squares());
    }

    /**
     * An attacker who knows which squares there are, how many set a place altogether, and what is shown, still has two or more
     * counts for every square to choose from, and 0 to 9 for one that is not shown.
     */
    @Test
    void noCountCanBeRecovered() {
        var chance = new SplittableRandom(250);
        for (int round = 0; round < 3_000; round++) {
            var minimumBase = 3 + chance.nextInt(30);
            var counts = new HashMap<String, Integer>();
            var squares = 1 + chance.nextInt(12);
            for (int square = 0; square < squares; square++) {
                counts.put("S" + square, chance.nextInt(4) == 0 ? chance.nextInt(200) : chance.nextInt(25));
            }
            var shown = PublishedPlaces.of("q", counts, minimumBase).squares();
            counts.forEach((square, people) -> {
                var place = shown.stream()
                        .filter(found -> found.square().equals(square))
                        .findFirst();
                IntPredicate possible = place.<IntPredicate>map(found -> count -> count >= found.atLeast()
                                && found.lessThan().map(limit -> count < limit).orElse(true))
                        .orElse(count -> count < Math.max(10, minimumBase));
                assertTrue(possible.test(people), "what is shown is true");
                assertTrue(IntStream.range(0, 1_000).filter(possible).count() >= 2, square + " is told");
                assertEquals(people >= Math.max(10, minimumBase), place.isPresent());
            });
        }
    }
}
