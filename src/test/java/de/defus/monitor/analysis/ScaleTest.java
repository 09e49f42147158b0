package de.defus.monitor.analysis;

import static de.defus.monitor.analysis.ReferenceCases.close;
import static de.defus.monitor.analysis.ReferenceCases.column;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.defus.monitor.analysis.estimate.Estimate;
import de.defus.monitor.analysis.scale.Reliability;
import de.defus.monitor.analysis.scale.Scale;
import de.defus.monitor.analysis.scale.ScaleScores;
import de.defus.monitor.analysis.scale.TopBox;
import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Scale scores, alpha and boxes against psych and survey. */
class ScaleTest {

    private static final String FILE = "expected_12_scales_alpha_topbox.json";

    @TestFactory
    Stream<DynamicTest> scalesAgree() {
        return ReferenceCases.tests(FILE, "scale_and_cronbach_alpha", node -> {
            var city = new ReferenceCity(node.path("wave").asInt());
            var weighted = city.weighted(node.path("design").asText(), row -> true);
            var target = node.path("target");
            var names = ReferenceCases.texts(target.path("items"));
            var reversed = ReferenceCases.texts(target.path("reversed_items"));
            var codes = names.stream().map(city::codes).toArray(int[][]::new);
            var valid = ReferenceCases.integers(target.path("valid_codes"));
            var scale = new Scale(
                    valid[0],
                    valid[valid.length - 1],
                    names.stream().map(reversed::contains).toList(),
                    Scale.twoThirds(names.size()),
                    target.path("index_0_100").asText().equals("high_is_good"));
            assertEquals(target.path("min_valid_items").asInt(), scale.fewestValid());

            var expected = node.path("expected");
            var items = scale.recode(codes);
            var weights = column(
                    items[0].length, row -> weighted.weight(weighted.sample().cellOf(row)));
            var plain = Reliability.unweighted(items).orElseThrow();
            assertEquals(expected.path("complete_cases").path("n").asInt(), plain.respondents());
            reliability(node, expected.path("unweighted"), names, plain);
            reliability(
                    node,
                    expected.path("weighted"),
                    names,
                    Reliability.weighted(items, weights).orElseThrow());
            close(node, expected.path("feldt_ci_unweighted").path(0), plain.interval(0.95)[0]);
            close(node, expected.path("feldt_ci_unweighted").path(1), plain.interval(0.95)[1]);
            scores(node, weighted, ScaleScores.of(scale, codes));
        });
    }

    private static void reliability(JsonNode node, JsonNode expected, List<String> names, Reliability ours) {
        close(node, expected.path("alpha"), ours.alpha());
        close(node, expected.path("alpha_standardised"), ours.standardised().orElseThrow());
        close(node, expected.path("mean_inter_item_r"), ours.meanCorrelation().orElseThrow());
        for (int item = 0; item < names.size(); item++) {
            var own = ours.items().get(item);
            close(
                    node,
                    expected.path("alpha_if_item_dropped").path(names.get(item)),
                    own.alphaWithout().orElseThrow());
            close(
                    node,
                    expected.path("corrected_item_total_r").path(names.get(item)),
                    own.restCorrelation().orElseThrow());
        }
    }

