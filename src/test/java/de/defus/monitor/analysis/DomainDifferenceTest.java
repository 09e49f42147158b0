package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.defus.monitor.analysis.compare.Contrast;
import de.defus.monitor.analysis.compare.DomainDifference;
import de.defus.monitor.analysis.compare.GroupMeans;
import de.defus.monitor.analysis.compare.MultipleTesting;
import de.defus.monitor.analysis.compare.RankTest;
import de.defus.monitor.analysis.data.Sample;
import de.defus.monitor.analysis.estimate.Base;
import de.defus.monitor.analysis.weight.WeightedSample;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Groups compared with groups, with the rest and with the city, against R's survey package. */
class DomainDifferenceTest {

    private static final String FILE = "expected_09_group_comparisons.json";

    @TestFactory
    Stream<DynamicTest> groupsDifferAsInSvyttest() throws IOException {
        return ReferenceCase.all(FILE, "design_based_t_test", one -> {
            var contrast = DomainDifference.between(
                            one.base(),
                            group(one, "group1"),
                            group(one, "group0"),
                            one.value(),
                            one.parameters().path("confidence_level").asDouble())
                    .orElseThrow();

            var expected = one.expected();
            assertEquals(expected.path("n_group1").asInt(), contrast.size());
            assertEquals(expected.path("n_group0").asInt(), contrast.referenceSize());
            one.close(expected.path("mean_group1"), contrast.value());
            one.close(expected.path("mean_group0"), contrast.reference());
            agrees(one, expected, contrast);
            one.close(
                    expected.path("ci"),
                    contrast.test().orElseThrow().lower(),
                    contrast.test().orElseThrow().upper());
        });
    }

