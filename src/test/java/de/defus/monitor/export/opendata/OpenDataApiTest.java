package de.defus.monitor.export.opendata;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.export.format.CsvReader;
import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class OpenDataApiTest {

    @Inject
    Releases releases;

    @Test
    void theTableHasEveryPublishedFigureAndNoOther() {
        var answer = given().get("/daten/demo/welle-1/ergebnisse.csv");
        assertEquals(200, answer.statusCode());
        assertEquals("*", answer.header("Access-Control-Allow-Origin"));
        assertEquals(List.of("cross-origin"), answer.headers().getValues("Cross-Origin-Resource-Policy"));
        var lines = CsvReader.read(new String(answer.asByteArray(), StandardCharsets.UTF_8));
        var header = lines.get(0);
        var found = new HashMap<String, String>();
        var withheld = 0;
        for (var line : lines.subList(1, lines.size())) {
            assertEquals(header.size(), line.size());
            if (line.get(header.indexOf("measure")).equals("withheld")) {
                assertEquals("", line.get(header.indexOf("value")));
                withheld++;
            } else if (line.get(header.indexOf("measure")).equals("category")) {
                found.put(
                        line.get(header.indexOf("item")) + "|" + line.get(header.indexOf("breakdown")) + "|"
                                + line.get(header.indexOf("group")) + "|" + line.get(header.indexOf("code")),
                        line.get(header.indexOf("value")));
            }
        }
        var results = releases.find("demo", 1).orElseThrow().results();
        var expected = new HashMap<String, Double>();
        results.tables()
                .forEach(table -> table.rows()
                        .forEach(row -> row.shares()
                                .forEach((code, share) -> expected.put(
                                        table.item() + "|" + table.breakdown() + "|" + row.group() + "|" + code,
                                        share.value()))));
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((key, value) -> assertEquals(value, Double.parseDouble(found.get(key)), 0, key));
        assertEquals(results.tables().stream().filter(table -> table.withheld()).count(), withheld);
    }

    @Test
    void theSameAddressGivesTheSameWordsToEveryReader() {
        var german = given().header("Accept-Language", "en").get("/daten/demo/welle-1/ergebnisse.json");
        german.then().statusCode(200).body("rows.breakdownLabel", hasItem("Alle Befragten"));
        given().get("/daten/demo/welle-1/ergebnisse.json?lang=en")
                .then()
                .body("rows.breakdownLabel", hasItem("All respondents"))
                .body("licence", equalTo("http://dcat-ap.de/def/licenses/dl-by-de/2.0"));
    }

    @Test
    void bothFormsOfTheCatalogueSayTheSame() {
        var turtle = new String(
                given().get("/daten/demo/katalog.ttl")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                StandardCharsets.UTF_8);
        var json = JsonPath.from(given().get("/daten/demo/katalog.jsonld")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        List<Map<String, Object>> nodes = json.getList("'@graph'");
        assertEquals(nodes.size(), turtle.split("(?m)^<").length - 1);
        for (var node : nodes) {
            assertTrue(turtle.contains("<" + node.get("@id") + "> a " + node.get("@type")), "missing " + node);
        }
        var dataset = of(nodes, "dcat:Dataset").orElseThrow();
        assertTrue(dataset.keySet()
                .containsAll(List.of(
                        "dct:title",
                        "dct:description",
                        "dct:publisher",
                        "dcat:theme",
                        "dcatde:politicalGeocodingURI",
                        "dcat:distribution")));
        assertTrue(dataset.toString().contains("municipalityKey/99999999"));
        assertTrue(of(nodes, "dcat:Distribution").orElseThrow().containsKey("dcatde:licenseAttributionByText"));
        for (var node : nodes) {
            if (node.get("@type").equals("dcat:Distribution")) {
                var address = ((List<?>) node.get("dcat:downloadURL"))
                        .get(0)
                        .toString()
                        .replaceAll(".*=|}", "");
                given().get(address).then().statusCode(200);
            }
        }
    }

    private static Optional<Map<String, Object>> of(List<Map<String, Object>> nodes, String type) {
        return nodes.stream().filter(node -> node.get("@type").equals(type)).findFirst();
    }

    @Test
    void whatIsNotReleasedIsNotThere() {
        for (var path : List.of(
                "/daten/demo/welle-3/ergebnisse.csv",
                "/daten/demo/welle-x/ergebnisse.json",
                "/daten/gibt-es-nicht",
                "/daten/gibt-es-nicht/katalog.ttl")) {
            given().get(path).then().statusCode(404);
        }
    }

    @Test
    void thePageLeadsToAllFiles() {
        var page = org.jsoup.Jsoup.parse(given().header("Accept", "text/html")
                .get("/daten/demo")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        for (var link : page.select("main a[href^=/daten]")) {
            given().get(link.attr("href")).then().statusCode(200);
        }
        assertEquals(8, page.select("main a[href^=/daten]").size());
    }
}
