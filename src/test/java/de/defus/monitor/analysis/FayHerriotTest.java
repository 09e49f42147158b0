package de.defus.monitor.analysis;

import static de.defus.monitor.analysis.ReferenceCases.close;
import static de.defus.monitor.analysis.ReferenceCases.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.defus.monitor.analysis.smallarea.FayHerriot;
import de.defus.monitor.analysis.smallarea.FayHerriot.Method;
import de.defus.monitor.analysis.smallarea.FayHerriotFit;
import de.defus.monitor.analysis.smallarea.SamplingVariances;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The area model against sae. */
class FayHerriotTest {

    private static final String FILE = "expected_16_small_area_fay_herriot.json";

    @TestFactory
    Stream<DynamicTest> fitsAgree() {
        return ReferenceCases.tests(FILE, "fay_herriot_eblup", node -> {
            var parameters = node.path("parameters");
            var rows = matrix(parameters.path("X"));
            var register = ReferenceCity.csv("district_covariates_city_a.csv").stream()
                    .map(row -> new double[] {
                        1,
                        Double.parseDouble(
                                row.get(parameters.path("covariates").path(1).asText()))
                    })
                    .toArray(double[][]::new);
            assertArrayEquals(rows, register);

            var fit = FayHerriot.fit(
                    numbers(parameters.path("direct")),
                    numbers(parameters.path("vardir")),
                    register,
                    Method.valueOf(parameters.path("method").asText()));

            var expected = node.path("expected");
            close(node, expected.path("A_variance_of_area_effect"), fit.areaVariance());
            for (int index = 0; index < 2; index++) {
                close(
                        node,
                        expected.path("beta").path(index),
                        fit.coefficients().get(index));
                close(
                        node,
                        expected.path("se_beta").path(index),
                        fit.coefficientErrors().get(index));
            }
            assertEquals(expected.path("areas").size(), fit.areas().size());
            for (int area = 0; area < fit.areas().size(); area++) {
                area(node, expected.path("areas").path(area), fit.areas().get(area));
            }
            var elsewhere = expected.path("area_without_sample");
            if (!elsewhere.isMissingNode()) {
                var predicted = fit.prediction().of(numbers(elsewhere.path("x")));
                close(node, elsewhere.path("estimate_synthetic"), predicted.estimate());
                close(node, elsewhere.path("mse"), predicted.meanSquaredError());
            }
        });
    }

    private static void area(JsonNode node, JsonNode expected, FayHerriotFit.Area area) {
        close(node, expected.path("direct"), area.direct());
        close(node, expected.path("direct_variance"), area.directVariance());
        close(node, expected.path("gamma_weight_of_direct"), area.gamma());
        close(node, expected.path("synthetic"), area.synthetic());
        close(node, expected.path("eblup"), area.estimate());
        close(node, expected.path("mse"), area.meanSquaredError());
        close(node, expected.path("rmse"), area.error());
        close(node, expected.path("g1"), area.g1());
        close(node, expected.path("g2"), area.g2());
        close(node, expected.path("g3"), area.g3());
    }

    @Test
    void withEqualVariancesTheMomentEstimatorIsTheExcessOfTheResiduals() {
        var direct = new double[] {1, 4, 2, 8, 5, 7, 3, 6};
        var variances = new double[8];
        Arrays.fill(variances, 0.5);

        var moment = FayHerriot.fit(direct, variances, constant(8), Method.MOMENT);
        var restricted = FayHerriot.fit(direct, variances, constant(8), Method.REML);

        // The variance of 1 to 8 is 6.
        assertEquals(5.5, moment.areaVariance(), 1e-9);
        assertEquals(5.5, restricted.areaVariance(), 1e-9);
    }

    @Test
    void areasThatDifferByChanceOnlyGetTheModelsValue() {
        var direct = new double[] {0.50, 0.51, 0.49, 0.50, 0.52, 0.48, 0.50};
        var variances = new double[7];
        Arrays.fill(variances, 0.01);

        for (var method : Method.values()) {
            var fit = FayHerriot.fit(direct, variances, constant(7), method);

            assertTrue(fit.isSynthetic());
            assertEquals(0.5, fit.areas().get(4).estimate(), 1e-12);
            assertTrue(fit.areas().get(4).meanSquaredError() > 0);
        }
    }

