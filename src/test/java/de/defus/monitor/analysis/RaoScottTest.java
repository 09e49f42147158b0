package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.defus.monitor.analysis.compare.CrossTable;
import de.defus.monitor.analysis.compare.DomainDifference;
import de.defus.monitor.analysis.compare.FTest;
import de.defus.monitor.analysis.compare.RaoScott;
import de.defus.monitor.analysis.compare.WaldIndependence;
import de.defus.monitor.analysis.estimate.Base;
import java.io.IOException;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Crossed questions and tests of their association against R's survey package. */
class RaoScottTest {

    private static final String FILE = "expected_08_crosstab_rao_scott.json";

    @TestFactory
    Stream<DynamicTest> cellsAndRowsAgree() throws IOException {
        return ReferenceCase.all(FILE, "crosstab_rao_scott", one -> {
            var table = table(one);
            var expected = one.expected();
            assertEquals(
                    expected.path("n_unweighted").asInt(),
                    table.base().support().size());
            assertEquals(
                    expected.path("design_df").asInt(), table.base().support().degreesOfFreedom());
            assertEquals(expected.path("total_counts").size(), table.rows().length);
            assertEquals(expected.path("total_counts").path(0).size(), table.columns().length);
            for (var row : table.rows()) {
                for (var column : table.columns()) {
                    one.close(
                            cell(expected, "total_counts", row, column),
                            table.total(row, column).value());
                    one.close(
                            cell(expected, "total_counts_se", row, column),
                            table.total(row, column).standardError());
                    one.close(
                            cell(expected, "cell_proportions", row, column),
                            table.share(row, column).value());
                    one.close(
                            cell(expected, "cell_proportions_se", row, column),
                            table.share(row, column).standardError());
                    var share = table.shareOfRow(row, column, 0.95).orElseThrow();
                    var ofRow = expected.path("row_percentages").path(row * table.columns().length + column);
                    one.close(ofRow.path("row_pct"), share.value());
                    one.close(ofRow.path("se"), share.standardError());
                    one.close(ofRow.path("ci_logit"), share.lower(), share.upper());
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> testsAgreeWithSvychisq() throws IOException {
        return ReferenceCase.all(FILE, "crosstab_rao_scott", one -> {
            var test = RaoScott.test(table(one)).orElseThrow();

            var expected = one.expected();
            var second = expected.path("rao_scott_F");
            one.close(second.path("F"), test.secondOrder().f());
            one.close(second.path("ndf"), test.secondOrder().numeratorDf());
            one.close(second.path("ddf"), test.secondOrder().denominatorDf());
            one.close(second.path("p"), test.secondOrder().p());
            one.close(expected.path("pearson_x2_weights_scaled_to_n"), test.chiSquare());
            one.close(expected.path("mean_generalised_deff"), test.meanDesignEffect());
            one.close(expected.path("rao_scott_first_order").path("x2_corrected"), test.firstOrder());
            one.close(expected.path("rao_scott_first_order").path("df"), test.firstOrderDf());
            one.close(expected.path("rao_scott_first_order").path("p"), test.firstOrderP());
            one.close(expected.path("cramers_v"), test.cramersV());
            if (expected.has("wald_F")) {
                var wald = WaldIndependence.test(table(one)).orElseThrow();
                one.close(expected.path("wald_F"), wald.plain().f());
                one.close(expected.path("wald_p"), wald.plain().p());
                var adjusted = wald.adjusted().orElseThrow();
                one.close(expected.path("adj_wald_F"), adjusted.f());
                one.close(expected.path("adj_wald_ndf_ddf"), adjusted.numeratorDf(), adjusted.denominatorDf());
                one.close(expected.path("adj_wald_p"), adjusted.p());
            }
        });
    }

    @Test
    void anEmptyCellCountsAsZero() {
        // 12 of 40 people in the one group, none of 40 in the other.
        var test = RaoScott.test(table(80, person -> person < 40 ? 0 : 1, person -> person < 12 ? 1 : 0))
                .orElseThrow();

        assertEquals(80 * 0.15 * 0.15 / (0.15 * 0.85), test.chiSquare(), 1e-12);
        // V = (1 - 0.1)(D - pp')/79, and 1/p is 0 for the empty cell
        var inverses = 1 / 0.35 + 1 / 0.15 + 1 / 0.5;
        assertEquals(0.9 * 80 / 79 * (inverses - 1) / inverses, test.meanDesignEffect(), 1e-12);
        assertEquals(
                test.chiSquare() / test.meanDesignEffect(), test.secondOrder().f(), 1e-9);
        assertTrue(test.secondOrder().p() > 0 && test.secondOrder().p() < 0.001);
        assertEquals(1, test.firstOrderDf());
    }

    @Test
    void severalEmptyCellsGiveAFiniteTestOrNone() {
        var sparse = RaoScott.test(table(60, person -> person % 3, person -> person % 3 == 2 ? 2 : person % 2));
        sparse.ifPresent(test -> assertTrue(Double.isFinite(test.secondOrder().f())
                && Double.isFinite(test.secondOrder().p())));

        var diagonal = RaoScott.test(table(60, person -> person % 3, person -> person % 3));
        diagonal.ifPresent(test -> assertTrue(Double.isFinite(test.secondOrder().f())
                && Double.isFinite(test.secondOrder().p())));
    }

    @Test
    void levelsThatNobodyChoseAreLeftOut() {
        var table = table(40, person -> person % 2 * 5, person -> person % 3 == 0 ? 7 : 2);

        assertEquals(2, table.rows().length);
        assertEquals(2, table.columns().length);
        assertEquals(1, RaoScott.test(table).orElseThrow().firstOrderDf());
    }

    @Test
    void twoByTwoHasNearlyThePValueOfTheTTest() {
        var base = SmallSample.base(200);
        var chi = RaoScott.test(CrossTable.of(base, person -> person % 2, person -> person % 5 % 2)
                        .orElseThrow())
                .map(RaoScott::secondOrder)
                .map(FTest::p)
                .orElseThrow();
        var t = DomainDifference.fromRest(base, person -> person % 2 == 0, person -> person % 5 % 2, 0.95)
                .orElseThrow()
                .test()
                .orElseThrow()
                .p();

        assertEquals(t, chi, 0.01);
    }

    @Test
    void aTableOfOneRowOrFixedByTheMarginsIsNotTested() {
        assertTrue(RaoScott.test(table(40, person -> 0, person -> person % 3)).isEmpty());
        assertTrue(WaldIndependence.test(table(40, person -> 0, person -> person % 3))
                .isEmpty());
        var city = new ReferenceCity(1);
        var fixed = CrossTable.of(
                        Base.of(city.weighted("poststrat", row -> true), row -> true)
                                .orElseThrow(),
                        person -> List.of("16-34", "35-64", "65+")
                                .indexOf(city.rows().get(person).get("altersgruppe")),
                        person -> List.of("w", "m")
                                .indexOf(city.rows().get(person).get("geschlecht")))
                .orElseThrow();
        assertTrue(RaoScott.test(fixed).isEmpty());
        assertTrue(WaldIndependence.test(fixed).isEmpty());
    }

    @Test
    void nobodyWhoAnsweredBothMakesNoTable() {
        assertFalse(CrossTable.of(SmallSample.base(4), person -> person - 2, person -> 1 - person)
                .isPresent());
    }

    private static CrossTable table(int persons, IntUnaryOperator rows, IntUnaryOperator columns) {
        return CrossTable.of(SmallSample.base(persons), rows, columns).orElseThrow();
    }

    private static CrossTable table(ReferenceCase one) {
        var rows = one.target().path("rows");
        var columns = one.target().path("columns");
        var rowLevels = ReferenceCase.texts(rows.path("levels"));
        var columnLevels = ReferenceCase.texts(columns.path("levels"));
        return CrossTable.of(
                        one.base(person -> true),
                        person ->
                                rowLevels.indexOf(one.text(rows.path("variable").asText(), person)),
                        person -> columnLevels.indexOf(
                                one.text(columns.path("variable").asText(), person)))
                .orElseThrow();
    }

    private static JsonNode cell(JsonNode expected, String name, int row, int column) {
        return expected.path(name).path(row).path(column);
    }
}
