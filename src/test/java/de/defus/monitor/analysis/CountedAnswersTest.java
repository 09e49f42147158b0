package de.defus.monitor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.compare.CrossTable;
import de.defus.monitor.analysis.compare.DomainDifference;
import de.defus.monitor.analysis.compare.RaoScott;
import de.defus.monitor.analysis.compare.WaveChange;
import de.defus.monitor.analysis.data.Sample;
import de.defus.monitor.analysis.estimate.Base;
import de.defus.monitor.analysis.estimate.CountedAnswers;
import de.defus.monitor.analysis.estimate.DomainMean;
import de.defus.monitor.analysis.weight.Raking;
import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Counting by cell and going through the respondents, which is checked against R elsewhere, give the same. */
class CountedAnswersTest {

    private static final int ROWS = 400;
    private static final int ANSWERS = 4;
    private static final double CLOSE = 1e-10;

    private final int[] stratum = new int[ROWS];
    private final int[] group = new int[ROWS];
    private final int[] answer = new int[ROWS];

    @Test
    void differencesAreThoseByRespondent() {
        for (int seed = 0; seed < 20; seed++) {
            var weighted = city(seed);
            var counted = counted(weighted);
            var base = Base.of(weighted, row -> answer[row] >= 0).orElseThrow();
            for (int wanted = 0; wanted < 3; wanted++) {
                var one = wanted;
                var byRow = DomainDifference.fromRest(
                                base, row -> group[row] == one, row -> answer[row] < 2 ? 1 : 0, 0.95)
                        .orElseThrow();
                var byCell = DomainDifference.between(
                                counted,
                                cell -> weighted.sample().group(1, cell) == one,
                                cell -> weighted.sample().group(1, cell) != one,
                                (cell, given) -> given < 2 ? 1 : 0,
                                0.95)
                        .orElseThrow();

                assertEquals(byRow.difference(), byCell.difference(), CLOSE);
                assertEquals(byRow.standardError(), byCell.standardError(), CLOSE);
                assertEquals(byRow.size(), byCell.size());
                assertEquals(byRow.referenceSize(), byCell.referenceSize());
                assertEquals(
                        byRow.test().orElseThrow().p(),
                        byCell.test().orElseThrow().p(),
                        CLOSE);
                assertEquals(
                        byRow.test().orElseThrow().degreesOfFreedom(),
                        byCell.test().orElseThrow().degreesOfFreedom());
            }
        }
    }

    @Test
    void associationsAreThoseByRespondent() {
        for (int seed = 0; seed < 20; seed++) {
            var weighted = city(seed);
            var sample = weighted.sample();
            var all = Base.of(weighted, row -> true).orElseThrow();
            var byRow = RaoScott.test(CrossTable.of(all, row -> group[row], row -> answer[row])
                            .orElseThrow())
                    .orElseThrow();

            var byCell = RaoScott.test(counted(weighted), sample.cells(), cell -> sample.group(1, cell))
                    .orElseThrow();

            assertEquals(byRow.secondOrder().f(), byCell.secondOrder().f(), 1e-8);
            assertEquals(byRow.secondOrder().numeratorDf(), byCell.secondOrder().numeratorDf(), 1e-8);
            assertEquals(byRow.secondOrder().p(), byCell.secondOrder().p(), CLOSE);
            assertEquals(byRow.cramersV(), byCell.cramersV(), CLOSE);
        }
    }

    @Test
    void changesOfEstimatesAreThoseByRespondent() {
        var earlier = city(1);
        var earlierAnswers = answer.clone();
        var before = new DomainMean(earlier, 0.95)
                .share(counts(earlier), new double[] {1, 1, 0, 0}, cell -> true)
                .orElseThrow();
        var later = city(2);
        var now = new DomainMean(later, 0.95)
                .share(counts(later), new double[] {1, 1, 0, 0}, cell -> true)
                .orElseThrow();

        var byEstimate = WaveChange.between(now, before, 0.95);

        var byRow = WaveChange.between(
                Base.of(later, row -> answer[row] >= 0).orElseThrow(),
                row -> answer[row] < 2 ? 1 : 0,
                Base.of(earlier, row -> earlierAnswers[row] >= 0).orElseThrow(),
                row -> earlierAnswers[row] < 2 ? 1 : 0,
                0.95);
        assertEquals(byRow.difference(), byEstimate.difference(), CLOSE);
        assertEquals(byRow.standardError(), byEstimate.standardError(), CLOSE);
        assertEquals(
                byRow.test().orElseThrow().lower(),
                byEstimate.test().orElseThrow().lower(),
                CLOSE);
        assertEquals(
                byRow.test().orElseThrow().p(), byEstimate.test().orElseThrow().p(), CLOSE);
    }

    @Test
    void aDomainWithoutAnswersHasNoFigure() {
        var counted = counted(city(3));

        assertTrue(counted.mean((cell, given) -> given, cell -> false).isEmpty());
        assertTrue(counted.support(cell -> false).isEmpty());
    }

    /** Strata, groups of which some respondents have none, answers of which some are missing; raked to sex. */
    private WeightedSample city(int seed) {
        var random = new SplittableRandom(seed);
        var sex = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            stratum[row] = row % 5;
            sex[row] = random.nextInt(2);
            group[row] = random.nextInt(4) - 1;
            answer[row] = Math.max(-1, Math.min(ANSWERS - 1, random.nextInt(6) - 1 - Math.max(0, group[row]) / 2));
        }
        var sample = Sample.of(stratum, new double[] {300, 900, 1500, 400, 2000}, List.of(sex.clone(), group.clone()));
        return WeightedSample.raked(sample, List.of(new Raking.Margin(0, new double[] {2600, 2500})));
    }

    private CountedAnswers counted(WeightedSample weighted) {
        return new CountedAnswers(weighted, counts(weighted));
    }

    private int[][] counts(WeightedSample weighted) {
        return weighted.sample().count(answer, ANSWERS);
    }
}
