package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.defus.monitor.analysis.compare.MultipleTesting;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Adjusted p-values against R. */
class MultipleTestingTest {

    private static final Map<String, MultipleTesting> METHODS = Map.of(
            "bonferroni", MultipleTesting.BONFERRONI,
            "holm", MultipleTesting.HOLM,
            "hochberg", MultipleTesting.HOCHBERG,
            "bh", MultipleTesting.BENJAMINI_HOCHBERG,
            "by", MultipleTesting.BENJAMINI_YEKUTIELI);

    @TestFactory
    Stream<DynamicTest> adjustedPValuesAgree() throws IOException {
        return ReferenceCase.all("expected_11_multiple_testing.json", "p_value_adjustment", one -> {
            var p = ReferenceCase.stream(one.parameters().path("input_p"))
                    .mapToDouble(node -> node.asDouble())
                    .toArray();
            METHODS.forEach((name, method) -> {
                var adjusted = method.adjust(p);
                assertEquals(one.expected().path(name).size(), adjusted.length);
                for (int index = 0; index < p.length; index++) {
                    one.close(one.expected().path(name).path(index), adjusted[index]);
                }
            });
        });
    }

    @Test
    void whatCouldNotBeTestedStaysMissingAndDoesNotCount() {
        var adjusted = MultipleTesting.HOLM.adjust(
                List.of(OptionalDouble.of(0.03), OptionalDouble.empty(), OptionalDouble.of(0.01)));

        assertEquals(List.of(OptionalDouble.of(0.03), OptionalDouble.empty(), OptionalDouble.of(0.02)), adjusted);
    }

    @Test
    void anEmptyFamilyHasNothingToAdjust() {
        assertEquals(List.of(), MultipleTesting.BENJAMINI_HOCHBERG.adjust(List.of()));
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> MultipleTesting.HOLM.adjust(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> MultipleTesting.HOLM.adjust(1.01));
    }
}