    private static void scores(JsonNode node, WeightedSample weighted, ScaleScores scores) {
        var expected = node.path("expected").path("index");
        var mean = scores.mean(weighted, cell -> true, 0.95).orElseThrow();
        assertEquals(expected.path("n_with_index").asInt(), mean.base());
        assertEquals(expected.path("n_without_index").asInt(), weighted.sample().rows() - mean.base());
        assertEquals(expected.path("df").asInt(), mean.degreesOfFreedom());
        mean(node, expected, mean);
        close(
                node,
                expected.path("variance"),
                scores.variance(weighted, cell -> true).orElseThrow());
        mean(
                node,
                node.path("expected").path("index_0_100"),
                scores.index(weighted, cell -> true, 0.95).orElseThrow());
        var first = ReferenceCases.nodes(node.path("expected").path("index_first_10_respondents"));
        for (int row = 0; row < first.size(); row++) {
            assertEquals(first.get(row).isNull(), scores.score(row).isEmpty());
            if (!first.get(row).isNull()) {
                close(node, first.get(row), scores.score(row).orElseThrow());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> boxesAgree() {
        return ReferenceCases.tests(FILE, "likert_top_box", node -> {
            var city = new ReferenceCity(node.path("wave").asInt());
            var weighted = city.weighted(
                    node.path("design").asText(),
                    row -> ReferenceCases.nodes(node.path("domain")).stream()
                            .allMatch(condition -> ReferenceCases.texts(condition.path("values"))
                                    .contains(row.get(condition.path("variable").asText()))));
            var valid = ReferenceCases.texts(node.path("target").path("valid_codes"));
            var answers = city.column(row ->
                    valid.indexOf(row.get(node.path("target").path("variable").asText())));

            var boxes = TopBox.of(
                            weighted,
                            weighted.sample().count(answers, valid.size()),
                            valid.size(),
                            cell -> weighted.sample().group(0, cell) == 0,
                            0.95)
                    .orElseThrow();

            var expected = node.path("expected");
            assertEquals(expected.path("n").asInt(), boxes.mean().base());
            share(node, expected.path("top1"), boxes.top1());
            share(node, expected.path("top2"), boxes.top2());
            share(node, expected.path("middle"), boxes.middle().orElseThrow());
            share(node, expected.path("bottom2"), boxes.bottom2());
            share(node, expected.path("bottom1"), boxes.bottom1());
            mean(node, expected.path("net_top2_minus_bottom2"), boxes.net());
            mean(node, expected.path("mean"), boxes.mean());
            mean(node, expected.path("index_0_100_high_is_safe"), boxes.index());
        });
    }

    private static void share(JsonNode node, JsonNode expected, Estimate estimate) {
        close(node, expected.path("estimate"), estimate.value());
        close(node, expected.path("se"), estimate.standardError());
        close(node, expected.path("ci_logit").path(0), estimate.lower());
        close(node, expected.path("ci_logit").path(1), estimate.upper());
    }

    private static void mean(JsonNode node, JsonNode expected, Estimate estimate) {
        close(node, expected.path("mean"), estimate.value());
        close(node, expected.path("se_mean"), estimate.standardError());
        close(node, expected.path("ci_mean").path(0), estimate.lower());
        close(node, expected.path("ci_mean").path(1), estimate.upper());
    }

    @Test
    void aReversedItemThatIsNotRecodedMakesAlphaNegative() {
        var alpha = Reliability.unweighted(new int[][] {{1, 2, 3, 4, 5}, {5, 4, 3, 2, 2}})
                .orElseThrow();

        assertTrue(alpha.alpha() < 0);
    }

    @Test
    void anItemThatDoesNotVaryHasNoStandardisedAlpha() {
        var alpha = Reliability.unweighted(new int[][] {{1, 2, 3, 4}, {1, 2, 3, 3}, {2, 2, 2, 2}})
                .orElseThrow();

        assertTrue(alpha.standardised().isEmpty());
        assertEquals(OptionalDouble.empty(), alpha.items().get(2).restCorrelation());
        assertFalse(Double.isNaN(alpha.alpha()));
    }

    @Test
    void withoutCompleteAnswersOrVariationThereIsNoAlpha() {
        var missing = Scale.MISSING;

        assertTrue(Reliability.unweighted(new int[][] {{1, 2, missing}, {missing, 2, 3}})
                .isEmpty());
        assertTrue(Reliability.unweighted(new int[][] {{2, 2, 2}, {3, 3, 3}}).isEmpty());
        assertTrue(Reliability.weighted(new int[][] {{1, 2, 3}, {1, 3, 3}}, new double[] {1, 0, 0})
                .isEmpty());
        assertThrows(
                IllegalArgumentException.class,
                () -> Reliability.weighted(new int[][] {{1, 2}, {1, 2}}, new double[] {1, Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> Reliability.unweighted(new int[][] {{1, 2}}));
    }

    @Test
    void weightsOfTwoAreTwoRespondents() {
        var weighted = Reliability.weighted(new int[][] {{1, 2, 4}, {1, 3, 3}}, new double[] {2, 1, 1})
                .orElseThrow();
        var repeated =
                Reliability.unweighted(new int[][] {{1, 1, 2, 4}, {1, 1, 3, 3}}).orElseThrow();

        assertEquals(repeated.alpha(), weighted.alpha(), 1e-14);
    }

    @Test
    void impossibleScalesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Scale(5, 1, List.of(false, false), 1, true));
        assertThrows(IllegalArgumentException.class, () -> new Scale(1, 5, List.of(false, false), 3, true));
        assertThrows(IllegalArgumentException.class, () -> TopBox.of(null, new int[0][], 3, cell -> true, 0.95));
    }
}
