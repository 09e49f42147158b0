package de.defus.monitor.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.disclosure.PublishedComparison;
import de.defus.monitor.analysis.disclosure.PublishedComparison.Reason;
import de.defus.monitor.analysis.disclosure.PublishedContrast;
import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.platform.text.LocalizedText;
import de.defus.monitor.questionnaire.Breakdown;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Columns;
import de.defus.monitor.questionnaire.Condition;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.questionnaire.Evidence;
import de.defus.monitor.questionnaire.Examples;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.ResponseScale;
import de.defus.monitor.response.AnswerColumns;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What may be compared with an earlier release, and what may not. */
class ChangeSinceReleaseTest {

    private static final int MINIMUM_BASE = 10;
    private static final int ROWS = 300;

    private String key = "safe/1";
    private List<Integer> codes = List.of(1, 2, 3, 4, 5);
    private ResponseScale.Direction direction = ResponseScale.Direction.FAVOURABLE_FIRST;
    private Question.Kind kind = Question.Kind.SINGLE;
    private Optional<Condition> filter = Optional.empty();
    private String secondDistrict = "South";
    private boolean drawn = true;
    private int inSecondDistrict = 100;
    private int answers = ROWS;

    @Test
    void sharesOfComparableItemsHaveAChange() {
        var earlier = release(1, 0);
        var later = results(2, 0.6);

        var compared = ChangeSinceRelease.add(later, questionnaire(), drawn, earlier);

        var comparison = compared.comparison().orElseThrow();
        assertEquals(1, comparison.wave());
        assertTrue(comparison.notCompared().isEmpty(), comparison.toString());
        var now = row(compared, "all", 0);
        var before = row(earlier.results(), "all", 0);
        var change = now.change().orElseThrow().favourable().orElseThrow();
        var one = now.favourable().orElseThrow();
        var other = before.favourable().orElseThrow();
        assertEquals(one.value() - other.value(), change.value(), 1e-12);
        assertEquals(Math.hypot(one.standardError(), other.standardError()), change.standardError(), 1e-12);
        var test = change.test().orElseThrow();
        assertEquals(2 * (ROWS - 1) - 1, test.degreesOfFreedom());
        assertEquals(test.p(), test.adjustedP());
        assertEquals(PublishedDifference.Mark.LOWER, change.mark());
        assertEquals(
                List.of(PublishedComparison.FAVOURABLE),
                comparison.notable().stream()
                        .map(PublishedComparison.Notable::code)
                        .toList());
        assertTrue(row(compared, "district", 2).change().isPresent());
    }

    @Test
    void theGroupsOfABreakdownAreTestedTogether() {
        var compared = ChangeSinceRelease.add(results(2, 0.3), questionnaire(), drawn, release(1, 0));
        var first = test(compared, 1);
        var second = test(compared, 2);
        var small = first.p() < second.p() ? first : second;
        var large = first.p() < second.p() ? second : first;

        assertEquals(Math.min(1, 2 * small.p()), small.adjustedP(), 1e-12);
        assertEquals(Math.max(small.adjustedP(), large.p()), large.adjustedP(), 1e-12);
    }

    private static PublishedDifference.Test test(PublishedResults results, int district) {
        return row(results, "district", district)
                .change()
                .flatMap(PublishedContrast::favourable)
                .flatMap(PublishedDifference::test)
                .orElseThrow();
    }

    @Test
    void anotherKeyIsAnotherItem() {
        var earlier = release(1, 0);
        key = "safe/2";
        refused(earlier, Reason.NOT_ASKED_BEFORE);
    }

    @Test
    void anotherScaleIsNotCompared() {
        var earlier = release(1, 0);
        codes = List.of(1, 2, 3, 4);
        refused(earlier, Reason.DIFFERENT_CATEGORIES);
    }

    @Test
    void aTurnedScaleIsNotCompared() {
        var earlier = release(1, 0);
        direction = ResponseScale.Direction.FAVOURABLE_LAST;
        refused(earlier, Reason.DIFFERENT_DIRECTION);
    }

