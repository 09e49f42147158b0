package de.defus.monitor.audit;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.account.Municipalities;
import de.defus.monitor.analysis.disclosure.AnswerGuard;
import de.defus.monitor.analysis.disclosure.PublishedPlaces;
import de.defus.monitor.evaluation.EvaluateWave;
import de.defus.monitor.evaluation.EvaluationSettings;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.evaluation.WeightBasis;
import de.defus.monitor.place.Population;
import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.report.Words;
import de.defus.monitor.response.CountSquares;
import de.defus.monitor.response.LoadAnswerColumns;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Attacks the releases of the demo city as everybody gets them, on every channel. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DemoAuditTest {

    private static final int FEWEST = AnswerGuard.FEWEST;

    @Inject
    ObjectMapper json;

    @Inject
    Releases releases;

    @Inject
    Municipalities municipalities;

    @Inject
    Waves waves;

    @Inject
    InstrumentOfWave instruments;

    @Inject
    LoadAnswerColumns columns;

    @Inject
    CountSquares squares;

    @Inject
    Population population;

    @Inject
    TenantScope scope;

    @Inject
    EntityManager entities;

    @ConfigProperty(name = "quarkus.application.version")
    String version;

    @Test
    void nothingIsRecoveredFromTheInterface() throws IOException {
        for (var wave : List.of(1, 2)) {
            var release = PublicRelease.of(results(wave));
            var tally = new Tally();
            tally.add(release, Auditor.attack(questionnaire(wave), release, release.minimumBase(), FEWEST));
            System.out.println("demo wave " + wave + ": " + tally);
            assertEquals(Map.of(), tally.recovered());
        }
    }

    @Test
    void nothingIsRecoveredByWhoKnowsEveryWeight() {
        for (var wave : List.of(1, 2)) {
            var release = PublicRelease.of(json.valueToTree(evaluate(wave, List.of())));
            var tally = new Tally();
            tally.add(release, Auditor.attack(questionnaire(wave), release, release.minimumBase(), FEWEST));
            System.out.println("demo wave " + wave + " unweighted: " + tally);
            assertEquals(Map.of(), tally.recovered());
        }
    }

    @Test
    void theWorkbookShowsWhatTheInterfaceShowsAndNoMore() throws IOException {
        var release = release(2);
        var shown = WorkbookShares.read(
                given().header("Accept-Language", "de")
                        .get("/ergebnisse/demo/tabellenband.xlsx?welle=2")
                        .asByteArray(),
                new Words(release, Texts.in("de")));
        var masked = 0;
        for (var table : PublicRelease.of(results(2)).tables().values()) {
            for (var row : table.rows().values()) {
                for (var code : new Words(release, Texts.in("de")).codes(table.item())) {
                    var key = WorkbookShares.key(table.item(), table.breakdown(), row.group(), code);
                    assertEquals(row.shares().get(code), shown.remove(key), key);
                    masked += row.shares().containsKey(code) ? 0 : 1;
                }
            }
        }
        assertTrue(shown.isEmpty(), () -> "only in the workbook: " + shown);
        assertTrue(masked > 0, "the demo masks something");
    }

    @Test
    void thePagesShowAPointForEveryMaskedShare() throws IOException {
        var words = new Words(release(2), Texts.in("de"));
        var release = PublicRelease.of(results(2));
        for (var item : release.items()) {
            var page = given().header("Accept-Language", "de")
                    .get("/ergebnisse/demo/frage/" + item + "?welle=2")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            var masked = release.tables().values().stream()
                    .filter(table -> table.item().equals(item))
                    .flatMap(table -> table.rows().values().stream())
                    .mapToInt(row -> words.codes(item).size()
                            - row.shares().size()
                            + (words.isRated(item) && row.mean().isEmpty() ? 1 : 0))
                    .sum();
            assertEquals(masked, page.split("aria-hidden=\"true\">•<", -1).length - 1, item);
            given().get("/ergebnisse/demo/grafik/" + item + "/grafik.svg?welle=2")
                    .then()
                    .statusCode(release.find(item, PublicRelease.ALL).isPresent() ? 200 : 409);
        }
        given().get("/ergebnisse/demo?welle=1").then().statusCode(200);
    }

    @Test
    void evaluatingAWaveAgainGivesTheReleasedBytes() throws IOException {
        var city = municipalities.findBySlug("musterstadt").orElseThrow();
        var stored = scope.call(
                city.id(),
                () -> entities.createNativeQuery(
                                "select results::text from releases where survey_slug = 'demo' and wave_number = 1",
                                String.class)
                        .getSingleResult());

        assertEquals(stored, json.writeValueAsString(evaluate(1, population.find(city.id()))));
    }

    private de.defus.monitor.analysis.disclosure.PublishedResults evaluate(int wave, List<PopulationCount> people) {
        var view = wave(wave);
        var questionnaire = instruments.get(view);
        var places = questionnaire
                .questions()
                .filter(question -> question.placeKey().isPresent())
                .map(question ->
                        PublishedPlaces.of(question.key(), squares.count(view, question, false), view.minimumBase()))
                .toList();
        return EvaluateWave.evaluate(
                        questionnaire,
                        columns.load(view, questionnaire),
                        WeightBasis.of(people),
                        new EvaluationSettings(view.minimumBase(), version, instruments.digest(view)))
                .withPlaces(places);
    }

    private WaveView wave(int number) {
        var city = municipalities.findBySlug("musterstadt").orElseThrow();
        var view = waves.get(city.id(), release(number).waveId());
        assertFalse(view.questionnaireDigest().isEmpty(), "what it was opened with is kept");
        return view;
    }

    private Release release(int wave) {
        return releases.find("demo", wave).orElseThrow();
    }

    private Questionnaire questionnaire(int wave) {
        return release(wave).questionnaire();
    }

    private JsonNode results(int wave) throws IOException {
        return json.readTree(given().get("/api/v1/results/demo/waves/" + wave).asString())
                .path("results");
    }
}
