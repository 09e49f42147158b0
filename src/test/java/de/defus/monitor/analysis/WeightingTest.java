package de.defus.monitor.analysis;

import static de.defus.monitor.analysis.ReferenceCases.close;
import static de.defus.monitor.analysis.ReferenceCases.column;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import de.defus.monitor.analysis.data.Sample;
import de.defus.monitor.analysis.estimate.DomainMean;
import de.defus.monitor.analysis.weight.BoundedCalibration;
import de.defus.monitor.analysis.weight.DesignEffect;
import de.defus.monitor.analysis.weight.PostStratification;
import de.defus.monitor.analysis.weight.Raking;
import de.defus.monitor.analysis.weight.Trimming;
import de.defus.monitor.analysis.weight.WeightSummary;
import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Weights against R's survey package. */
class WeightingTest {

    @TestFactory
    Stream<DynamicTest> summariesAgree() {
        return ReferenceCases.tests(
                "expected_05_weights_poststratification_raking_trimming.json",
                "weight_vector_summary",
                WeightingTest::checkSummary);
    }

    private static void checkSummary(JsonNode node) {
        var weighted = new ReferenceCity(node.path("wave").asInt())
                .weighted(node.path("design").asText(), row -> true);
        var sample = weighted.sample();
        var weights = column(sample.cells(), weighted::weight);
        var expected = node.path("expected");
        if (node.has("parameters")) {
            var sizes = IntStream.range(0, sample.cells()).map(sample::size).toArray();
            var bounds = node.path("parameters");
            var trimmed = Trimming.once(
                    weights,
                    sizes,
                    bounds.path("lower").asDouble(),
                    bounds.path("upper").asDouble());
            assertEquals(expected.path("n_below").asInt(), trimmed.below());
            assertEquals(expected.path("n_above").asInt(), trimmed.above());
            weights = trimmed.weights();
        }
        var summary = WeightSummary.of(sample, weights);
        assertEquals(expected.path("n").asInt(), summary.respondents());
        close(node, expected.path("sum"), summary.sum());
        close(node, expected.path("mean"), summary.mean());
        close(node, expected.path("min"), summary.smallest());
        close(node, expected.path("max"), summary.largest());
        close(node, expected.path("cv"), summary.variation());
        close(node, expected.path("deff_kish"), summary.designEffect());
        close(node, expected.path("n_eff_kish"), summary.effectiveBase());
        close(node, expected.path("efficiency_pct"), summary.efficiency());
        if (expected.has("g_min")) {
            var design = sample.designWeights();
            var factors = column(sample.cells(), cell -> weighted.weight(cell) / design[cell]);
            close(node, expected.path("g_min"), Arrays.stream(factors).min().getAsDouble());
            close(node, expected.path("g_max"), Arrays.stream(factors).max().getAsDouble());
        }
    }

    @TestFactory
    Stream<DynamicTest> theWeightOfEveryRespondentAgrees() {
        var expected = ReferenceCity.csv("expected_weights_city_a.csv");
        return Stream.of(1, 2)
                .flatMap(wave -> Stream.of("base", "poststrat", "rake_3")
                        .map(design -> dynamicTest(design + " of wave " + wave, () -> {
                            var city = new ReferenceCity(wave);
                            var weighted = city.weighted(design, row -> true);
                            var own = expected.stream()
                                    .filter(row -> row.get("welle").equals(wave.toString()))
                                    .toList();
                            assertEquals(own.size(), city.rows().size());
                            for (int row = 0; row < own.size(); row++) {
                                assertEquals(
                                        own.get(row).get("id"),
                                        city.rows().get(row).get("id"));
                                var weight = Double.parseDouble(own.get(row).get(design));
                                assertEquals(
                                        weight,
                                        weighted.weight(weighted.sample().cellOf(row)),
                                        1e-7 * weight);
                            }
                        })));
    }