    @Test
    void boxesAreNotComparedWithASingleChoice() {
        var earlier = release(1, 0);
        kind = Question.Kind.MULTIPLE;
        refused(earlier, Reason.DIFFERENT_KIND);
    }

    @Test
    void aQuestionAskedOfOthersIsNotCompared() {
        var earlier = release(1, 0);
        filter = Optional.of(new Condition.In("district", Set.of(1)));
        refused(earlier, Reason.DIFFERENT_FILTER);
    }

    @Test
    void aRandomSampleIsNotComparedWithAnOpenSurvey() {
        var earlier = release(1, 0);
        drawn = false;
        refused(earlier, Reason.DIFFERENT_SAMPLING);
    }

    @Test
    void anItemWithheldInOneWaveIsNotCompared() {
        answers = MINIMUM_BASE - 1;
        var earlier = release(1, 0);
        answers = ROWS;
        refused(earlier, Reason.WITHHELD);
    }

    @Test
    void aBreakdownWithheldInTheEarlierWaveIsNotCompared() {
        inSecondDistrict = MINIMUM_BASE - 1;
        var earlier = release(1, 0);
        inSecondDistrict = 100;
        var later = results(2, 0.6);

        var compared = ChangeSinceRelease.add(later, questionnaire(), drawn, earlier);

        assertTrue(row(compared, "all", 0).change().isPresent());
        assertTrue(row(compared, "district", 1).change().isEmpty());
        assertTrue(row(compared, "district", 2).change().isEmpty());
    }

    @Test
    void aDistrictOfAnotherNameIsAnotherDistrict() {
        var earlier = release(1, 0);
        secondDistrict = "South and Harbour";
        var compared = ChangeSinceRelease.add(results(2, 0.6), questionnaire(), drawn, earlier);

        assertTrue(row(compared, "district", 1).change().isPresent());
        assertTrue(row(compared, "district", 2).change().isEmpty());
    }

    @Test
    void aShareThatIsMaskedInTheEarlierReleaseHasNoChange() {
        var earlier = release(1, -9);
        var compared = ChangeSinceRelease.add(results(2, 0), questionnaire(), drawn, earlier);

        var change = row(compared, "all", 0).change().orElseThrow();

        assertFalse(row(earlier.results(), "all", 0).shares().containsKey(5), "nobody gave it");
        assertTrue(row(compared, "all", 0).shares().containsKey(5));
        assertTrue(change.share(5).isEmpty());
        assertTrue(change.share(4).isEmpty(), "it would give the other away");
        assertTrue(change.share(1).isPresent());
        assertTrue(change.unfavourable().isPresent());
    }

    @Test
    void aReleaseWithoutDegreesOfFreedomHasAtLeastThoseOfAllStrata() {
        var earlier = release(1, 0);
        var old = new Release(
                earlier.id(),
                earlier.waveId(),
                earlier.surveySlug(),
                1,
                1,
                earlier.releasedOn(),
                earlier.surveyTitle(),
                earlier.waveTitle(),
                earlier.municipalityName(),
                true,
                true,
                earlier.questionnaire(),
                withoutDegreesOfFreedom(earlier.results()));
        var later = results(2, 0.6);

        assertEquals(
                ChangeSinceRelease.add(later, questionnaire(), drawn, earlier),
                ChangeSinceRelease.add(later, questionnaire(), drawn, old));
    }

    private static PublishedResults withoutDegreesOfFreedom(PublishedResults results) {
        return new PublishedResults(
                results.tables().stream()
                        .map(table -> table.withRows(table.rows().stream()
                                .map(ChangeSinceReleaseTest::withoutDegreesOfFreedom)
                                .toList()))
                        .toList(),
                results.method(),
                Optional.empty(),
                results.indices(),
                results.areaModels(),
                results.crossed(),
                results.places(),
                results.texts());
    }

