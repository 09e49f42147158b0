package de.defus.monitor.tenant;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A city never sees or changes another's rows: at the interface, on the pages, and in the database. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TenantTest {

    private static final String OUTLINE = """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"key":"A","code":1,"name":"Mitte"},
            "geometry":{"type":"Polygon","coordinates":[[[8,50],[8.1,50],[8.1,50.1],[8,50]]]}}]}""";
    /** Public by purpose: names of cities, addresses of questionnaires, released figures. */
    private static final Set<String> PUBLIC = Set.of("open_links", "releases");

    @Inject
    EntityManager entities;

    @Inject
    TenantScope scope;

    @Test
    void nothingOfAnotherCityIsReachedByItsIds() {
        var own = Staff.ofNewCity("nachbarstadt", "22222222");
        var other = Staff.ofNewCity("fremdstadt", "33333333");
        var survey = survey(other);
        var wave = wave(other, survey);
        Map<String, Object> api =
                RestAssured.get("/q/openapi?format=json").jsonPath().getMap("paths");
        var tried = new ArrayList<String>();
        api.keySet().stream()
                .filter(path -> path.contains("{surveyId}") || path.contains("{waveId}"))
                .forEach(path -> {
                    var address = path.replace("{surveyId}", survey).replace("{waveId}", wave);
                    for (var status : List.of(
                            own.request().get(address).statusCode(),
                            own.request()
                                    .contentType("application/json")
                                    .body("{\"title\": \"x\", \"sampling\": \"OPEN_ACCESS\", \"link\": \"gestohlen\"}")
                                    .post(address)
                                    .statusCode())) {
                        assertTrue(status == 404 || status == 405, path + " answered " + status);
                    }
                    tried.add(path);
                });
        assertTrue(tried.size() >= 6, "the interface lists its paths: " + tried);
        own.visit().get("/stadt/befragungen/" + survey).then().statusCode(404);
        own.request().get("/api/v1/surveys").then().body("size()", equalTo(0));
        own.request().get("/api/v1/districts").then().body("size()", equalTo(0));
        other.request().get("/api/v1/waves/" + wave).then().body("wave.state", equalTo("DRAFT"));
    }

    @Test
    void everyTableWithAMunicipalityIsClosedByTheDatabaseItself() {
        var stranger = Staff.ofNewCity("leerstadt", "44444444");
        var tables = names("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relkind = 'r' and a.attname = 'municipality_id' and c.relnamespace = 'public'::regnamespace""");
        assertTrue(tables.size() >= 10, tables.toString());
        assertEquals(List.of(), names("""
                        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relkind = 'r' and a.attname = 'municipality_id' and c.relnamespace = 'public'::regnamespace
                            and not (c.relrowsecurity and c.relforcerowsecurity)"""));
        for (var table : tables) {
            if (!PUBLIC.contains(table)) {
                var foreign = scope.call(
                        stranger.municipalityId(),
                        () -> entities.createNativeQuery("select count(*) from " + table
                                        + " where municipality_id is distinct from :own")
                                .setParameter("own", stranger.municipalityId())
                                .getSingleResult());
                assertEquals(0L, ((Number) foreign).longValue(), table);
            }
        }
    }

    private List<String> names(String sql) {
        List<?> rows = entities.createNativeQuery(sql, String.class).getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    private static String survey(Staff staff) {
        staff.request().contentType("application/geo+json").body(OUTLINE).put("/api/v1/districts");
        return staff.request()
                .contentType("application/json")
                .body("""
                        {"slug": "fremde-befragung", "titleGerman": "Fremd", "questionnaireKey": "defus-monitor",
                         "questionnaireVersion": 1}""")
                .post("/api/v1/surveys")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String wave(Staff staff, String survey) {
        return staff.request()
                .contentType("application/json")
                .body("{\"title\": \"2026\", \"sampling\": \"OPEN_ACCESS\"}")
                .post("/api/v1/surveys/" + survey + "/waves")
                .then()
                .statusCode(201)
                .extract()
                .path("wave.id");
    }
}