    @Test
    void postStratificationIsRakingToOneMargin() {
        var weighted = new ReferenceCity(1).weighted("poststrat", row -> true);
        var sample = weighted.sample();
        var totals = new double[sample.groups(1)];
        for (int cell = 0; cell < sample.cells(); cell++) {
            totals[sample.group(1, cell)] += sample.size(cell) * weighted.weight(cell);
        }

        var weights = PostStratification.weights(sample, 1, totals);

        assertArrayEquals(column(sample.cells(), weighted::weight), weights, 1e-9);
    }

    @TestFactory
    Stream<DynamicTest> modelDesignEffectsAgree() {
        return ReferenceCases.all("expected_02_weighted_means_totals_variance_deff.json").stream()
                .filter(node -> List.of("base", "poststrat", "rake_3")
                        .contains(node.path("design").asText()))
                .filter(node ->
                        node.path("domain").isEmpty() && node.path("target").has("valid_codes"))
                .map(node -> dynamicTest(node.path("id").asText(), () -> checkDesignEffect(node)));
    }

    private static void checkDesignEffect(JsonNode node) {
        var target = node.path("target");
        var codes = ReferenceCases.texts(target.path("codes"));
        var city = new ReferenceCity(node.path("wave").asInt());
        var weighted = city.weighted(node.path("design").asText(), row -> true);
        var valid = ReferenceCases.texts(target.path("valid_codes"));
        var scores = valid.stream()
                .mapToDouble(code -> codes.isEmpty() ? Double.parseDouble(code) : codes.contains(code) ? 1 : 0)
                .toArray();
        var answers =
                city.column(row -> valid.indexOf(row.get(target.path("variable").asText())));
        var counts = weighted.sample().count(answers, scores.length);
        var error = new DomainMean(weighted, 0.95)
                .mean(counts, scores, cell -> true)
                .orElseThrow()
                .standardError();
        var rows = IntStream.range(0, answers.length)
                .filter(row -> answers[row] >= 0)
                .toArray();
        var weights =
                column(rows.length, index -> weighted.weight(weighted.sample().cellOf(rows[index])));
        var values = column(rows.length, index -> scores[answers[rows[index]]]);
        var summary = WeightSummary.of(weights);
        var variance = DesignEffect.populationVariance(values, weights).orElseThrow();
        var expected = node.path("expected");
        close(node, expected.path("variance"), variance);
        close(node, expected.path("deff_kish"), summary.designEffect());
        close(
                node,
                expected.path("deff_srs_without_replacement"),
                DesignEffect.withoutReplacement(error * error, variance, rows.length, summary.sum())
                        .orElseThrow());
        close(
                node,
                expected.path("deff_srs_with_replacement"),
                DesignEffect.withReplacement(error * error, variance, rows.length)
                        .orElseThrow());
    }

    @Test
    void zeroWeightsCountInNoFigure() {
        var with = WeightSummary.of(new double[] {2, 0, 4, 0});
        var without = WeightSummary.of(new double[] {2, 4});

        assertEquals(2, with.zeroWeights());
        assertEquals(2, with.respondents());
        assertEquals(2, with.smallest());
        assertEquals(without.designEffect(), with.designEffect(), 1e-15);
        assertEquals(without.effectiveBase(), with.effectiveBase(), 1e-15);
    }

    @Test
    void unusableWeightsAreRefused() {
        for (var bad : List.of(
                new double[] {1, -1},
                new double[] {1, Double.NaN},
                new double[] {Double.POSITIVE_INFINITY},
                new double[] {0, 0},
                new double[0])) {
            assertThrows(IllegalArgumentException.class, () -> WeightSummary.of(bad));
        }
    }

    @Test
    void aMarginOutOfReachOfTheBoundsIsNamed() {
        var sample = twoGroups();

        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> BoundedCalibration.weights(
                        sample, List.of(new Raking.Margin(0, new double[] {90, 10})), 0.5, 1.5));