    @TestFactory
    Stream<DynamicTest> districtsDifferFromTheRestAndTheCity() throws IOException {
        return ReferenceCase.all(FILE, "all_districts_vs_rest_with_multiplicity", one -> {
            var base = one.base();
            var contrasts = ReferenceCase.stream(one.expected())
                    .map(expected -> DomainDifference.fromRest(base, district(one, expected), one.value(), 0.95)
                            .orElseThrow())
                    .toList();
            var p = contrasts.stream()
                    .mapToDouble(contrast -> contrast.test().orElseThrow().p())
                    .toArray();
            var holm = MultipleTesting.HOLM.adjust(p);
            var hochberg = MultipleTesting.BENJAMINI_HOCHBERG.adjust(p);
            for (int index = 0; index < p.length; index++) {
                var expected = one.expected().path(index);
                one.close(expected.path("estimate"), contrasts.get(index).value());
                one.close(expected.path("rest"), contrasts.get(index).reference());
                agrees(one, expected, contrasts.get(index));
                one.close(expected.path("p_holm"), holm[index]);
                one.close(expected.path("p_bh"), hochberg[index]);
                var fromCity = DomainDifference.fromWhole(base, district(one, expected), one.value(), 0.95)
                        .orElseThrow();
                one.close(expected.path("difference_to_city_average"), fromCity.difference());
                one.close(expected.path("se_difference_to_city_average"), fromCity.standardError());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> severalGroupsDifferAsInRegTermTest() throws IOException {
        return ReferenceCase.all(FILE, "wald_test_k_groups", one -> {
            var groups = List.copyOf(new TreeSet<>(one.city().rows().stream()
                    .map(row -> row.get(one.parameters().path("group_variable").asText()))
                    .toList()));

            var test = GroupMeans.test(
                            one.base(),
                            row -> groups.indexOf(one.text(
                                    one.parameters().path("group_variable").asText(), row)),
                            one.value())
                    .orElseThrow();

            one.close(one.expected().path("F"), test.f());
            one.close(one.expected().path("ndf"), test.numeratorDf());
            one.close(one.expected().path("ddf"), test.denominatorDf());
            one.close(one.expected().path("p"), test.p());
        });
    }

    @TestFactory
    Stream<DynamicTest> ranksDifferAsInSvyranktest() throws IOException {
        return ReferenceCase.all(FILE, "design_based_rank_test_wilcoxon", one -> {
            var contrast = RankTest.between(
                            one.base(),
                            group(one, "group1"),
                            group(one, "group0"),
                            one.value(),
                            RankTest.Ties.AVERAGE_IN_ORDER_OF_ROWS,
                            0.95)
                    .orElseThrow();

            one.close(one.expected().path("difference_mean_rank_score"), contrast.difference());
            var test = contrast.test().orElseThrow();
            one.close(one.expected().path("t"), test.t());
            assertEquals(one.expected().path("df").asInt(), test.degreesOfFreedom());
            one.close(one.expected().path("p"), test.p());
        });
    }

    @Test
    void ranksOfTiesDoNotDependOnTheOrderOfRows() {
        var sample = Sample.of(new int[] {0, 0, 0, 1, 1, 1}, new double[] {30, 60}, List.of());
        var mirror = Sample.of(new int[] {1, 1, 1, 0, 0, 0}, new double[] {30, 60}, List.of());
        int[] answers = {1, 1, 2, 1, 2, 2};
        var base = Base.of(WeightedSample.byDesign(sample), row -> true).orElseThrow();
        var mirrored = Base.of(WeightedSample.byDesign(mirror), row -> true).orElseThrow();

        var ranks = RankTest.between(
                base, row -> row % 2 == 0, row -> row % 2 == 1, row -> answers[row], RankTest.Ties.MIDDLE, 0.95);
        var same = RankTest.between(
                mirrored,
                row -> row % 2 == 1,
                row -> row % 2 == 0,
                row -> answers[5 - row],
                RankTest.Ties.MIDDLE,
                0.95);

        assertEquals(ranks.orElseThrow().difference(), same.orElseThrow().difference(), 1e-12);
        assertEquals(ranks.orElseThrow().standardError(), same.orElseThrow().standardError(), 1e-12);
    }

    @Test
    void aGroupWithoutAnswersCannotBeCompared() {
        assertTrue(DomainDifference.fromRest(SmallSample.base(6), row -> false, row -> row, 0.95)
                .isEmpty());
        assertTrue(DomainDifference.fromRest(SmallSample.base(6), row -> true, row -> row, 0.95)
                .isEmpty());
    }

    @Test
    void aDifferenceWithoutSamplingErrorIsNotTested() {
        var contrast = DomainDifference.fromRest(SmallSample.base(6), row -> row < 3, row -> row < 3 ? 1 : 0, 0.95)
                .orElseThrow();

        assertEquals(1, contrast.difference());
        assertEquals(0, contrast.standardError());
        assertTrue(contrast.test().isEmpty());
        assertTrue(GroupMeans.test(SmallSample.base(6), row -> row < 3 ? 0 : 1, row -> row < 3 ? 1 : 0)
                .isEmpty());
    }

    @Test
    void theWholeDoesNotDifferFromItself() {
        var contrast = DomainDifference.fromWhole(SmallSample.base(6), row -> true, row -> row, 0.95)
                .orElseThrow();

        assertEquals(0, contrast.difference());
        assertTrue(contrast.test().isEmpty());
    }

    @Test
    void twoGroupsHaveTheSamePValueByTAndByF() {
        var base = SmallSample.base(9);

        var t = DomainDifference.fromRest(base, row -> row % 2 == 0, row -> row * row, 0.95)
                .flatMap(Contrast::test)
                .orElseThrow();
        var f = GroupMeans.test(base, row -> row % 2, row -> row * row).orElseThrow();

        assertEquals(t.t() * t.t(), f.f(), 1e-12);
        assertEquals(t.p(), f.p(), 1e-12);
    }

    @Test
    void aSingleGroupIsNotTested() {
        assertTrue(GroupMeans.test(SmallSample.base(6), row -> 3, row -> row).isEmpty());
        assertTrue(GroupMeans.test(SmallSample.base(6), row -> -1, row -> row).isEmpty());
    }

    private static IntPredicate group(ReferenceCase one, String name) {
        return one.isOneOf(
                one.parameters().path("group_variable").asText(),
                one.parameters().path(name));
    }

    private static IntPredicate district(ReferenceCase one, JsonNode expected) {
        var wanted = expected.path("district").asText();
        return row -> one.text("stadtteil", row).equals(wanted);
    }

    private static void agrees(ReferenceCase one, JsonNode expected, Contrast contrast) {
        var test = contrast.test().orElseThrow();
        one.close(expected.path("difference"), contrast.difference());
        one.close(expected.path("se"), contrast.standardError());
        one.close(expected.path("t"), test.t());
        assertEquals(expected.path("df").asInt(), test.degreesOfFreedom());
        one.close(expected.path("p"), test.p());
    }
}
