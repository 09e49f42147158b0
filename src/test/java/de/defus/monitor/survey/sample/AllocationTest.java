package de.defus.monitor.survey.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AllocationTest {

    @Test
    void inProportionToInhabitants() {
        var strata = List.of(stratum(1, 10_000, 50), stratum(2, 20_000, 10), stratum(3, 30_000, 20));
        assertEquals(List.of(200, 400, 600), letters(strata, AllocationMethod.PROPORTIONAL, 1_200));
    }

    /** Spreads √(p(1−p)) are 0.5, 0.3 and 0.4, so the letters go as 10,000·0.5 : 20,000·0.3 : 30,000·0.4 = 5 : 6 : 12. */
    @Test
    void inProportionToInhabitantsTimesSpread() {
        var strata = List.of(stratum(1, 10_000, 50), stratum(2, 20_000, 10), stratum(3, 30_000, 20));
        assertEquals(List.of(500, 600, 1_200), letters(strata, AllocationMethod.NEYMAN, 2_300));
    }

    @Test
    void largestRemaindersAreRoundedUpAndTiesGoToTheLowerCode() {
        var alike = List.of(stratum(1, 5_000, 50), stratum(2, 5_000, 50), stratum(3, 5_000, 50));
        assertEquals(List.of(334, 333, 333), letters(alike, AllocationMethod.PROPORTIONAL, 1_000));
        // 900 are left for the two large ones: 454.54… and 445.45….
        var unlike = List.of(stratum(1, 1_000, 50), stratum(2, 50_000, 50), stratum(3, 49_000, 50));
        assertEquals(List.of(100, 455, 445), letters(unlike, AllocationMethod.PROPORTIONAL, 1_000));
    }

    @Test
    void nobodyGetsTwoLettersAndTooSmallADistrictNone() {
        var strata = List.of(stratum(1, 150, 50), stratum(2, 10_000, 1), stratum(3, 99, 50));
        assertEquals(List.of(150, 4_850, 0), letters(strata, AllocationMethod.NEYMAN, 5_000));
        assertEquals(200, Allocation.fewest(strata));
        assertEquals(10_150, Allocation.most(strata));
    }

    @Test
    void whateverTheStrataTheTotalIsMetWithinTheBounds() {
        var random = new SplittableRandom(4);
        for (int round = 0; round < 2_000; round++) {
            var strata = new ArrayList<Stratum>();
            for (int code = 1; code <= 1 + random.nextInt(30); code++) {
                strata.add(stratum(code, random.nextInt(1 << 1 + random.nextInt(16)), 1 + random.nextInt(99)));
            }
            var fewest = Allocation.fewest(strata);
            var total = fewest + random.nextInt(Allocation.most(strata) - fewest + 1);
            for (var method : List.of(AllocationMethod.PROPORTIONAL, AllocationMethod.NEYMAN)) {
                var shared = Allocation.share(strata, method, total);
                assertEquals(total, shared.stream().mapToInt(Stratum::letters).sum(), () -> method + " " + strata);
                shared.forEach(stratum -> assertTrue(
                        stratum.letters() >= stratum.fewest() && stratum.letters() <= stratum.most(),
                        stratum::toString));
            }
        }
    }

    private static List<Integer> letters(List<Stratum> strata, AllocationMethod method, int total) {
        return Allocation.share(strata, method, total).stream()
                .map(Stratum::letters)
                .toList();
    }

    private static Stratum stratum(int code, int population, int sharePercent) {
        return new Stratum(code, "Viertel " + code, population, sharePercent, 0);
    }
}
