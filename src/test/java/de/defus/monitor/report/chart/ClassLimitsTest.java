package de.defus.monitor.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClassLimitsTest {

    @ParameterizedTest
    @EnumSource(ClassLimits.Cut.class)
    void everyShareIsInOneClassAndClassesNeitherOverlapNorLeaveGaps(ClassLimits.Cut cut) {
        var random = new SplittableRandom(80);
        for (int round = 0; round < 2000; round++) {
            var shares = random.doubles(random.nextInt(1, 40)).boxed().toList();

            var limits = ClassLimits.of(shares, cut);

            var classes = limits.classes();
            assertTrue(classes.size() <= 5, shares.toString());
            for (int index = 1; index < classes.size(); index++) {
                assertEquals(classes.get(index - 1).to() + 1, classes.get(index).from(), shares.toString());
            }
            for (var share : shares) {
                var percent = (int) Math.round(100 * share);
                var range = classes.get(limits.indexOf(share));
                assertTrue(range.from() <= percent && percent <= range.to(), share + " in " + range);
            }
        }
    }

    @Test
    void quantilesHoldAsManyDistrictsEach() {
        var shares = List.of(0.11, 0.12, 0.21, 0.22, 0.31, 0.32, 0.41, 0.42, 0.51, 0.52);

        var limits = ClassLimits.of(shares, ClassLimits.Cut.QUANTILES);

        assertEquals(
                List.of(0, 0, 1, 1, 2, 2, 3, 3, 4, 4),
                shares.stream().map(limits::indexOf).toList());
    }

    @Test
    void equalStepsAreEquallyWide() {
        var limits = ClassLimits.of(List.of(0.10, 0.34), ClassLimits.Cut.EQUAL_STEPS);

        assertEquals(
                List.of(5, 5, 5, 5, 5),
                limits.classes().stream()
                        .map(range -> range.to() - range.from() + 1)
                        .toList());
    }

    @Test
    void equalSharesStayTogether() {
        var limits = ClassLimits.of(List.of(0.3, 0.3, 0.3, 0.3, 0.3, 0.3), ClassLimits.Cut.QUANTILES);

        assertEquals(List.of(new ClassLimits.Range(30, 30)), limits.classes());
    }

    @Test
    void nothingHasNoClassAndAStrangeShareIsRefused() {
        assertEquals(
                List.of(), ClassLimits.of(List.of(), ClassLimits.Cut.QUANTILES).classes());
        var limits = ClassLimits.of(List.of(0.3), ClassLimits.Cut.QUANTILES);
        assertThrows(IllegalArgumentException.class, () -> limits.indexOf(0.7));
    }
}
