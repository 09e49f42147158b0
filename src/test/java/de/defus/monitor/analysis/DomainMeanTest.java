package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.analysis.data.Sample;
import de.defus.monitor.analysis.estimate.DomainMean;
import de.defus.monitor.analysis.estimate.Estimate;
import de.defus.monitor.analysis.weight.Raking;
import de.defus.monitor.analysis.weight.WeightedSample;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Shares and means against R's survey package. */
class DomainMeanTest {

    private static final double RELATIVE = 1e-8;
    private static final double ABSOLUTE = 1e-10;

    @TestFactory
    Stream<DynamicTest> sharesAgreeWithSvyciprop() throws IOException {
        return cases("expected_01_weighted_proportions_with_ci.json", "proportion")
                .map(node -> dynamicTest(node.path("id").asText(), () -> {
                    var target = node.path("target");
                    var hits = texts(target.path("codes"));
                    var valid = texts(target.path("valid_codes"));
                    var variable = target.path("variable").asText();

                    var estimate = estimate(
                            node,
                            row -> valid.contains(row.get(variable)) ? (hits.contains(row.get(variable)) ? 1 : 0) : -1);

                    var expected = node.path("expected");
                    assertEquals(expected.path("n_unweighted").asInt(), estimate.base());
                    assertEquals(expected.path("df").asInt(), estimate.degreesOfFreedom());
                    close(expected.path("estimate").asDouble(), estimate.value());
                    if (estimate.status() == Estimate.Status.ORDINARY) {
                        close(expected.path("se").asDouble(), estimate.standardError());
                        close(expected.path("ci_logit").path(0).asDouble(), estimate.lower());
                        close(expected.path("ci_logit").path(1).asDouble(), estimate.upper());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> theGridOfDistrictsAgesAndSexesAgrees() {
        return ReferenceCity.csv("expected_07_domain_grid_city_a.csv").stream()
                .filter(row -> !row.get("estimate").isEmpty())
                .map(row -> dynamicTest(
                        String.join(" ", row.values().stream().limit(8).toList()), () -> {
                            var hits = List.of(row.get("codes").split("\\|"));
                            var valid = List.of(row.get("valid_codes").split("\\|"));
                            var city = new ReferenceCity(Integer.parseInt(row.get("welle")));
                            var weighted = city.weighted(
                                    row.get("design"),
                                    person -> Stream.of("stadtteil", "altersgruppe", "geschlecht")
                                            .allMatch(name -> row.get(name).equals("alle")
                                                    || row.get(name).equals(person.get(name))));
                            var answers = city.column(person -> valid.contains(person.get(row.get("item")))
                                    ? (hits.contains(person.get(row.get("item"))) ? 1 : 0)
                                    : -1);

                            var estimate = share(weighted, answers);

                            assertEquals(Integer.parseInt(row.get("n")), estimate.base());
                            close(Double.parseDouble(row.get("estimate")), estimate.value());
                            close(Double.parseDouble(row.get("se")), estimate.standardError());
                            if (!row.get("logit_lo").isEmpty()) {
                                close(Double.parseDouble(row.get("logit_lo")), estimate.lower());
                                close(Double.parseDouble(row.get("logit_hi")), estimate.upper());
                            }
                        }));
    }

    @TestFactory
    Stream<DynamicTest> meansAgreeWithSvymean() throws IOException {
        return cases("expected_02_weighted_means_totals_variance_deff.json", "mean_total_variance")
                .map(node -> dynamicTest(node.path("id").asText(), () -> {
                    var target = node.path("target");
                    var variable = target.path("variable").asText();
                    var codes = texts(target.path("valid_codes"));
                    var values = new ReferenceCity(node.path("wave").asInt())
                            .rows().stream()
                                    .map(row -> row.get(variable))
                                    .filter(value -> !value.isEmpty() && !value.equals("NA"))
                                    .filter(value -> codes.isEmpty() || codes.contains(value))
                                    .distinct()
                                    .toList();

                    var estimate = mean(node, row -> values.indexOf(row.get(variable)), values);

                    var expected = node.path("expected");
                    assertEquals(expected.path("n_unweighted").asInt(), estimate.base());
                    close(expected.path("mean").asDouble(), estimate.value());
                    close(expected.path("se_mean").asDouble(), estimate.standardError());
                    close(expected.path("ci_mean").path(0).asDouble(), estimate.lower());
                    close(expected.path("ci_mean").path(1).asDouble(), estimate.upper());
                }));
    }

    @Test
    void rakedWeightsAgreeWithRake() {
        var expected = ReferenceCity.csv("expected_weights_city_a.csv");
        var city = new ReferenceCity(1);
        var weighted = city.weighted("rake_3", row -> true);
        var weightOf = new java.util.HashMap<String, Double>();
        expected.forEach(row -> weightOf.put(row.get("id"), Double.parseDouble(row.get("rake_3"))));
        var counts = weighted.sample().count(city.column(row -> 0), 1);
        var smallest = city.rows().stream()
                .mapToDouble(row -> weightOf.get(row.get("id")))
                .min()
                .getAsDouble();
        var ours = java.util.stream.IntStream.range(0, counts.length)
                .mapToDouble(weighted::weight)
                .min()
                .getAsDouble();

        assertEquals(smallest, ours, 1e-7 * smallest);
    }

    @Test
    void nobodyOfTenHasAnUpperBoundOfTheExactType() {
        var weighted = WeightedSample.byDesign(Sample.of(new int[10], new double[] {1e9}, List.of(new int[10])));

        var estimate = share(weighted, new int[10]);

        assertEquals(0, estimate.value());
        assertEquals(Estimate.Status.SHARE_IS_0_OR_1, estimate.status());
        // Clopper and Pearson: 1 - 0.025^(1/10)
        assertEquals(0.3084971078187608, estimate.upper(), 1e-12);
    }

    @Test
    void aShareAndItsComplementHaveTheSameError() {
        var city = new ReferenceCity(2);
        var weighted = city.weighted("rake_3", row -> true);
        var unsafe = share(weighted, city.column(row -> code(row) > 5 ? -1 : code(row) >= 4 ? 1 : 0));
        var other = share(weighted, city.column(row -> code(row) > 5 ? -1 : code(row) >= 4 ? 0 : 1));

        assertEquals(1, unsafe.value() + other.value(), 1e-12);
        assertEquals(unsafe.standardError(), other.standardError(), 1e-12);
        assertEquals(unsafe.lower(), 1 - other.upper(), 1e-12);
    }

    @Test
    void aMarginWithoutRespondentsIsRefusedByName() {
        var sample = Sample.of(new int[] {0, 0}, new double[] {10}, List.of(new int[] {0, 0}));

        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> Raking.rake(sample, List.of(new Raking.Margin(0, new double[] {5, 5}))));

        assertTrue(refused.getMessage().contains("group 1"), refused.getMessage());
    }

    private static int code(Map<String, String> row) {
        return Integer.parseInt(row.get("aff_05"));
    }

    private interface Coding extends java.util.function.Function<Map<String, String>, Integer> {}

    private static Estimate estimate(JsonNode node, Coding coding) {
        var city = new ReferenceCity(node.path("wave").asInt());
        var weighted = city.weighted(node.path("design").asText(), row -> isIn(node.path("domain"), row));
        var level = node.path("parameters").path("confidence_level").asDouble();
        return share(weighted, city.column(coding), level);
    }

    private static Estimate mean(JsonNode node, Coding coding, List<String> values) {
        var city = new ReferenceCity(node.path("wave").asInt());
        var weighted = city.weighted(node.path("design").asText(), row -> isIn(node.path("domain"), row));
        var scores = values.stream().mapToDouble(Double::parseDouble).toArray();
        var counts = weighted.sample().count(city.column(coding), scores.length);
        return new DomainMean(weighted, 0.95)
                .mean(counts, scores, cell -> weighted.sample().group(0, cell) == 0)
                .orElseThrow();
    }

    private static Estimate share(WeightedSample weighted, int[] answers) {
        return share(weighted, answers, 0.95);
    }

    private static Estimate share(WeightedSample weighted, int[] answers, double level) {
        var counts = weighted.sample().count(answers, 2);
        return new DomainMean(weighted, level)
                .share(counts, new double[] {0, 1}, cell -> weighted.sample().group(0, cell) == 0)
                .orElseThrow();
    }

    private static boolean isIn(JsonNode conditions, Map<String, String> row) {
        return StreamSupport.stream(conditions.spliterator(), false).allMatch(condition -> {
            var value = row.get(condition.path("variable").asText());
            var wanted = condition.has("values") ? condition.path("values") : condition.path("value");
            return switch (condition.path("op").asText()) {
                case "in" -> texts(wanted).contains(value);
                case ">=" -> Double.parseDouble(value) >= wanted.asDouble();
                case "<=" -> Double.parseDouble(value) <= wanted.asDouble();
                case "<" -> Double.parseDouble(value) < wanted.asDouble();
                default -> throw new IllegalArgumentException(condition.toString());
            };
        });
    }

    private static List<String> texts(JsonNode nodes) {
        if (nodes.isValueNode()) {
            return List.of(nodes.asText());
        }
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Stream<JsonNode> cases(String file, String statistic) throws IOException {
        var root =
                new ObjectMapper().readTree(DomainMeanTest.class.getResourceAsStream("/reference/statistics/" + file));
        return StreamSupport.stream(root.path("cases").spliterator(), false)
                .filter(node -> node.path("statistic").asText().equals(statistic))
                .filter(node -> !node.path("expected").path("estimate").isNull())
                .filter(node -> Arrays.asList("base", "rake_3", "poststrat")
                        .contains(node.path("design").asText()));
    }

    private static void close(double expected, double actual) {
        assertEquals(expected, actual, ABSOLUTE + RELATIVE * Math.abs(expected));
    }
}
