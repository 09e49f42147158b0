package de.defus.monitor.evaluation.fieldwork;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Staff;
import de.defus.monitor.journey.FormWalk;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.response.FlushPool;
import de.defus.monitor.survey.access.SampledCity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A wave in the field is watched by its counts; its answers stay unseen. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FieldworkTest {

    private final EntityManager entities;
    private final TenantScope scope;
    private final FlushPool pool;

    FieldworkTest(EntityManager entities, TenantScope scope, FlushPool pool) {
        this.pool = pool;
        this.entities = entities;
        this.scope = scope;
    }

    @Test
    void ratesAreThoseOfAaporAndCountsBelowTheWholeAreFullTens() {
        var city = new SampledCity().open();
        var first = letters(city, 1);
        var second = letters(city, 2);
        first.subList(0, 23).forEach(letter -> answer(city, city.codes.get(letter), "de"));
        second.subList(0, 9).forEach(letter -> answer(city, city.codes.get(letter), "tr"));
        dispositions(city, "UNDELIVERABLE", first.subList(30, 34));
        dispositions(city, "REFUSED", second.subList(30, 36));

        fieldwork(city)
                .statusCode(200)
                .body("total", equalTo(32))
                .body("strata[0].answers.from", equalTo(20))
                .body("strata[0].answers.to", equalTo(29))
                .body("strata[0].responseFrom", equalTo(0.2f))
                .body("strata[0].responseTo", equalTo(0.29f))
                .body("strata[1].answers.from", equalTo(0))
                .body("strata[1].halfWidth", nullValue())
                .body("modes", hasSize(1))
                .body("modes[0].answers.from", equalTo(30))
                .body("languages", hasSize(0))
                // 32 / 200; 32 / (200 - 4); 6 / 200
                .body("rates.response", equalTo(0.16f))
                .body("rates.adjusted.toDouble()", closeTo(32.0 / 196, 1e-6))
                .body("rates.refusal", equalTo(0.03f))
                .body("rates.open", equalTo(200 - 32 - 4 - 6))
                .body("hint", equalTo("NOT_YET"))
                .body("days", hasSize(1))
                .body("days[0].added", equalTo(30));

        // Ten of the first district leave the pool; only then is their language known.
        pool.flush(city.analyst.municipalityId());
        fieldwork(city)
                .body("total", equalTo(32))
                .body("languages.language", equalTo(List.of("de")))
                .body("languages[0].answers.from", equalTo(10));

        // One more answer in the same ten is not seen anywhere but in the total.
        var before = fieldwork(city).extract().asString();
        answer(city, city.codes.get(first.get(23)), "de");
        var after = fieldwork(city).extract().asString();
        assertEquals(
                before.replaceAll("\"(total|answered|open|response|adjusted|refusal)\":[0-9.]+", ""),
                after.replaceAll("\"(total|answered|open|response|adjusted|refusal)\":[0-9.]+", ""));
    }

    @Test
    void thePlannedPrecisionIsAReasonToEndAndAWeakDistrictIsNamed() {
        var city = new SampledCity().open();
        var first = letters(city, 1);
        var second = letters(city, 2);
        // Planned are 30 of 100 in each of two districts of 3,000 and 1,000 people.
        first.subList(0, 60).forEach(letter -> answer(city, city.codes.get(letter), "de"));
        second.subList(0, 12).forEach(letter -> answer(city, city.codes.get(letter), "de"));
        fieldwork(city).body("hint", equalTo("WEAK_STRATA")).body("strata.weak", equalTo(List.of(false, true)));
        second.subList(12, 40).forEach(letter -> answer(city, city.codes.get(letter), "de"));
        fieldwork(city).body("hint", equalTo("REACHED")).body("strata.weak", equalTo(List.of(false, false)));
        city.analyst
                .browser()
                .get("/stadt/wellen/" + city.wave + "/feld")
                .then()
                .statusCode(200)
                .body(containsString("Am festgelegten Tag können Sie die Welle schließen"));
    }

    @Test
    void aWeekWithoutAnswersIsTold() {
        var city = new SampledCity().open();
        scope.run(
                city.analyst.municipalityId(),
                () -> entities.createNativeQuery("""
                        insert into fieldwork_days (wave_id, day, municipality_id, answers)
                        values (:wave, current_date - 8, :city, 0), (:wave, current_date - 3, :city, 0)""")
                        .setParameter("wave", UUID.fromString(city.wave))
                        .setParameter("city", city.analyst.municipalityId())
                        .executeUpdate());
        fieldwork(city).body("hint", equalTo("STALLED")).body("days", hasSize(3));
    }

    @Test
    void whereBegunFormsWereLeftIsCountedWithoutSayingWhose() throws Exception {
        var city = new SampledCity().open();
        for (int letter = 1; letter <= 12; letter++) {
            var walk = new FormWalk(Staff.address("/c"));
            walk.submit(Map.of("code", List.of(city.codes.get(letter))));
            walk.open(walk.address()
                    .resolve(walk.page().selectFirst("main a.button").attr("href")));
            walk.submit(Map.of());
            if (letter <= 2) {
                walk.submit(Map.of());
            }
        }
        fieldwork(city).body("leftOff", hasSize(0));
        // As if they had been left since yesterday.
        scope.run(
                city.analyst.municipalityId(),
                () -> entities.createNativeQuery("update drafts set last_day = last_day - 1")
                        .executeUpdate());
        fieldwork(city)
                .body("leftOff.page", equalTo(List.of(1, 2)))
                .body("leftOff[0].drafts.from", equalTo(10))
                .body("leftOff[1].drafts.withheld", equalTo(true));
    }

    @Test
    void noAnswerIsOnThePage() {
        var city = new SampledCity().open();
        answer(city, city.codes.get(1), "de");
        for (var found : List.of(
                fieldwork(city).extract().asString(),
                city.analyst
                        .browser()
                        .get("/stadt/wellen/" + city.wave + "/feld")
                        .asString())) {
            assertFalse(found.contains("Geheimnis"), found);
            assertFalse(found.contains("unsafe_places"), found);
        }
        assertTrue(
                given().get("/stadt/wellen/" + city.wave + "/feld").asString().contains("Anmelden"));
        given().get("/api/v1/waves/" + city.wave + "/fieldwork").then().statusCode(401);
    }

    private static ValidatableResponse fieldwork(SampledCity city) {
        return city.analyst
                .request()
                .get("/api/v1/waves/" + city.wave + "/fieldwork")
                .then();
    }

    private List<Integer> letters(SampledCity city, int stratum) {
        return scope.call(city.analyst.municipalityId(), () -> {
            List<?> rows = entities.createNativeQuery(
                            "select letter_number from access_codes where stratum = :stratum order by 1")
                    .setParameter("stratum", stratum)
                    .getResultList();
            return rows.stream().map(row -> ((Number) row).intValue()).toList();
        });
    }

    private static void dispositions(SampledCity city, String disposition, List<Integer> letters) {
        city.analyst
                .request()
                .contentType("application/json")
                .body("{\"letterNumbers\":" + letters + ",\"disposition\":\"" + disposition + "\"}")
                .put(city.path("dispositions"))
                .then()
                .statusCode(200);
    }

    private static void answer(SampledCity city, String code, String language) {
        given().contentType("application/json")
                .body("""
                        {"submissionId":"%s","language":"%s","code":"%s",
                         "answers":{"district":1,"unsafe_places":"Geheimnis"}}""".formatted(UUID.randomUUID(), language, code))
                .post("/api/v1/links/" + city.slug + "/responses")
                .then()
                .statusCode(201);
    }
}
