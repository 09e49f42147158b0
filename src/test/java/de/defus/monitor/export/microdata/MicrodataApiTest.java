package de.defus.monitor.export.microdata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.LoadReleaseRows;
import de.defus.monitor.export.DemoRelease;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class MicrodataApiTest {

    /** Everything that follows from where somebody lives, and age and gender: the weights too. */
    private static final List<String> KNOWN_OF_A_NEIGHBOUR = List.of(
            "district",
            "age_group",
            "gender",
            Microdata.MODE,
            Microdata.STRATUM,
            Microdata.POPULATION,
            Microdata.DESIGN_WEIGHT,
            Microdata.WEIGHT);

    @Inject
    MakeMicrodata make;

    @Inject
    LoadReleaseRows load;

    @Test
    void theWeightsByRowAreThoseOfTheRelease() {
        var rows = DemoRelease.rows();
        var weights = rows.weights().weights();
        var method = rows.release().results().method();
        var column = rows.answers().get("safe_dark_neighbourhood");
        var valid = 0.0;
        var first = 0.0;
        for (int row = 0; row < weights.length; row++) {
            valid += column[row] > 0 ? weights[row] : 0;
            first += column[row] == 1 ? weights[row] : 0;
        }
        var published = rows.release()
                .results()
                .findTable("safe_dark_neighbourhood", PublishedTable.ALL)
                .orElseThrow()
                .rows()
                .get(0);

        assertEquals(published.shares().get(1).value(), first / valid, 1e-12);
        assertEquals(method.largestWeight(), Arrays.stream(weights).max().orElseThrow());
        assertEquals(method.population(), Math.round(Arrays.stream(weights).sum()));
    }

    @Test
    void nobodyStandsAloneNotEvenByWeight() {
        var data = DemoRelease.microdata();
        var sizes = new HashMap<List<Double>, Integer>();
        for (int row = 0; row < data.rows(); row++) {
            var at = row;
            sizes.merge(
                    KNOWN_OF_A_NEIGHBOUR.stream()
                            .map(name -> data.get(name).get(at))
                            .toList(),
                    1,
                    Integer::sum);
        }

        assertTrue(sizes.values().stream().allMatch(size -> size >= 5), () -> sizes.toString());
        assertEquals(0, data.anonymity().after().rowsBelowK());
        assertTrue(data.anonymity().before().rowsBelowK() > 0, "the demo city has people who would stand alone");
        assertEquals(List.of("age_group"), data.anonymity().grouped());
    }

    @Test
    void weightsStillAddUpToThePopulationOfEveryDistrict() {
        var rows = DemoRelease.rows();
        var data = DemoRelease.microdata();
        var expected = new HashMap<Integer, Double>();
        for (int row = 0; row < data.rows(); row++) {
            expected.merge(
                    (int) rows.answers().get("district")[row], rows.weights().weights()[row], Double::sum);
        }
        var found = new HashMap<Integer, Double>();
        for (int row = 0; row < data.rows(); row++) {
            found.merge(
                    (int) data.get("district").get(row),
                    data.get(Microdata.WEIGHT).get(row),
                    Double::sum);
        }

        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((district, sum) -> assertEquals(sum, found.get(district), 1e-6));
    }

    @Test
    void hasTheColumnsOfTheQuestionnaireAndNoneThatKnowsAnOrderOrAName() {
        var data = DemoRelease.microdata();
        var names = data.variables().stream().map(Variable::name).toList();

        assertEquals(names.size(), Set.copyOf(names).size());
        assertTrue(names.containsAll(List.of("safe_dark_neighbourhood", "unsafe_reasons_11", "victim_experience")));
        assertFalse(names.stream()
                .anyMatch(name -> name.contains("other")
                        || Set.of("id", "unsafe_places", "avoided_places", "wishes", "language")
                                .contains(name)));
    }

    @Test
    void theOrderIsDrawnAnewButTheGapsAreTheSame() {
        var one = DemoRelease.microdata();
        var two = DemoRelease.microdata();

        var differing = IntStream.range(0, one.rows())
                .filter(row ->
                        one.get("district").get(row) != two.get("district").get(row))
                .count();
        assertTrue(differing > one.rows() / 2, "the order differs: " + differing);
        assertArrayEquals(fingerprints(one), fingerprints(two));
    }

    private static String[] fingerprints(Microdata data) {
        return IntStream.range(0, data.rows())
                .mapToObj(row -> data.series().stream()
                        .map(series -> Double.toString(series.get(row)))
                        .toList()
                        .toString())
                .sorted()
                .toArray(String[]::new);
    }

    @Test
    void everyCodeIsExplained() {
        var data = DemoRelease.microdata();
        for (var series : data.series()) {
            if (series.isCoded()) {
                var known = series.variable().allValues().stream()
                        .map(value -> (short) value.code())
                        .toList();
                for (var code : series.codes()) {
                    assertTrue(known.contains(code), series.variable().name() + " has " + code);
                }
            }
        }
    }
}
