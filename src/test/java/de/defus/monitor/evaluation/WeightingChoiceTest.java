package de.defus.monitor.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.Breakdown;
import de.defus.monitor.questionnaire.Columns;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.questionnaire.Examples;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.response.AnswerColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Weights that are bounded, trimmed, or fitted to crossed margins, and the usual ones as they were. */
class WeightingChoiceTest {

    private static final int ROWS = 600;
    private static final Weighting TRIMMED = new Weighting(Weighting.Method.TRIMMED, 0.5, 2, false);
    private static final Weighting CROSSED = new Weighting(Weighting.Method.RAKING, 0, 0, true);

    private final Questionnaire questionnaire = questionnaire();
    private final short[][] codes = answers();
    private final AnswerColumns answers = new AnswerColumns(Columns.of(questionnaire), ROWS, codes);
    private final List<PopulationCount> population = population();

    private RowWeights weigh(Weighting weighting) {
        return EvaluateWave.weigh(questionnaire, answers, WeightBasis.of(population), weighting);
    }

    private double sum(double[] weights, int column, int code) {
        return IntStream.range(0, ROWS)
                .filter(row -> codes[column][row] == code)
                .mapToDouble(row -> weights[row])
                .sum();
    }

    private long people(int district, int age, int sex) {
        return population.stream()
                .filter(count -> district == 0 || count.districtCode() == district)
                .filter(count -> age == 0 || count.ageGroup() == age)
                .filter(count -> sex == 0 || count.sex() == sex)
                .mapToLong(PopulationCount::persons)
                .sum();
    }

    private void assertMarginsMet(double[] weights) {
        for (int code = 1; code <= 2; code++) {
            assertEquals(people(code, 0, 0), sum(weights, 0, code), 1e-4);
            assertEquals(people(0, code, 0), sum(weights, 1, code), 1e-4);
            assertEquals(people(0, 0, code), sum(weights, 2, code), 1e-4);
        }
    }

    /** Bounds a little narrower than the usual weights need. */
    private Weighting bounded() {
        return new Weighting(Weighting.Method.BOUNDED, 0.2, 0.97 * largestFactor(weigh(Weighting.USUAL)), false);
    }

    @Test
    void boundedWeightsMeetTheMarginsWithinTheirBounds() {
        var usual = weigh(Weighting.USUAL);
        var bounds = bounded();
        var bounded = weigh(bounds);

        assertMarginsMet(usual.weights());
        assertMarginsMet(bounded.weights());
        assertTrue(bounds.upper() > 2, "the usual weights are very unequal");
        assertTrue(largestFactor(bounded) < bounds.upper());
        for (int row = 0; row < ROWS; row++) {
            assertTrue(bounded.weights()[row] / bounded.design()[row] > bounds.lower());
        }
    }

    private static double largestFactor(RowWeights weights) {
        return IntStream.range(0, ROWS)
                .mapToDouble(row -> weights.weights()[row] / weights.design()[row])
                .max()
                .orElseThrow();
    }

    @Test
    void trimmedWeightsKeepTheirSumAndTheirMultiplesOfTheMean() {
        var usual = weigh(Weighting.USUAL).weights();
        var trimmed = weigh(TRIMMED).weights();
        var mean = Arrays.stream(usual).average().orElseThrow();

        assertEquals(Arrays.stream(usual).sum(), Arrays.stream(trimmed).sum(), 1e-6);
        assertTrue(Arrays.stream(usual).max().orElseThrow() > 2 * mean);
        assertTrue(Arrays.stream(trimmed).max().orElseThrow() <= 2 * mean + 1e-9);
        assertTrue(Arrays.stream(trimmed).min().orElseThrow() >= 0.5 * mean - 1e-9);
    }

    @Test
    void crossedMarginsAreMetInEveryCombination() {
        var crossed = weigh(CROSSED).weights();
        assertMarginsMet(crossed);
        for (int age = 1; age <= 2; age++) {
            for (int sex = 1; sex <= 2; sex++) {
                var own = age;
                var other = sex;
                var sum = IntStream.range(0, ROWS)
                        .filter(row -> codes[1][row] == own && codes[2][row] == other)
                        .mapToDouble(row -> crossed[row])
                        .sum();
                assertEquals(people(0, age, sex), sum, 1e-4);
            }
        }
        assertNotEquals(people(0, 1, 1), sumOfPair(weigh(Weighting.USUAL).weights()), 1);
    }

