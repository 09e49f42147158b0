package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.estimate.MultipleResponse;
import de.defus.monitor.analysis.estimate.Ratio;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Ratios and multiple-response sets against R's survey package. */
class RatioTest {

    private static final String FILE = "expected_04_ratios_and_multiple_response.json";

    @TestFactory
    Stream<DynamicTest> ratiosAgreeWithSvyratio() throws IOException {
        return ReferenceCase.all(FILE, "ratio", one -> {
            var numerator = one.target().path("numerator").asText();
            var denominator = one.target().path("denominator").asText();

            var ratio = Ratio.of(
                            one.base(row -> true),
                            row -> one.number(numerator, row),
                            row -> one.number(denominator, row),
                            one.parameters().path("confidence_level").asDouble())
                    .orElseThrow();

            var expected = one.expected();
            assertEquals(expected.path("n_unweighted").asInt(), ratio.base());
            assertEquals(expected.path("df").asInt(), ratio.degreesOfFreedom());
            one.close(expected.path("ratio"), ratio.value());
            one.close(expected.path("se"), ratio.standardError());
            one.close(expected.path("ci_wald"), ratio.lower(), ratio.upper());
        });
    }

    @TestFactory
    Stream<DynamicTest> multipleResponseSetsAgree() throws IOException {
        return ReferenceCase.all(FILE, "multiple_response_set", one -> {
            var items = ReferenceCase.texts(one.target().path("items"));
            var missing = one.target().path("block_missing_code").asText();
            var none = one.target().path("none_item").asText();
            var base = one.base(row -> !one.text(items.get(0), row).equals(missing));
            var level = one.parameters().path("confidence_level").asDouble();

            var set = MultipleResponse.of(
                    base,
                    items.size(),
                    (item, row) -> one.text(items.get(item), row).equals("1"),
                    level);
            var ofNone = MultipleResponse.of(
                    base, 1, (item, row) -> one.text(none, row).equals("1"), level);

            var expected = one.expected();
            assertEquals(expected.path("n_valid").asInt(), base.support().size());
            assertEquals(
                    expected.path("n_block_missing").asInt(),
                    one.city().rows().size() - base.support().size());
            assertEquals(expected.path("df").asInt(), base.support().degreesOfFreedom());
            var noneShare = ofNone.items().get(0).ofRespondents();
            one.close(expected.path("none_share").path("estimate"), noneShare.value());
            one.close(expected.path("none_share").path("se"), noneShare.standardError());
            one.close(
                    expected.path("mean_number_of_answers").path("mean"),
                    set.ticks().value());
            one.close(
                    expected.path("mean_number_of_answers").path("se_mean"),
                    set.ticks().standardError());
            assertEquals(items.size(), expected.path("items").size());
            for (int item = 0; item < items.size(); item++) {
                var ours = set.items().get(item);
                var ofRespondents = expected.path("items").path(item).path("percent_of_respondents");
                one.close(ofRespondents.path("estimate"), ours.ofRespondents().value());
                one.close(ofRespondents.path("se"), ours.ofRespondents().standardError());
                one.close(
                        ofRespondents.path("ci_logit"),
                        ours.ofRespondents().lower(),
                        ours.ofRespondents().upper());
                var ofResponses = expected.path("items").path(item).path("percent_of_responses");
                var share = ours.ofResponses().orElseThrow();
                one.close(ofResponses.path("estimate"), share.value());
                one.close(ofResponses.path("se"), share.standardError());
                one.close(ofResponses.path("ci_wald"), share.lower(), share.upper());
            }
        });
    }

    @Test
    void nothingTickedHasNoShareOfTicks() {
        var base = SmallSample.base(6);

        var set = MultipleResponse.of(base, 2, (item, row) -> false, 0.95);

        assertEquals(0, set.ticks().value());
        assertEquals(0, set.items().get(0).ofRespondents().value());
        assertTrue(set.items().get(0).ofResponses().isEmpty());
        assertTrue(Ratio.of(base, row -> 1, row -> 0, 0.95).isEmpty());
    }
}