    @Test
    void theUnitOfACovariateDoesNotMatter() {
        var parameters = ReferenceCases.all(FILE).get(0).path("parameters");
        var rows = matrix(parameters.path("X"));
        var scaled = Arrays.stream(rows)
                .map(row -> new double[] {row[0], row[1] * 1e9})
                .toArray(double[][]::new);
        var direct = numbers(parameters.path("direct"));
        var variances = numbers(parameters.path("vardir"));

        var one = FayHerriot.fit(direct, variances, rows, Method.REML);
        var other = FayHerriot.fit(direct, variances, scaled, Method.REML);

        assertEquals(one.areaVariance(), other.areaVariance(), 1e-12);
        assertEquals(one.coefficients().get(1), other.coefficients().get(1) * 1e9, 1e-10);
    }

    @Test
    void benchmarkedEstimatesAddUpToTheCity() {
        var parameters = ReferenceCases.all(FILE).get(0).path("parameters");
        var fit = FayHerriot.fit(
                numbers(parameters.path("direct")),
                numbers(parameters.path("vardir")),
                matrix(parameters.path("X")),
                Method.REML);
        var shares = new double[12];
        Arrays.fill(shares, 1.0 / 12);

        var estimates = fit.benchmarked(shares, 0.4);

        assertEquals(0.4, Arrays.stream(estimates).average().orElseThrow(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> fit.benchmarked(new double[12], 0.4));
    }

    @Test
    void variancesAreSmoothedAlsoWhereNobodyHasTheProperty() {
        var smoothed = SamplingVariances.smoothed(new double[] {1.5, 1, 1.2}, 0.5, new int[] {100, 10});

        assertArrayEquals(new double[] {0.003, 0.03}, smoothed, 1e-15);
        assertThrows(
                IllegalArgumentException.class, () -> SamplingVariances.smoothed(new double[0], 0.5, new int[] {100}));
        assertThrows(
                IllegalArgumentException.class, () -> SamplingVariances.smoothed(new double[] {1}, 0.5, new int[] {0}));
        assertThrows(
                IllegalArgumentException.class, () -> SamplingVariances.smoothed(new double[] {1}, 1, new int[] {10}));
    }

    @Test
    void badInputIsRefusedByName() {
        var direct = new double[] {1, 2, 3, 4, 5, 6, 7};
        for (var bad : List.of(0.0, -1.0, Double.NaN)) {
            var variances = new double[] {1, 1, 1, bad, 1, 1, 1};
            var refused = assertThrows(
                    IllegalArgumentException.class, () -> FayHerriot.fit(direct, variances, constant(7), Method.REML));
            assertTrue(refused.getMessage().contains("area 3"), refused.getMessage());
        }
        var ones = new double[] {1, 1, 1, 1, 1, 1, 1};
        var dependent =
                IntStream.range(0, 7).mapToObj(area -> new double[] {1, 2}).toArray(double[][]::new);
        assertThrows(IllegalArgumentException.class, () -> FayHerriot.fit(direct, ones, dependent, Method.REML));
        assertThrows(
                IllegalArgumentException.class,
                () -> FayHerriot.fit(
                        new double[] {1, 2, 3, 4, 5}, new double[] {1, 1, 1, 1, 1}, constant(5), Method.REML));
        assertThrows(
                IllegalArgumentException.class,
                () -> FayHerriot.fit(new double[0], new double[0], new double[0][], Method.ML));
    }

    private static double[][] constant(int areas) {
        return IntStream.range(0, areas).mapToObj(area -> new double[] {1}).toArray(double[][]::new);
    }

    private static double[][] matrix(JsonNode rows) {
        return ReferenceCases.nodes(rows).stream().map(ReferenceCases::numbers).toArray(double[][]::new);
    }
}