    private double sumOfPair(double[] weights) {
        return IntStream.range(0, ROWS)
                .filter(row -> codes[1][row] == 1 && codes[2][row] == 1)
                .mapToDouble(row -> weights[row])
                .sum();
    }

    @Test
    void boundsThatCannotBeMetAreRefusedAndSaid() {
        var refused =
                assertThrows(Refusal.class, () -> weigh(new Weighting(Weighting.Method.BOUNDED, 0.95, 1.05, false)));
        assertEquals(ProblemType.MARGIN_NOT_MET, refused.type());
        assertEquals("preview.fault.bounds", refused.faults().get(0).messageKey());
    }

    @Test
    void aCombinationFromWhichNobodyAnsweredIsNamed() {
        for (int row = 0; row < ROWS; row++) {
            if (codes[1][row] == 2 && codes[2][row] == 2) {
                codes[2][row] = 1;
            }
        }
        assertEquals(ROWS, weigh(Weighting.USUAL).weights().length);
        assertEquals(
                ProblemType.MARGIN_NOT_MET,
                assertThrows(Refusal.class, () -> weigh(CROSSED)).type());
    }

    @Test
    void theReleaseKeepsTheChoiceAndItsDigestTellsIt() {
        var usual = evaluate(new EvaluationSettings(10, "1", ""));
        var same = evaluate(new EvaluationSettings(10, "1", "", Weighting.USUAL));
        var bounded = evaluate(new EvaluationSettings(10, "1", "", bounded()));

        assertEquals(usual, same);
        assertEquals("RAKING", usual.weights().orElseThrow().method());
        assertTrue(usual.weights().orElseThrow().rounds() > 1);
        assertEquals(Weighting.USUAL, Weighting.of(usual.weights().orElseThrow()));
        assertEquals(bounded(), Weighting.of(bounded.weights().orElseThrow()));
        assertNotEquals(usual.inputDigest(), bounded.inputDigest());
        assertTrue(bounded.largestWeight() < usual.largestWeight());
        assertArrayEquals(
                new String[] {"district", "age_group*gender"},
                evaluate(new EvaluationSettings(10, "1", "", CROSSED))
                        .weighting()
                        .toArray());
    }

    private de.defus.monitor.analysis.disclosure.PublishedResults.Method evaluate(EvaluationSettings settings) {
        return EvaluateWave.evaluate(questionnaire, answers, WeightBasis.of(population), settings)
                .method();
    }

    /** Young women answer often, old men hardly. */
    private static short[][] answers() {
        var chance = new SplittableRandom(11);
        var codes = new short[4][ROWS];
        for (int row = 0; row < ROWS; row++) {
            codes[0][row] = (short) (chance.nextInt(3) == 0 ? 2 : 1);
            codes[1][row] = (short) (chance.nextInt(4) == 0 ? 2 : 1);
            codes[2][row] = (short) (chance.nextInt(codes[1][row] == 1 ? 3 : 5) == 0 ? 2 : 1);
            codes[3][row] = (short) chance.nextInt(1, 4);
        }
        return codes;
    }

    private static List<PopulationCount> population() {
        var counts = new ArrayList<PopulationCount>();
        for (int district = 1; district <= 2; district++) {
            counts.add(new PopulationCount(district, 1, 1, 3000));
            counts.add(new PopulationCount(district, 1, 2, 2500));
            counts.add(new PopulationCount(district, 2, 1, 1200));
            counts.add(new PopulationCount(district, 2, 2, 2200));
        }
        return counts;
    }

    private static Questionnaire questionnaire() {
        return Examples.questionnaire(
                List.of(
                        Examples.single("district", 1, Dimension.SOCIO),
                        Examples.single("age_group", 2, Dimension.SOCIO),
                        Examples.single("gender", 3, Dimension.SOCIO),
                        Examples.single("mood", 4, Dimension.SOCIO)),
                Map.of(
                        "district", Examples.nominal("district", 2),
                        "age_group", Examples.nominal("age_group", 2),
                        "gender", Examples.nominal("gender", 2),
                        "mood", Examples.nominal("mood", 3)),
                List.of(
                        new Breakdown("district", LocalizedText.same("District"), List.of()),
                        new Breakdown("age_group", LocalizedText.same("Age"), List.of()),
                        new Breakdown("gender", LocalizedText.same("Gender"), List.of())));
    }
}
