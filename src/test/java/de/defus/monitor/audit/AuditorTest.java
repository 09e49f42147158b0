package de.defus.monitor.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import de.defus.monitor.analysis.disclosure.AnswerGuard;
import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.analysis.disclosure.Successor;
import de.defus.monitor.evaluation.EvaluateWave;
import de.defus.monitor.evaluation.EvaluationSettings;
import de.defus.monitor.evaluation.WeightBasis;
import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.platform.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Attacks the releases of small invented cities. {@code -Daudit.cities=1000} attacks more of them.
 */
class AuditorTest {

    private static final int CITIES = Integer.getInteger("audit.cities", 60);
    private static final int FEWEST = AnswerGuard.FEWEST;

    private int coarser;

    private final ObjectMapper json = new ObjectMapper().registerModule(new Jdk8Module());

    @Test
    void nothingIsRecoveredFromTheReleasesOfSmallCities() {
        var unweighted = new Tally();
        var weighted = new Tally();
        coarser = 0;
        for (long seed = 1; seed <= CITIES; seed++) {
            var city = SmallCity.of(seed);
            attack(city, List.of(), unweighted);
            attack(city, city.population(), weighted);
        }
        System.out.println("small cities, unweighted: " + unweighted + "; weighted: " + weighted);

        assertEquals(Map.of(), unweighted.recovered());
        assertEquals(Map.of(), weighted.recovered());
        assertTrue(unweighted.releases() > CITIES / 2, "most cities can be released");
        assertTrue(coarser > 0, "coarser groups take the place of small ones");
        assertTrue(unweighted.shares() > 100 * unweighted.releases() / 2, "and still show something");
    }

    private void attack(SmallCity city, List<PopulationCount> population, Tally tally) {
        evaluate(city, population).ifPresent(results -> {
            var release = PublicRelease.of(json.valueToTree(results));
            coarser += release.tables().values().stream()
                    .filter(table -> table.breakdown().equals("age_group"))
                    .filter(table -> table.rows().containsKey(11))
                    .count();
            tally.add(release, Auditor.attack(city.questionnaire(), release, city.minimumBase(), FEWEST));
        });
    }

    @Test
    void theAuditorFindsWhatIsNotProtected() {
        var naked = new Tally();
        LongStream.rangeClosed(1, CITIES).mapToObj(SmallCity::of).forEach(city -> {
            var release = NakedRelease.of(city, 0);
            naked.add(release, Auditor.attack(city.questionnaire(), release, city.minimumBase(), FEWEST));
        });
        System.out.println("without protection: " + naked);

        assertTrue(naked.recovered().get(Recovery.Kind.SENSITIVE_ANSWER) > 10 * CITIES);
        assertTrue(naked.recovered().get(Recovery.Kind.SMALL_GROUP) > CITIES);
        assertTrue(naked.recovered().get(Recovery.Kind.MISSING_REASON) > CITIES);
    }

    @Test
    void theAuditorComputesWhatIsOnlyLeftOut() {
        var leftOut = new Tally();
        LongStream.rangeClosed(1, CITIES).mapToObj(SmallCity::of).forEach(city -> {
            var release = NakedRelease.of(city, FEWEST);
            var found = Auditor.attack(city.questionnaire(), release, city.minimumBase(), FEWEST);
            leftOut.add(release, found);
        });
        System.out.println("small shares left out and nothing else: " + leftOut);

        assertTrue(leftOut.recovered().get(Recovery.Kind.SENSITIVE_ANSWER) > CITIES);
    }

    @Test
    void theAuditorComputesAnswersFromExactScores() {
        var exact = new Tally();
        var rounded = 0;
        for (long seed = 1; seed <= CITIES; seed++) {
            var city = SmallCity.of(seed);
            var results = evaluate(city, List.of());
            if (results.isEmpty()) {
                continue;
            }
            var release = PublicRelease.of(json.valueToTree(results.get()));
            rounded += release.scores().size();
            var naked = release.withScores(NakedRelease.exactScores(city));
            exact.add(naked, Auditor.attack(city.questionnaire(), naked, city.minimumBase(), FEWEST));
        }
        System.out.println("protected tables with exact scores: " + exact + "; rounded scores shown: " + rounded);

        assertTrue(exact.recovered().getOrDefault(Recovery.Kind.MASKED_ANSWER, 0)
                        + exact.recovered().getOrDefault(Recovery.Kind.SENSITIVE_ANSWER, 0)
                > CITIES / 4);
        assertTrue(rounded > CITIES, "scores are shown all the same");
    }

    @Test
    void theAuditorFindsWhatSplitGroupsTell() {
        var naked = new Tally();
        var shown = 0;
        for (long seed = 1; seed <= CITIES; seed++) {
            var city = SmallCity.of(seed);
            var results = evaluate(city, List.of());
            if (results.isEmpty()) {
                continue;
            }
            var release = PublicRelease.of(json.valueToTree(results.get()));
            shown += release.crossed().size();
            var exact = release.withScores(List.of()).withCrossed(NakedRelease.exactCrosses(city));
            naked.add(exact, Auditor.attack(city.questionnaire(), exact, city.minimumBase(), FEWEST));
        }
        System.out.println("protected tables with all groups split: " + naked + "; split groups shown: " + shown);

        assertTrue(naked.recovered().getOrDefault(Recovery.Kind.SENSITIVE_ANSWER, 0) > CITIES);
        assertTrue(shown > CITIES / 2, "some groups can be split");
    }

    @Test
    void theAuditorTakesReleasesOffEachOther() {
        var found = 0;
        var refused = 0;
        var allowed = 0;
        for (long seed = 1; seed <= CITIES; seed++) {
            var city = SmallCity.of(seed);
            for (var more : new int[] {0, 1, city.minimumBase() - 1, 3 * city.minimumBase()}) {
                var before = evaluate(city, List.of());
                var later = city.later(seed, more);
                var after = evaluate(later, List.of());
                if (before.isEmpty() || after.isEmpty()) {
                    continue;
                }
                var attack = Auditor.attack(
                        city.questionnaire(),
                        PublicRelease.of(json.valueToTree(before.get())),
                        PublicRelease.of(json.valueToTree(after.get())),
                        city.minimumBase(),
                        FEWEST);
                var clash = Successor.findClash(before.get(), after.get());
                found += attack.recoveries().isEmpty() ? 0 : 1;
                refused += clash.isPresent() ? 1 : 0;
                if (clash.isEmpty()) {
                    allowed++;
                    assertEquals(List.of(), attack.recoveries());
                }
                assertFalse(more == 0 && clash.isPresent(), "the same answers may be released again");
            }
        }
        System.out.printf("second releases: %d tell of too few, %d are refused, %d allowed%n", found, refused, allowed);

        assertTrue(found > CITIES);
        assertTrue(allowed >= CITIES / 2);
    }

    private Optional<PublishedResults> evaluate(SmallCity city, List<PopulationCount> population) {
        try {
            return Optional.of(EvaluateWave.evaluate(
                    city.questionnaire(),
                    city.answers(),
                    WeightBasis.of(population),
                    new EvaluationSettings(city.minimumBase(), "audit", "")));
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }
}
