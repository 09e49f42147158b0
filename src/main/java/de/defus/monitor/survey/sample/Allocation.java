package de.defus.monitor.survey.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares letters out among strata. */
final class Allocation {

    /** Fewer letters in a stratum would leave too few answers to hide among. */
    static final int FEWEST_LETTERS = 100;

    private Allocation() {}

    /**
     * Shares a total out in proportion to weights, each stratum getting at least {@link #FEWEST_LETTERS} and at most its
     * inhabitants, and one with fewer inhabitants none; whole numbers by largest remainders, ties to the lower code.
     *
     * @param total letters of all strata, from {@link #fewest} to {@link #most}
     */
    static List<Stratum> share(List<Stratum> strata, AllocationMethod method, int total) {
        var weights = strata.stream()
                .mapToDouble(stratum -> stratum.most() * (method == AllocationMethod.NEYMAN ? stratum.spread() : 1.0))
                .toArray();
        var letters = wholeNumbers(quotas(strata, weights, total), total);
        return IntStream.range(0, strata.size())
                .mapToObj(index -> strata.get(index).with(letters[index]))
                .toList();
    }

    /** The most letters that can be shared out among these strata. */
    static int most(List<Stratum> strata) {
        return strata.stream().mapToInt(Stratum::most).sum();
    }

    /** The fewest letters that can be shared out among these strata. */
    static int fewest(List<Stratum> strata) {
        return strata.stream().mapToInt(Stratum::fewest).sum();
    }

    /** Strata that would get too few are set to their lowest, then those that would get too many to their highest. */
    private static double[] quotas(List<Stratum> strata, double[] weights, int total) {
        var quotas = new double[strata.size()];
        Arrays.fill(quotas, Double.NaN);
        while (true) {
            var rest = total
                    - Arrays.stream(quotas)
                            .filter(quota -> !Double.isNaN(quota))
                            .sum();
            var weight = IntStream.range(0, weights.length)
                    .filter(index -> Double.isNaN(quotas[index]))
                    .mapToDouble(index -> weights[index])
                    .sum();
            if (weight == 0) {
                return quotas;
            }
            var factor = rest / weight;
            // Whoever is outside the bounds, by the side that is farther out as a whole (the fair order of fixing).
            var missing = excess(strata, weights, quotas, factor, true);
            var over = excess(strata, weights, quotas, factor, false);
            if (missing == 0 && over == 0) {
                IntStream.range(0, quotas.length)
                        .filter(index -> Double.isNaN(quotas[index]))
                        .forEach(index -> quotas[index] = weights[index] * factor);
                return quotas;
            }
            for (int index = 0; index < quotas.length; index++) {
                if (Double.isNaN(quotas[index])) {
                    var quota = weights[index] * factor;
                    var stratum = strata.get(index);
                    if (missing >= over && quota < stratum.fewest()) {
                        quotas[index] = stratum.fewest();
                    } else if (missing < over && quota > stratum.most()) {
                        quotas[index] = stratum.most();
                    }
                }
            }
        }
    }

    private static double excess(
            List<Stratum> strata, double[] weights, double[] quotas, double factor, boolean tooFew) {
        return IntStream.range(0, weights.length)
                .filter(index -> Double.isNaN(quotas[index]))
                .mapToDouble(index -> tooFew
                        ? strata.get(index).fewest() - weights[index] * factor
                        : weights[index] * factor - strata.get(index).most())
                .filter(distance -> distance > 0)
                .sum();
    }

    private static int[] wholeNumbers(double[] quotas, int total) {
        // A hair's breadth keeps 99.99999999 from being cut down to 99.
        var whole = Arrays.stream(quotas)
                .mapToInt(quota -> (int) Math.floor(quota + 1e-9))
                .toArray();
        var byRemainder =
                new ArrayList<>(IntStream.range(0, quotas.length).boxed().toList());
        byRemainder.sort(Comparator.comparingDouble(index -> whole[index] - quotas[index]));
        var missing = total - Arrays.stream(whole).sum();
        for (int place = 0; place < missing; place++) {
            whole[byRemainder.get(place)]++;
        }
        return whole;
    }
}
