package de.defus.monitor.survey.sample;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGeneratorFactory;

/**
 * A stratified random draw that can be repeated: the units, in the order of their numbers, get 64-bit numbers from the
 * generator L64X128MixRandom (Steele and Vigna 2021) started with the seed; in each stratum those with the n smallest are
 * drawn. The drawn, again in the order of their numbers, get further ones, and letter numbers in their order. Neither the
 * order of the list nor anything the codes know enters.
 */
final class Draw {

    private Draw() {}

    private record Ranked(Unit unit, long rank) {}

    private static final Comparator<Ranked> BY_RANK = Comparator.comparingLong(Ranked::rank)
            .thenComparing(ranked -> ranked.unit().number());

    /**
     * The drawn units in the order of their letter numbers 1, 2, …
     *
     * @param letters how many to draw in each stratum; at most as many as it has
     */
    static List<Unit> draw(List<Unit> units, Map<Integer, Integer> letters, long seed) {
        var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var byStratum = new TreeMap<Integer, List<Ranked>>();
        for (var unit : inOrder(units)) {
            byStratum
                    .computeIfAbsent(unit.stratum(), stratum -> new ArrayList<>())
                    .add(new Ranked(unit, chance.nextLong()));
        }
        var drawn = new ArrayList<Unit>();
        byStratum.forEach((stratum, ranked) -> ranked.stream()
                .sorted(BY_RANK)
                .limit(letters.getOrDefault(stratum, 0))
                .forEach(found -> drawn.add(found.unit())));
        var shuffled = new ArrayList<Ranked>();
        inOrder(drawn).forEach(unit -> shuffled.add(new Ranked(unit, chance.nextLong())));
        return shuffled.stream().sorted(BY_RANK).map(Ranked::unit).toList();
    }

    /** SHA-256 over the list in the order of its numbers, hexadecimal: says whether a list is the one drawn from. */
    static String digest(List<Unit> units) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var unit : inOrder(units)) {
                digest.update((unit.number() + ';' + unit.stratum() + '\n').getBytes(StandardCharsets.US_ASCII));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static List<Unit> inOrder(List<Unit> units) {
        return units.stream().sorted(Comparator.comparing(Unit::number)).toList();
    }
}
