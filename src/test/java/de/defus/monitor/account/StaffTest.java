package de.defus.monitor.account;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class StaffTest {

    @Test
    void theHelperIsSignedInBothWays() throws Exception {
        var analyst = Staff.ofNewCity();
        analyst.request()
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("email", equalTo(analyst.email()))
                .body("municipalityId", equalTo(analyst.municipalityId().toString()));
        var walk = analyst.walk("/stadt");
        assertEquals(200, walk.status());
        assertEquals("/stadt", walk.address().getPath());
    }
}
