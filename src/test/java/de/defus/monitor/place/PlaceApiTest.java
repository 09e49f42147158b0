package de.defus.monitor.place;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PlaceApiTest {

    private static final String DISTRICTS = """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"key":"S","name":"Süd","code":3},
            "geometry":{"type":"Polygon","coordinates":[[[8,50],[8.1,50],[8.1,50.1],[8,50]]]}}]}""";
    private static final String POPULATION = "district,age_group,gender,persons\n3,1,1,700\n3,1,2,800\n";

    @Test
    void programsLoadAndReadBothFiles() {
        var analyst = Staff.ofNewCity();
        load(analyst, DISTRICTS, StandardCharsets.UTF_8, 200);
        population(analyst, POPULATION, 200);
        analyst.request().get("/api/v1/districts").then().body("name", equalTo(java.util.List.of("Süd")));
        analyst.request().get("/api/v1/population").then().body("persons.sum()", equalTo(1500));
    }

    @Test
    void aBrokenFileChangesNothing() {
        var analyst = Staff.ofNewCity();
        load(analyst, DISTRICTS, StandardCharsets.UTF_8, 200);
        population(analyst, POPULATION, 200);
        load(analyst, DISTRICTS, StandardCharsets.ISO_8859_1, 422);
        load(analyst, DISTRICTS.replace("[8.1,50.1]", "[80,50.1]"), StandardCharsets.UTF_8, 422);
        load(analyst, "", StandardCharsets.UTF_8, 422);
        population(analyst, POPULATION + "4,1,1,5\n", 422);
        population(analyst, POPULATION + "3,2,1,-5\n", 422);
        population(analyst, POPULATION + "03,1,1,5\n", 422);
        population(analyst, "", 422);
        analyst.request().get("/api/v1/districts").then().body("", hasSize(1));
        analyst.request().get("/api/v1/population").then().body("", hasSize(2));
    }

    @Test
    void thePageNamesEachFaultOfAFile() {
        var analyst = Staff.ofNewCity();
        var latin = upload(analyst, "stadtteile", DISTRICTS.getBytes(StandardCharsets.ISO_8859_1), 422);
        assertTrue(latin.contains("UTF-8"), latin);
        var good = upload(analyst, "stadtteile", DISTRICTS.getBytes(StandardCharsets.UTF_8), 303);
        assertEquals("", good);
        var bad = upload(
                analyst, "bevoelkerung", (POPULATION + "3,1,1\n9,1,1,5\n").getBytes(StandardCharsets.UTF_8), 422);
        assertEquals(2, Jsoup.parse(bad).select(".error-summary li").size());
        upload(analyst, "bevoelkerung", POPULATION.getBytes(StandardCharsets.UTF_8), 303);
        assertTrue(analyst.browser().get("/stadt/gebiete").asString().contains("Süd"));
    }

    @Test
    void countsOfAnEarlierDayStandBesideThePresentOnes() {
        var analyst = Staff.ofNewCity();
        load(analyst, DISTRICTS, StandardCharsets.UTF_8, 200);
        population(analyst, POPULATION, 200);
        var earlier = "district,age_group,gender,persons\n3,1,1,600\n".getBytes(StandardCharsets.UTF_8);
        upload(analyst, "bevoelkerung", earlier, "2019-12-31", 303);
        upload(analyst, "bevoelkerung", earlier, "31.12.2019", 422);
        analyst.request().get("/api/v1/population").then().body("persons.sum()", equalTo(1500));
        analyst.request()
                .get("/api/v1/population?asOf=2019-12-31")
                .then()
                .body("persons", equalTo(java.util.List.of(600)));
        assertTrue(analyst.browser().get("/stadt/gebiete").asString().contains("2019-12-31"));
    }

    private static void load(Staff analyst, String geoJson, Charset charset, int status) {
        analyst.request()
                .contentType("application/geo+json")
                .body(geoJson.getBytes(charset))
                .put("/api/v1/districts")
                .then()
                .statusCode(status);
    }

    private static void population(Staff analyst, String csv, int status) {
        analyst.request()
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/population")
                .then()
                .statusCode(status);
    }

    private static String upload(Staff analyst, String kind, byte[] bytes, int status) {
        return upload(analyst, kind, bytes, "", status);
    }

    private static String upload(Staff analyst, String kind, byte[] bytes, String day, int status) {
        var token = Jsoup.parse(analyst.browser().get("/stadt/gebiete").asString())
                .selectFirst("[name=formToken]")
                .attr("value");
        return analyst.browser()
                .multiPart("formToken", token)
                .multiPart("asOf", day)
                .multiPart("file", "file", bytes)
                .post("/stadt/gebiete/" + kind)
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }
}
