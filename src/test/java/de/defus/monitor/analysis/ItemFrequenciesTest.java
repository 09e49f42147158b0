package de.defus.monitor.analysis;

import static de.defus.monitor.analysis.ReferenceCases.close;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.defus.monitor.analysis.estimate.Estimate;
import de.defus.monitor.analysis.scale.ItemCodes;
import de.defus.monitor.analysis.scale.ItemFrequencies;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Frequencies with missing codes against R. */
class ItemFrequenciesTest {

    @TestFactory
    Stream<DynamicTest> frequenciesAgree() {
        return ReferenceCases.tests("expected_14_missing_value_codes.json", "frequency_with_missing_codes", node -> {
            var city = new ReferenceCity(node.path("wave").asInt());
            var weighted = city.weighted(node.path("design").asText(), row -> true);
            var parameters = node.path("parameters");
            var missing = parameters.path("missing_codes");
            var codes = new ItemCodes(
                    IntStream.of(ReferenceCases.integers(parameters.path("valid_codes")))
                            .boxed()
                            .toList(),
                    code(missing.path("weiss_nicht")),
                    code(missing.path("nutze_ich_nicht")),
                    code(missing.path("keine_angabe")));

            var ours = ItemFrequencies.of(
                            weighted,
                            city.codes(node.path("target").path("variable").asText()),
                            codes,
                            cell -> true,
                            0.95)
                    .orElseThrow();

            var expected = node.path("expected");
            assertEquals(expected.path("n_total").asInt(), ours.respondents());
            assertEquals(expected.path("n_valid").asInt(), ours.validRespondents());
            expected.path("n_by_code")
                    .properties()
                    .forEach(entry ->
                            assertEquals(entry.getValue().asInt(), ours.counts().get(Integer.valueOf(entry.getKey()))));
            shares(node, expected.path("share_of_all_respondents"), ours.ofAll());
            shares(node, expected.path("share_of_valid"), ours.ofValid());
            close(node, expected.path("item_nonresponse_rate_unweighted"), ours.nonresponse());
            var notUsed = expected.path("not_used_share_among_answering");
            assertEquals(notUsed.isNull(), ours.notApplicable().isEmpty());
            ours.notApplicable().ifPresent(share -> share(node, notUsed, share));
        });
    }

    private static void shares(JsonNode node, JsonNode expected, Map<Integer, Estimate> shares) {
        assertTrue(expected.size() > 0);
        assertEquals(expected.size(), shares.size());
        expected.properties()
                .forEach(entry -> share(node, entry.getValue(), shares.get(Integer.valueOf(entry.getKey()))));
    }

    private static void share(JsonNode node, JsonNode expected, Estimate share) {
        assertEquals(expected.path("n_unweighted").asInt(), share.base());
        close(node, expected.path("estimate"), share.value());
        close(node, expected.path("se"), share.standardError());
    }

    @Test
    void ifNobodyAnsweredThereAreNoValidShares() {
        var city = new ReferenceCity(1);
        var weighted = city.weighted("base", row -> true);
        var codes = new ItemCodes(List.of(1, 2), OptionalInt.empty(), OptionalInt.of(8), OptionalInt.of(9));

        var ours = ItemFrequencies.of(weighted, city.column(row -> 9), codes, cell -> true, 0.95)
                .orElseThrow();

        assertEquals(0, ours.validRespondents());
        assertTrue(ours.ofValid().isEmpty());
        assertTrue(ours.notApplicable().isEmpty());
        assertEquals(1, ours.nonresponse());
        assertTrue(ItemFrequencies.of(weighted, city.column(row -> 9), codes, cell -> false, 0.95)
                .isEmpty());
    }

    @Test
    void unknownAndAmbiguousCodesAreRefused() {
        var city = new ReferenceCity(1);
        var weighted = city.weighted("base", row -> true);
        var codes = new ItemCodes(List.of(1, 2), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(9));

        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> ItemFrequencies.of(weighted, city.column(row -> 77), codes, cell -> true, 0.95));

        assertTrue(refused.getMessage().contains("77"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ItemCodes(List.of(1, 2), OptionalInt.of(2), OptionalInt.empty(), OptionalInt.empty()));
    }

    private static OptionalInt code(JsonNode node) {
        return node.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(node.asInt());
    }
}
