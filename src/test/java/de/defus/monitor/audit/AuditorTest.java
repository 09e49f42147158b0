package de.defus.monitor.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import de.defus.monitor.evaluation.EvaluateWave;
import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.platform.problem.Refusal;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Attacks the releases of invented small cities. */
class AuditorTest {

    private static final int CITIES = 60;
    private static final int FEWEST = 3;

    private final ObjectMapper json = new ObjectMapper().registerModule(new Jdk8Module());

    @Test
    void nothingIsRecoveredFromTheReleasesOfSmallCities() {
        var kinds = new EnumMap<Recovery.Kind, Integer>(Recovery.Kind.class);
        var cells = 0;
        var small = 0;
        var gaps = 0;
        var shares = 0;
        var releases = 0;
        var withheld = 0;
        var tables = 0;
        for (long seed = 1; seed <= CITIES; seed++) {
            var city = SmallCity.of(seed);
            for (var population : List.of(List.<PopulationCount>of(), city.population())) {
                var release = release(city, population);
                if (release.isEmpty()) {
                    continue;
                }
                releases++;
                var found = Auditor.attack(city.questionnaire(), release.get(), city.minimumBase(), FEWEST);
                found.byKind().forEach((kind, count) -> kinds.merge(kind, count, Integer::sum));
                if (!found.recoveries().isEmpty()) {
                    System.out.println(seed + " " + population.isEmpty() + " "
                            + found.recoveries().get(0));
                }
                cells += found.cells();
                small += found.smallAnswers();
                gaps += found.smallGaps();
                shares += release.get().shares();
                withheld += release.get().withheld().size();
                tables += release.get().tables().size();
            }
        }
        System.out.printf(
                "%d releases, %d cells, recovered %s, answers of few %d, gaps of few %d, shares %d, withheld %d of %d%n",
                releases, cells, kinds, small, gaps, shares, withheld, tables);
        assertEquals("{}", kinds.toString());
    }

    private Optional<PublicRelease> release(SmallCity city, List<PopulationCount> population) {
        try {
            var results = EvaluateWave.evaluate(
                    city.questionnaire(), city.answers(), population, city.minimumBase(), "audit");
            return Optional.of(PublicRelease.of(json.valueToTree(results)));
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }
}
