package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.estimate.Base;
import de.defus.monitor.analysis.estimate.Dispersion;
import de.defus.monitor.analysis.estimate.Estimate;
import de.defus.monitor.analysis.estimate.Linearised;
import de.defus.monitor.analysis.estimate.Mean;
import de.defus.monitor.analysis.estimate.Total;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Totals, means, variances and design effects against R's survey package. */
class TotalTest {

    @TestFactory
    Stream<DynamicTest> totalsMeansAndDesignEffectsAgree() throws IOException {
        return ReferenceCase.all("expected_02_weighted_means_totals_variance_deff.json", "mean_total_variance", one -> {
            var base = one.base();
            var level = one.parameters().path("confidence_level").asDouble();

            var mean = Mean.of(base, one.value(), level);
            var total = Total.of(base, one.value(), level);
            var spread = Dispersion.of(base, one.value()).orElseThrow();

            var expected = one.expected();
            assertEquals(expected.path("n_unweighted").asInt(), mean.base());
            assertEquals(expected.path("df").asInt(), mean.degreesOfFreedom());
            one.close(expected.path("sum_weights"), base.sumOfWeights());
            one.close(expected.path("mean"), mean.value());
            one.close(expected.path("se_mean"), mean.standardError());
            one.close(expected.path("ci_mean"), mean.lower(), mean.upper());
            one.close(expected.path("cv_mean"), mean.standardError() / mean.value());
            one.close(expected.path("total"), total.value());
            one.close(expected.path("se_total"), total.standardError());
            one.close(expected.path("ci_total"), total.lower(), total.upper());
            one.close(expected.path("variance"), spread.variance());
            one.close(expected.path("std_dev"), spread.standardDeviation());
            one.close(
                    expected.path("deff_srs_without_replacement"),
                    spread.designEffect().orElseThrow());
            one.close(
                    expected.path("deff_srs_with_replacement"),
                    spread.designEffectWithReplacement().orElseThrow());
            one.close(expected.path("deff_kish"), spread.designEffectOfWeights());
            one.close(expected.path("n_eff_kish"), mean.effectiveBase());
            one.close(expected.path("n_eff_deff"), spread.effectiveSize().orElseThrow());
        });
    }

    @Test
    void theNumberOfPeopleInAStratumIsKnownExactly() {
        var city = new ReferenceCity(1);
        var base = Base.of(city.weighted("base", row -> true), row -> true).orElseThrow();

        var total = Total.of(base, row -> 1, 0.95);

        assertEquals(180000, total.value(), 1e-6);
        assertEquals(0, total.standardError());
    }

    @Test
    void theNumberOfPeopleInAMarginIsKnownExactly() {
        var city = new ReferenceCity(1);
        var base = Base.of(city.weighted("rake_3", row -> true), row -> true).orElseThrow();

        var women = Linearised.mean(
                base, row -> city.rows().get(row).get("geschlecht").equals("w") ? 1 : 0);

        assertEquals(0, women.standardError());
    }

    @Test
    void districtsAddUpToTheCity() {
        var city = new ReferenceCity(1);
        var base = Base.of(city.weighted("rake_3", row -> true), row -> true).orElseThrow();
        var sum = city.rows().stream()
                .map(row -> row.get("stadtteil"))
                .distinct()
                .map(district -> base.where(
                                row -> city.rows().get(row).get("stadtteil").equals(district))
                        .orElseThrow())
                .map(district -> Linearised.total(
                        district, row -> Double.parseDouble(city.rows().get(row).get("alter"))))
                .reduce(Linearised::plus)
                .orElseThrow();

        var whole = Linearised.total(
                base, row -> Double.parseDouble(city.rows().get(row).get("alter")));

        assertEquals(whole.value(), sum.value(), 1e-9 * whole.value());
        assertEquals(whole.standardError(), sum.standardError(), 1e-9 * whole.standardError());
    }

    @Test
    void nobodyIsNoBase() {
        assertTrue(SmallSample.base(4).where(row -> false).isEmpty());
    }

    @Test
    void aMissingAnswerInTheBaseIsRefusedByRow() {
        var base = SmallSample.base(4);

        var refused = assertThrows(
                IllegalArgumentException.class, () -> Total.of(base, row -> row == 2 ? Double.NaN : 1, 0.95));

        assertTrue(refused.getMessage().contains("row 2"), refused.getMessage());
    }

    @Test
    void aSingleAnswerHasNoIntervalAndNoSpread() {
        var base = SmallSample.base(4).where(row -> row == 2).orElseThrow();

        var mean = Mean.of(base, row -> 7, 0.95);

        assertEquals(7, mean.value());
        assertEquals(Estimate.Status.NO_INTERVAL, mean.status());
        assertTrue(Dispersion.of(base, row -> 7).isEmpty());
    }

    @Test
    void answersThatAreAllTheSameHaveNoDesignEffect() {
        var spread = Dispersion.of(SmallSample.base(4), row -> 7).orElseThrow();

        assertEquals(0, spread.variance());
        assertTrue(spread.designEffect().isEmpty());
        assertTrue(spread.effectiveSize().isEmpty());
    }
}
