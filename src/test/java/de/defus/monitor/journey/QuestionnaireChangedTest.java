package de.defus.monitor.journey;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A wave whose questionnaire's files were changed after it was opened. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class QuestionnaireChangedTest {

    @Inject
    EntityManager entities;

    @Inject
    TenantScope scope;

    @Test
    void isWarnedOfAndNeitherReleasedNorOpenedAgain() {
        var city = City.with("umgeschrieben");
        var wave = "/api/v1/waves/" + city.ids().get("waveId");
        var page = "/stadt/befragungen/" + city.ids().get("surveyId");
        var analyst = city.analyst();
        analyst.request().get(wave).then().body("questionnaireChanged", equalTo(false));
        assertFalse(analyst.request().get(page).asString().contains("andere als bei der Öffnung"));

        // As if another file had been there at the opening.
        var changed = scope.call(
                analyst.municipalityId(),
                () -> entities.createNativeQuery(
                                "update waves set questionnaire_digest = repeat('0', 64) where id = :id")
                        .setParameter("id", UUID.fromString(city.ids().get("waveId")))
                        .executeUpdate());

        assertEquals(1, changed);
        analyst.request().get(wave).then().body("questionnaireChanged", equalTo(true));
        assertTrue(analyst.request().get(page).asString().contains("andere als bei der Öffnung"));
        analyst.request()
                .contentType("application/json")
                .post(wave + "/close")
                .then()
                .statusCode(200);
        analyst.request()
                .contentType("application/json")
                .post(wave + "/release")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/questionnaire-changed"));
        analyst.request()
                .contentType("application/json")
                .body("{}")
                .post(wave + "/open")
                .then()
                .statusCode(409);
    }
}
