package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.estimate.Quantile;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Quantiles and their Woodruff intervals against R's survey package. */
class QuantileTest {

    private static final Quantile.Method SMALLEST =
            new Quantile.Method(Quantile.Rule.SMALLEST, Quantile.Scale.SHARE, 0.95);
    private static final Quantile.Method MIDPOINT =
            new Quantile.Method(Quantile.Rule.MIDPOINT, Quantile.Scale.SHARE, 0.95);

    @TestFactory
    Stream<DynamicTest> quantilesAgreeWithSvyquantile() throws IOException {
        return ReferenceCase.all("expected_03_quantiles_woodruff_ci.json", "quantile", one -> {
            var parameters = one.parameters();
            var method = new Quantile.Method(
                    parameters.path("qrule").asText().equals("school")
                            ? Quantile.Rule.MIDPOINT
                            : Quantile.Rule.SMALLEST,
                    parameters.path("interval_type").asText().equals("xlogit")
                            ? Quantile.Scale.LOGIT
                            : Quantile.Scale.SHARE,
                    parameters.path("confidence_level").asDouble());
            var base = one.base();
            assertEquals(
                    one.expected().path("n_unweighted").asInt(), base.support().size());
            assertEquals(one.expected().path("df").asInt(), base.support().degreesOfFreedom());
            for (var expected : one.expected().path("quantiles")) {
                var quantile = Quantile.of(base, one.value(), expected.path("p").asDouble(), method);

                one.close(expected.path("estimate"), quantile.value());
                one.close(expected.path("F_at_estimate"), quantile.shareAtOrBelow());
                assertEquals(
                        expected.path("ci").path(0).isNumber(),
                        quantile.interval().isPresent());
                quantile.interval().ifPresent(interval -> {
                    one.close(expected.path("p_interval"), interval.lowerShare(), interval.upperShare());
                    one.close(expected.path("ci"), interval.lower(), interval.upper());
                    one.close(expected.path("se"), interval.standardError());
                });
            }
        });
    }

    @Test
    void theMedianOfAnEvenNumberIsHalfWayIfAskedFor() {
        var base = SmallSample.base(4);

        assertEquals(2, Quantile.of(base, row -> row + 1, 0.5, SMALLEST).value());
        assertEquals(2.5, Quantile.of(base, row -> row + 1, 0.5, MIDPOINT).value());
    }

    @Test
    void roundingOfSumsDoesNotMoveAQuantile() {
        var base = SmallSample.base(10);

        // 0.1 * 3 is not 0.3 in binary
        assertEquals(2, Quantile.of(base, row -> row, 0.1 * 3, SMALLEST).value());
        assertEquals(2.5, Quantile.of(base, row -> row, 0.1 * 3, MIDPOINT).value());
    }

    @Test
    void aBoundOutsideOfZeroAndOneIsNoBound() {
        assertTrue(Quantile.of(SmallSample.base(10), row -> row, 0.05, SMALLEST)
                .interval()
                .isEmpty());
    }

    @Test
    void theLargestValueHasNoIntervalOnTheLogitScale() {
        var logit = new Quantile.Method(Quantile.Rule.SMALLEST, Quantile.Scale.LOGIT, 0.95);

        assertTrue(Quantile.of(SmallSample.base(10), row -> row, 0.99, logit)
                .interval()
                .isEmpty());
    }

    @Test
    void aSingleAnswerIsItsOwnMedianWithoutInterval() {
        var base = SmallSample.base(4).where(row -> row == 3).orElseThrow();

        var median = Quantile.of(base, row -> row, 0.5, SMALLEST);

        assertEquals(3, median.value());
        assertTrue(median.interval().isEmpty());
    }

    @Test
    void sharesOutsideOfZeroAndOneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Quantile.of(SmallSample.base(4), row -> row, 1, SMALLEST));
    }
}
