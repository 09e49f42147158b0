package de.defus.monitor.analysis.compare;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Adjusts p-values of a family of tests, such as twelve districts by one item, for how many they are: {@code p.adjust} of
 * R. Compare an adjusted value with the level of the whole family.
 */
public enum MultipleTesting {
    /** Bounds the chance of any false finding; never better than Holm. */
    BONFERRONI(true) {
        @Override
        double factor(int rank, int tests) {
            return tests;
        }
    },
    /** Bounds the chance of any false finding, whatever the dependence (Holm 1979); for small families. */
    HOLM(true) {
        @Override
        double factor(int rank, int tests) {
            return tests + 1 - rank;
        }
    },
    /** Bounds the chance of any false finding of independent tests (Hochberg 1988). */
    HOCHBERG(false) {
        @Override
        double factor(int rank, int tests) {
            return tests + 1 - rank;
        }
    },
    /** Bounds the expected portion of false findings (Benjamini and Hochberg 1995); for screening many items. */
    BENJAMINI_HOCHBERG(false) {
        @Override
        double factor(int rank, int tests) {
            return (double) tests / rank;
        }
    },
    /** The same, whatever the dependence (Benjamini and Yekutieli 2001). */
    BENJAMINI_YEKUTIELI(false) {
        @Override
        double factor(int rank, int tests) {
            var harmonic =
                    IntStream.rangeClosed(1, tests).mapToDouble(k -> 1.0 / k).sum();
            return harmonic * tests / rank;
        }
    };

    private final boolean stepDown;

    MultipleTesting(boolean stepDown) {
        this.stepDown = stepDown;
    }

    /** What the p-value of a rank, 1 for the smallest, is multiplied by. */
    abstract double factor(int rank, int tests);

    /**
     * Adjusted p-values, in the order given.
     *
     * @param p one for each test; what could not be tested is absent, stays so and does not count
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public List<OptionalDouble> adjust(List<OptionalDouble> p) {
        var ascending = IntStream.range(0, p.size())
                .filter(index -> checked(p.get(index)).isPresent())
                .boxed()
                .sorted(Comparator.comparingDouble(index -> p.get(index).getAsDouble()))
                .toList();
        var tests = ascending.size();
        var adjusted = p.stream().collect(Collectors.toList());
        var worst = stepDown ? 0.0 : 1.0;
        for (int step = 1; step <= tests; step++) {
            var rank = stepDown ? step : tests + 1 - step;
            var index = ascending.get(rank - 1);
            var value = Math.min(1, factor(rank, tests) * p.get(index).getAsDouble());
            worst = stepDown ? Math.max(worst, value) : Math.min(worst, value);
            adjusted.set(index, OptionalDouble.of(worst));
        }
        return Collections.unmodifiableList(adjusted);
    }

    /** Adjusted p-values of a family that could be tested as a whole. */
    public double[] adjust(double... p) {
        return adjust(DoubleStream.of(p).mapToObj(OptionalDouble::of).toList()).stream()
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    private static OptionalDouble checked(OptionalDouble p) {
        if (p.isPresent() && !(p.getAsDouble() >= 0 && p.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("a p-value is not in [0, 1]: " + p.getAsDouble());
        }
        return p;
    }
}
