package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.defus.monitor.analysis.compare.Contrast;
import de.defus.monitor.analysis.compare.MultipleTesting;
import de.defus.monitor.analysis.compare.WaveChange;
import de.defus.monitor.analysis.estimate.Mean;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Change between the two waves of the reference city against R's survey package. */
class WaveChangeTest {

    private static final String FILE = "expected_10_wave_to_wave_change.json";

    @TestFactory
    Stream<DynamicTest> changesAgree() throws IOException {
        return ReferenceCase.all(FILE, "change_between_independent_waves", one -> {
            var earlier = one.inWave(1);
            var later = one.inWave(2);
            var level = one.parameters().path("confidence_level").asDouble();

            var change = WaveChange.between(later.base(), later.value(), earlier.base(), earlier.value(), level);

            var expected = one.expected();
            assertEquals(expected.path("n_wave1").asInt(), change.referenceSize());
            assertEquals(expected.path("n_wave2").asInt(), change.size());
            agrees(one, expected, change);
            one.close(
                    expected.path("se_wave1"),
                    Mean.of(earlier.base(), earlier.value(), level).standardError());
            one.close(
                    expected.path("se_wave2"),
                    Mean.of(later.base(), later.value(), level).standardError());
            var test = change.test().orElseThrow();
            one.close(expected.path("ci_change"), test.lower(), test.upper());
            assertEquals(expected.path("significant_5pct").asBoolean(), test.p() < 0.05);
        });
    }

    @TestFactory
    Stream<DynamicTest> changesOfDistrictsAgree() throws IOException {
        return ReferenceCase.all(FILE, "change_by_district_with_multiplicity", one -> {
            var earlier = one.inWave(1);
            var later = one.inWave(2);
            var changes = ReferenceCase.stream(one.expected())
                    .map(expected -> expected.path("district").asText())
                    .map(district -> WaveChange.between(
                            later.base()
                                    .where(row -> later.text("stadtteil", row).equals(district))
                                    .orElseThrow(),
                            later.value(),
                            earlier.base()
                                    .where(row -> earlier.text("stadtteil", row).equals(district))
                                    .orElseThrow(),
                            earlier.value(),
                            0.95))
                    .toList();
            var p = changes.stream()
                    .mapToDouble(change -> change.test().orElseThrow().p())
                    .toArray();
            var holm = MultipleTesting.HOLM.adjust(p);
            var hochberg = MultipleTesting.BENJAMINI_HOCHBERG.adjust(p);
            for (int index = 0; index < p.length; index++) {
                var expected = one.expected().path(index);
                agrees(one, expected, changes.get(index));
                one.close(expected.path("p_holm"), holm[index]);
                one.close(expected.path("p_bh"), hochberg[index]);
            }
        });
    }

    @Test
    void nothingChangesBetweenASampleAndItsCopy() {
        var change = WaveChange.between(SmallSample.base(8), row -> row, SmallSample.base(8), row -> row, 0.95);

        assertEquals(0, change.difference());
        assertEquals(1, change.test().orElseThrow().p(), 1e-12);
    }

    @Test
    void aChangeWithoutSamplingErrorIsNotTested() {
        var change = WaveChange.between(SmallSample.base(8), row -> 1, SmallSample.base(8), row -> 0, 0.95);

        assertEquals(1, change.difference());
        assertTrue(change.test().isEmpty());
    }

    @Test
    void twoWavesOfOneSampleAreRefused() {
        var base = SmallSample.base(8);

        assertThrows(
                IllegalArgumentException.class, () -> WaveChange.between(base, row -> row, base, row -> row, 0.95));
    }

    private static void agrees(ReferenceCase one, JsonNode expected, Contrast change) {
        var test = change.test().orElseThrow();
        one.close(expected.path("wave1"), change.reference());
        one.close(expected.path("wave2"), change.value());
        one.close(expected.path("change"), change.difference());
        one.close(expected.path("se_change"), change.standardError());
        one.close(expected.path("t"), test.t());
        assertEquals(expected.path("df").asInt(), test.degreesOfFreedom());
        one.close(expected.path("p"), test.p());
    }
}