    private static PublishedRow withoutDegreesOfFreedom(PublishedRow row) {
        var shares = new LinkedHashMap<Integer, PublishedEstimate>();
        row.shares().forEach((code, share) -> shares.put(code, withoutDegreesOfFreedom(share)));
        return new PublishedRow(
                row.group(),
                row.base(),
                row.weightedBase(),
                shares,
                row.favourable().map(ChangeSinceReleaseTest::withoutDegreesOfFreedom),
                row.middle(),
                row.unfavourable().map(ChangeSinceReleaseTest::withoutDegreesOfFreedom),
                row.mean(),
                row.missing(),
                row.change(),
                row.fromRest());
    }

    private static PublishedEstimate withoutDegreesOfFreedom(PublishedEstimate estimate) {
        return new PublishedEstimate(
                estimate.value(),
                estimate.standardError(),
                estimate.lower(),
                estimate.upper(),
                estimate.base(),
                estimate.effectiveBase(),
                estimate.note(),
                0);
    }

    private void refused(Release earlier, Reason reason) {
        var compared = ChangeSinceRelease.add(results(2, 0), questionnaire(), drawn, earlier);

        assertEquals(Optional.of(reason), compared.comparison().orElseThrow().findReason("safe"));
        compared.tables().stream()
                .filter(table -> table.item().equals("safe"))
                .flatMap(table -> table.rows().stream())
                .forEach(row -> assertFalse(row.change().isPresent()));
        assertTrue(compared.comparison().orElseThrow().notable().isEmpty());
    }

    private static PublishedRow row(PublishedResults results, String breakdown, int group) {
        return results.findTable("safe", breakdown)
                .flatMap(table -> table.findRow(group))
                .orElseThrow();
    }

    private Release release(int seed, double shift) {
        return new Release(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "survey",
                1,
                1,
                LocalDate.EPOCH,
                LocalizedText.same("Survey"),
                LocalizedText.same("First"),
                "City",
                true,
                true,
                questionnaire(),
                results(seed, shift));
    }

    /** Answers that lean to the later codes by a shift; with a shift far below 0 nobody gives the last code. */
    private PublishedResults results(int seed, double shift) {
        var random = new SplittableRandom(seed);
        var questionnaire = questionnaire();
        var columns = Columns.of(questionnaire);
        var data = new short[columns.size()][ROWS];
        for (int row = 0; row < ROWS; row++) {
            data[0][row] = (short) (row < inSecondDistrict ? 2 : 1);
            var most = shift < -1 ? codes.size() - 1 : codes.size();
            var answer = codes.get((int) Math.max(
                    0, Math.min(most - 1, Math.floor(random.nextDouble() * most + Math.max(shift, 0)))));
            for (int column = 1; column < columns.size(); column++) {
                var code = columns.get(column).isBox()
                        ? (answer == columns.get(column).boxCode() ? 1 : 0)
                        : answer;
                data[column][row] = (short) (row < answers ? code : -9);
            }
        }
        return EvaluateWave.evaluate(
                questionnaire,
                new AnswerColumns(columns, ROWS, data),
                WeightBasis.of(List.of()),
                new EvaluationSettings(MINIMUM_BASE, "test", ""));
    }

    private Questionnaire questionnaire() {
        var categories = codes.stream()
                .map(code -> new Category(code, LocalizedText.same("answer " + code)))
                .toList();
        return Examples.questionnaire(
                List.of(
                        question("district", "district/1", 1, Question.Kind.SINGLE, Optional.empty()),
                        question("safe", key, 2, kind, filter)),
                Map.of(
                        "district",
                        Examples.nominal("district", "North", secondDistrict),
                        "safe",
                        new ResponseScale("safe", ResponseScale.Measure.ORDINAL, direction, categories, Map.of())),
                List.of(new Breakdown("district", LocalizedText.same("District"), List.of())));
    }

    private static Question question(
            String name, String comparabilityKey, int number, Question.Kind kind, Optional<Condition> filter) {
        var dimension = name.equals("district") ? Dimension.SOCIO : Dimension.AFFECTIVE;
        var item = new Item(name, LocalizedText.same(name), dimension, Evidence.values()[0], comparabilityKey);
        return Question.plain(number, kind, item, Optional.of(name)).withRule(filter);
    }
}
