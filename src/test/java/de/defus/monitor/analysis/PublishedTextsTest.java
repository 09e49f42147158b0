package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.disclosure.PublishedTexts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What codes of free texts tell somebody who reads everything that is published of them. */
class PublishedTextsTest {

    @Test
    void sharesAreCountsOfTexts() {
        var texts = protect(40, Map.of(1, 20, 2, 10, 3, 2));
        assertEquals(0.5, texts.codes().get(0).share().orElseThrow(), 1e-12);
        assertEquals(0.25, texts.codes().get(1).share().orElseThrow(), 1e-12);
        assertTrue(texts.codes().get(2).share().isEmpty(), "two people");
        assertTrue(texts.isMasked());
    }

    @Test
    void belowTheMinimumBaseNothingIsSaid() {
        var texts = protect(9, Map.of(1, 5, 2, 4));
        assertTrue(texts.base().isEmpty());
        assertTrue(texts.codes().stream().allMatch(code -> code.share().isEmpty()));
    }

    /** Every count that hardly any or nearly all texts have can be another one, whatever else is shown. */
    @Test
    void noSmallCountIsKnown() {
        var attacked = 0;
        for (int seed = 0; seed < 2000; seed++) {
            var chance = new SplittableRandom(seed);
            var base = 3 + chance.nextInt(60);
            var counts = new LinkedHashMap<Integer, Integer>();
            IntStream.rangeClosed(1, 1 + chance.nextInt(5)).forEach(code -> counts.put(code, chance.nextInt(base + 1)));
            var published = PublishedTexts.protect("x", base, labels(counts), counts, 3);
            for (var code : published.codes()) {
                var count = counts.get(code.code());
                var possible = IntStream.rangeClosed(0, base)
                        .filter(guess -> guess(counts, base, code.code(), guess).equals(published))
                        .count();
                if (count < 3 || base - count < 3) {
                    attacked++;
                    assertTrue(possible >= 3, "seed " + seed + ": " + published);
                } else {
                    assertEquals(1, possible, "what is shown can be counted");
                }
            }
        }
        assertTrue(attacked > 500, "attacked: " + attacked);
    }

    /** What would be published if this code had another count; texts may have no code, so all others can stay. */
    private static PublishedTexts guess(Map<Integer, Integer> counts, int base, int code, int guess) {
        var other = new LinkedHashMap<>(counts);
        other.put(code, guess);
        return PublishedTexts.protect("x", base, labels(other), other, 3);
    }

    private static PublishedTexts protect(int base, Map<Integer, Integer> counts) {
        var sorted = new LinkedHashMap<Integer, Integer>();
        counts.keySet().stream().sorted().forEach(code -> sorted.put(code, counts.get(code)));
        return PublishedTexts.protect("x", base, labels(sorted), sorted, 10);
    }

    private static Map<Integer, Map<String, String>> labels(Map<Integer, Integer> counts) {
        var labels = new LinkedHashMap<Integer, Map<String, String>>();
        counts.keySet().forEach(code -> labels.put(code, Map.of("de", "Thema " + code, "en", "Topic " + code)));
        return labels;
    }
}
