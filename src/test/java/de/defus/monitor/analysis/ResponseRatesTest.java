package de.defus.monitor.analysis;

import static de.defus.monitor.analysis.ReferenceCases.close;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.defus.monitor.analysis.fieldwork.Dispositions;
import de.defus.monitor.analysis.fieldwork.ResponseRates;
import de.defus.monitor.analysis.fieldwork.ResponseRates.Rate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Outcome rates against AAPOR's formulas. */
class ResponseRatesTest {

    private static final String FILE = "expected_17_aapor_response_rates.json";

    @TestFactory
    Stream<DynamicTest> ratesOfTheCityAgree() {
        return ReferenceCases.tests(FILE, "aapor_outcome_rates", node -> {
            var expected = node.path("expected");
            var counts = rows(node)
                    .map(ResponseRatesTest::dispositions)
                    .reduce(Dispositions::plus)
                    .orElseThrow();
            assertEquals(expected.path("dispositions").path("NC").asLong(), counts.nonContacts());
            assertEquals(expected.path("dispositions").path("NE").asLong(), counts.notEligible());
            var rates = ResponseRates.of(counts);
            close(node, expected.path("e_eligibility_rate"), rates.eligibility().getAsDouble());
            check(node, expected, rates, Rate.values().length);
        });
    }

    @TestFactory
    Stream<DynamicTest> ratesOfTheDistrictsAgree() {
        return ReferenceCases.tests(FILE, "aapor_outcome_rates_by_district", node -> {
            for (var expected : node.path("expected")) {
                var counts = rows(node)
                        .filter(row -> row.get("stadtteil")
                                .equals(expected.path("district").asText()))
                        .map(ResponseRatesTest::dispositions)
                        .findFirst()
                        .orElseThrow();
                check(node, expected, ResponseRates.of(counts), 5);
            }
        });
    }

    @Test
    void withoutAnyAddressThereIsNoRate() {
        var rates = ResponseRates.of(new Dispositions(0, 0, 0, 0, 0, 0, 0, 0));

        assertTrue(rates.eligibility().isEmpty());
        for (var rate : Rate.values()) {
            assertTrue(rates.rate(rate).isEmpty());
        }
    }

    @Test
    void withEligibilityOneTheThirdRateIsTheFirst() {
        var counts = new Dispositions(10, 1, 2, 3, 4, 5, 6, 7);

        var rates = ResponseRates.of(counts, 1);

        assertEquals(rates.rate(Rate.RR1), rates.rate(Rate.RR3));
        assertEquals(rates.rate(Rate.RR5), ResponseRates.of(counts, 0).rate(Rate.RR3));
    }

    @Test
    void badCountsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Dispositions(0, 0, -1, 0, 0, 0, 0, 0));
        var none = new Dispositions(1, 0, 0, 0, 0, 0, 0, 0);
        assertThrows(IllegalArgumentException.class, () -> ResponseRates.of(none, Double.NaN));
    }

    private static void check(JsonNode node, JsonNode expected, ResponseRates rates, int most) {
        var checked = 0;
        for (var rate : Rate.values()) {
            if (expected.has(rate.name())) {
                close(node, expected.path(rate.name()), rates.rate(rate).getAsDouble());
                checked++;
            }
        }
        assertEquals(most, checked);
    }

    private static Stream<Map<String, String>> rows(JsonNode node) {
        return ReferenceCity.csv("dispositions_city_a.csv").stream()
                .filter(row -> row.get("welle").equals(node.path("wave").asText()));
    }

    private static Dispositions dispositions(Map<String, String> row) {
        return new Dispositions(
                Long.parseLong(row.get("I")),
                Long.parseLong(row.get("P")),
                Long.parseLong(row.get("R")),
                Long.parseLong(row.get("NC")),
                Long.parseLong(row.get("O")),
                Long.parseLong(row.get("UH")),
                Long.parseLong(row.get("UO")),
                Long.parseLong(row.get("NE")));
    }
}
