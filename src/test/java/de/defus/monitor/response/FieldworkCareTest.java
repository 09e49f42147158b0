package de.defus.monitor.response;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.account.Municipalities;
import de.defus.monitor.account.Municipality;
import de.defus.monitor.journey.DemoAnswers;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.access.SampledCity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class FieldworkCareTest {

    /** Of two districts: in one of them are at least as many as begin to move. */
    private static final int ANSWERS = 2 * FlushPool.WAITING_BEFORE_A_GROUP_MOVES;

    private final FieldworkCare care;
    private final Municipalities municipalities;
    private final TenantScope scope;
    private final EntityManager entities;
    private final ObjectMapper json = new ObjectMapper();

    FieldworkCareTest(FieldworkCare care, Municipalities municipalities, TenantScope scope, EntityManager entities) {
        this.care = care;
        this.municipalities = municipalities;
        this.scope = scope;
        this.entities = entities;
    }

    @Test
    void aCityWhoseAnswersCannotBeOpenedDoesNotHoldUpTheOthers() throws Exception {
        var both = List.of(new SampledCity().open(), new SampledCity().open());
        var turns = municipalities.list().stream().map(Municipality::id).toList();
        var cities = both.stream()
                .sorted(Comparator.comparing(city -> turns.indexOf(city.analyst.municipalityId())))
                .toList();
        for (var city : cities) {
            answer(city);
        }
        var broken = cities.get(0);
        scope.run(
                broken.analyst.municipalityId(),
                () -> entities.createNativeQuery("update response_pool set sealed = set_byte(sealed, 40, 0) || '\\x00'")
                        .executeUpdate());

        care.mixAndTidy();

        assertEquals(0, mixed(broken));
        assertTrue(mixed(cities.get(1)) >= FlushPool.GROUP, "the next city's answers are mixed");
        scope.run(
                broken.analyst.municipalityId(),
                () -> entities.createNativeQuery("delete from response_pool").executeUpdate());
    }

    private void answer(SampledCity city) throws Exception {
        for (var code : city.codes.values().stream().limit(ANSWERS).toList()) {
            var answers = new LinkedHashMap<String, Object>(DemoAnswers.all());
            answers.put("district", "1");
            var body = new LinkedHashMap<String, Object>();
            body.put("submissionId", UUID.randomUUID());
            body.put("language", "de");
            body.put("answers", answers);
            body.put("code", code);
            var answer = given().contentType("application/json; charset=UTF-8")
                    .body(json.writeValueAsBytes(body))
                    .post("/api/v1/links/" + city.slug + "/responses");
            assertEquals(201, answer.statusCode(), answer::asString);
        }
    }

    private long mixed(SampledCity city) {
        return scope.call(city.analyst.municipalityId(), () -> {
            List<?> rows = entities.createNativeQuery("select id from responses", UUID.class)
                    .getResultList();
            return (long) rows.size();
        });
    }
}
