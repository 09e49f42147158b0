package de.defus.monitor.analysis;

import static de.defus.monitor.analysis.ReferenceCases.close;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.defus.monitor.analysis.data.Sample;
import de.defus.monitor.analysis.estimate.Estimate;
import de.defus.monitor.analysis.scale.OrdinalAssociation;
import de.defus.monitor.analysis.scale.OrdinalTable;
import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Gamma, tau-b and their kin against R. */
class OrdinalAssociationTest {

    private static final String FILE = "expected_13_ordinal_association.json";

    @TestFactory
    Stream<DynamicTest> measuresAndErrorsAgree() {
        return ReferenceCases.tests(FILE, "ordinal_association", node -> {
            var city = new ReferenceCity(node.path("wave").asInt());
            var weighted = city.weighted(node.path("design").asText(), row -> true);
            var rows = ReferenceCases.texts(node.path("target").path("x").path("levels"));
            var columns = ReferenceCases.texts(node.path("target").path("y").path("levels"));

            var association = OrdinalAssociation.of(
                            weighted,
                            positions(city, node.path("target").path("x")),
                            rows.size(),
                            positions(city, node.path("target").path("y")),
                            columns.size(),
                            cell -> true,
                            0.95)
                    .orElseThrow();

            var expected = node.path("expected");
            measures(node, expected.path("weighted"), association.table());
            measures(node, expected.path("unweighted"), association.unweighted());
            var n = expected.path("n").asInt();
            var simple = expected.path("unweighted_ase1");
            close(
                    node,
                    simple.path("gamma"),
                    association.unweighted().gammaError(n).orElseThrow());
            close(
                    node,
                    simple.path("kendall_tau_b"),
                    association.unweighted().tauBError(n).orElseThrow());
            var errors = expected.path("design_based_se");
            precision(
                    node,
                    errors.path("gamma"),
                    expected.path("ci_gamma"),
                    association.gamma().orElseThrow());
            precision(
                    node,
                    errors.path("kendall_tau_b"),
                    expected.path("ci_tau_b"),
                    association.tauB().orElseThrow());
        });
    }

    private static void precision(JsonNode node, JsonNode error, JsonNode interval, Estimate estimate) {
        assertEquals(node.path("expected").path("n").asInt(), estimate.base());
        assertEquals(node.path("expected").path("df").asInt(), estimate.degreesOfFreedom());
        close(node, error, estimate.standardError());
        close(node, interval.path(0), estimate.lower());
        close(node, interval.path(1), estimate.upper());
    }

    private static void measures(JsonNode node, JsonNode expected, OrdinalTable table) {
        close(node, expected.path("concordant"), table.concordant());
        close(node, expected.path("discordant"), table.discordant());
        close(node, expected.path("gamma"), table.gamma().orElseThrow());
        close(node, expected.path("kendall_tau_b"), table.tauB().orElseThrow());
        close(node, expected.path("stuart_tau_c"), table.tauC().orElseThrow());
        close(
                node,
                expected.path("somers_d_col_given_row"),
                table.somersOfColumns().orElseThrow());
        close(
                node,
                expected.path("somers_d_row_given_col"),
                table.somersOfRows().orElseThrow());
        close(node, expected.path("spearman_rho"), table.spearman().orElseThrow());
        close(node, expected.path("pearson_r"), table.pearson().orElseThrow());
        close(node, expected.path("cramers_v"), table.cramersV().orElseThrow());
        close(node, expected.path("contingency_coefficient"), table.contingency());
        close(node, expected.path("phi_squared"), table.phiSquared());
    }

    @Test
    void perfectOrderIsOne() {
        var table = new OrdinalTable(new double[][] {{3, 0}, {0, 5}});

        assertEquals(1, table.gamma().orElseThrow(), 1e-15);
        assertEquals(1, table.tauB().orElseThrow(), 1e-15);
        assertEquals(1, table.cramersV().orElseThrow(), 1e-15);
    }

    @Test
    void anEmptyCategoryChangesNothing() {
        var with = new OrdinalTable(new double[][] {{3, 2, 0}, {0, 0, 0}, {1, 5, 0}});
        var without = new OrdinalTable(new double[][] {{3, 2}, {1, 5}});

        assertEquals(without.gamma(), with.gamma());
        assertEquals(without.tauB(), with.tauB());
        assertEquals(without.tauC(), with.tauC());
        assertEquals(without.cramersV(), with.cramersV());
        assertEquals(without.spearman().orElseThrow(), with.spearman().orElseThrow(), 1e-15);
    }

    @Test
    void aVariableThatDoesNotVaryHasNoAssociation() {
        var table = new OrdinalTable(new double[][] {{3, 2}, {0, 0}});

        for (var measure : List.of(
                table.gamma(),
                table.tauB(),
                table.tauC(),
                table.somersOfColumns(),
                table.spearman(),
                table.pearson(),
                table.cramersV(),
                table.gammaError(5),
                table.tauBError(5))) {
            assertTrue(measure.isEmpty());
        }
    }

    @Test
    void badMassesAreRefused() {
        for (var bad : List.of(new double[][] {{1, -1}}, new double[][] {{Double.NaN}}, new double[][] {{0, 0}})) {
            assertThrows(IllegalArgumentException.class, () -> new OrdinalTable(bad));
        }
    }

    @Test
    void withoutAnAnswerToBothThereIsNothing() {
        var weighted =
                WeightedSample.byDesign(Sample.of(new int[4], new double[] {10}, List.of(new int[] {0, 0, 1, 1})));
        var x = new int[] {0, 1, -1, -1};
        var y = new int[] {-1, -1, 0, 1};

        assertTrue(
                OrdinalAssociation.of(weighted, x, 2, y, 2, cell -> true, 0.95).isEmpty());
        assertTrue(OrdinalAssociation.of(
                        weighted, x, 2, x, 2, cell -> weighted.sample().group(0, cell) == 1, 0.95)
                .isEmpty());
    }

    private static int[] positions(ReferenceCity city, JsonNode target) {
        var levels = ReferenceCases.texts(target.path("levels"));
        return city.column(row -> levels.indexOf(row.get(target.path("variable").asText())));
    }
}