        assertTrue(refused.getMessage().contains("margin 0, group 0"), refused.getMessage());
    }

    @Test
    void marginsThatTogetherAreOutOfReachAreNamed() {
        // Each margin alone needs factors up to 1.4; the corner of both needs more than the bound.
        var sample = Sample.of(new int[8], new double[] {800}, List.of(new int[] {0, 0, 0, 0, 1, 1, 1, 1}, new int[] {
            0, 0, 0, 1, 1, 1, 1, 1
        }));
        var margins =
                List.of(new Raking.Margin(0, new double[] {560, 240}), new Raking.Margin(1, new double[] {200, 600}));

        var refused = assertThrows(
                IllegalArgumentException.class, () -> BoundedCalibration.weights(sample, margins, 0.5, 1.5));

        assertTrue(refused.getMessage().contains("group"), refused.getMessage());
    }

    @Test
    void emptyAndUnknownCellsAreNamed() {
        var sample = twoGroups();

        for (var totals : List.of(
                new double[] {50, 40, 10}, new double[] {100}, new double[] {100, 0}, new double[] {100, Double.NaN})) {
            var byCell =
                    assertThrows(IllegalArgumentException.class, () -> PostStratification.weights(sample, 0, totals));
            assertTrue(byCell.getMessage().contains("group "), byCell.getMessage());
            var raked = assertThrows(
                    IllegalArgumentException.class, () -> Raking.rake(sample, List.of(new Raking.Margin(0, totals))));
            assertTrue(raked.getMessage().contains("group "), raked.getMessage());
        }
    }

    @Test
    void countsOfMillionsMayDisagreeByTheirRounding() {
        var left = new int[] {0, 0, 1, 1};
        var right = new int[] {0, 1, 0, 1};
        var sample = Sample.of(new int[4], new double[] {1e7}, List.of(left, right));
        var one = new Raking.Margin(0, new double[] {4e6, 6e6});
        var other = new Raking.Margin(1, new double[] {3e6, 7e6 * (1 + 1e-11)});

        var raked = Raking.rake(sample, List.of(one, other));

        assertTrue(raked.gap() < 1e-10, "gap " + raked.gap());
    }

    @Test
    void contradictingMarginsNameTheWorstGroup() {
        var groups = new int[] {0, 0, 1, 1};
        var sample = Sample.of(new int[4], new double[] {100}, List.of(groups, groups));
        var margins = List.of(new Raking.Margin(0, new double[] {60, 40}), new Raking.Margin(1, new double[] {40, 60}));

        var refused = assertThrows(IllegalArgumentException.class, () -> Raking.rake(sample, margins));

        assertTrue(refused.getMessage().contains("margin 0, group 1"), refused.getMessage());
    }

    @Test
    void strictTrimmingKeepsBoundsAndSum() {
        var weights = new double[] {1, 2, 2.9, 10};
        var sizes = new int[] {3, 3, 3, 3};

        var trimmed = Trimming.strict(weights, sizes, 1.5, 5);

        assertTrue(Arrays.stream(trimmed.weights()).allMatch(weight -> weight >= 1.5 && weight <= 5));
        assertEquals(
                WeightSummary.of(weights, sizes).sum(),
                WeightSummary.of(trimmed.weights(), sizes).sum(),
                1e-12);
    }

    @Test
    void boundsThatNoWeightsCanKeepAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Trimming.strict(new double[] {1, 2, 3}, new int[] {1, 1, 1}, 2.5, 5));
        assertThrows(
                IllegalArgumentException.class,
                () -> BoundedCalibration.weights(
                        twoGroups(), List.of(new Raking.Margin(0, new double[] {50, 50})), 1, 2));
    }

    @Test
    void weightsMadeElsewhereAreChecked() {
        assertThrows(
                IllegalArgumentException.class,
                () -> WeightedSample.calibrated(twoGroups(), new double[] {-1, 1}, List.of()));
    }

    private static Sample twoGroups() {
        return Sample.of(new int[4], new double[] {100}, List.of(new int[] {0, 0, 1, 1}));
    }
}
