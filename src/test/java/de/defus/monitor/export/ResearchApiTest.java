package de.defus.monitor.export;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Invitations;
import de.defus.monitor.journey.FormWalk;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.OpenLinks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ResearchApiTest {

    private static final String PASSWORD = "ein langes Passwort mit 7 Wörtern";

    @TestHTTPResource
    URI base;

    @Inject
    OpenLinks links;

    @Inject
    EntityManager entities;

    @Inject
    TenantScope scope;

    @Test
    void nobodyTakesResearchDataWithoutAnAccountOrBeforeAccepting() throws Exception {
        var path = "/api/v1/waves/" + DemoRelease.wave().id() + "/research-bundle";
        given().get(path).then().statusCode(401);

        var cookie = analyst("ohne-zustimmung@musterstadt.example");
        given().cookie("defus_session", cookie)
                .get(path)
                .then()
                .statusCode(403)
                .body("type", containsString("terms-not-accepted"));
        given().cookie("defus_session", cookie)
                .contentType("application/json")
                .body(Map.of("termsVersion", 0, "purpose", " "))
                .post("/api/v1/waves/" + DemoRelease.wave().id() + "/research-terms")
                .then()
                .statusCode(422);
    }

    @Test
    void aWaveInTheFieldHasNoResearchData() throws Exception {
        var open = links.find("demo").orElseThrow();
        var cookie = analyst("im-feld@musterstadt.example");

        for (var path : List.of("/api/v1/waves/" + open.id() + "/research-bundle")) {
            given().cookie("defus_session", cookie).get(path).then().statusCode(404);
        }
        given().cookie("defus_session", cookie)
                .contentType("application/json")
                .body(Map.of("termsVersion", 1, "purpose", "Test"))
                .post("/api/v1/waves/" + open.id() + "/research-terms")
                .then()
                .statusCode(404);
    }

    @Test
    void whoAcceptsTakesABundleThatIsWhole() throws Exception {
        var cookie = analyst("forschung@musterstadt.example");
        var wave = "/api/v1/waves/" + DemoRelease.wave().id();
        given().cookie("defus_session", cookie)
                .get(wave + "/research-terms")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("acceptedFor", nullValue());
        given().cookie("defus_session", cookie)
                .contentType("application/json")
                .body(Map.of("termsVersion", 1, "purpose", "=Studie"))
                .post(wave + "/research-terms")
                .then()
                .statusCode(200)
                .body("acceptedFor", equalTo("=Studie"));
        var zip = given().cookie("defus_session", cookie)
                .get(wave + "/research-bundle")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();

        var files = unpack(zip);
        for (var line : text(files, "SHA256SUMS").split("\n")) {
            var sum = line.split("  ");
            var digest = MessageDigest.getInstance("SHA-256").digest(files.get(sum[1]));
            assertEquals(sum[0], HexFormat.of().formatHex(digest), sum[1]);
        }
        assertEquals(files.size() - 1, text(files, "SHA256SUMS").split("\n").length);
        assertEquals(1201, text(files, "data/microdata.csv").split("\r\n").length);
        assertTrue(text(files, "data/microdata.csv")
                .lines()
                .skip(1)
                .allMatch(line -> line.matches("-?[0-9.E-]+(,-?[0-9.E-]+)*")));
        var page = Jsoup.parse(text(files, "codebook/codebook.html"));
        assertTrue(page.selectFirst("#final_weight") != null && page.selectFirst("#unsafe_reasons_11") != null);
        assertEquals(0, page.select("script, link, img").size());
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(files.get("codebook/codebook.xlsx")))) {
            assertEquals(2, workbook.getNumberOfSheets());
        }
        var numbers = text(files, "data/microdata.csv").split("\r\n");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(files.get("data/microdata.xlsx")))) {
            assertEquals(3, workbook.getNumberOfSheets());
            var sheet = workbook.getSheetAt(0);
            assertEquals(numbers.length, sheet.getPhysicalNumberOfRows());
            for (int row = 1; row < numbers.length; row++) {
                var cells = numbers[row].split(",", -1);
                for (int column = 0; column < cells.length; column++) {
                    assertEquals(
                            Double.parseDouble(cells[column]),
                            sheet.getRow(row).getCell(column).getNumericCellValue());
                }
            }
        }
        var ddi = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(files.get("codebook/ddi-codebook.xml")));
        assertEquals(
                text(files, "data/microdata.csv").split("\r\n")[0].split(",").length,
                ddi.getElementsByTagNameNS("ddi:codebook:2_5", "var").getLength());
        var description = io.restassured.path.json.JsonPath.from(text(files, "datapackage.json"));
        assertEquals(files.size() - 2, description.getList("resources").size());
        assertEquals(
                files.get("data/microdata.sav").length,
                description.getInt("resources.find { it.path == 'data/microdata.sav' }.bytes"));
        var map = io.restassured.path.json.JsonPath.from(text(files, "geo/districts.geojson"));
        assertTrue(map.getList("features").size() > 5);
        assertEquals("Polygon", map.getString("features[0].geometry.type"));
        assertTrue(map.getFloat("features[0].properties.feels_safe_dark_neighbourhood_share") > 0);
        assertEquals(
                List.of("research.terms_accepted", "research.bundle_taken"), logged("forschung@musterstadt.example"));
    }

    @Test
    void thePageKeepsWhatWasTypedAndLeadsToTheData() throws Exception {
        var walk = new FormWalk(base.resolve(Invitations.analyst("musterstadt")));
        walk.submit(Map.of("email", List.of("seite@musterstadt.example"), "password", List.of(PASSWORD)));
        walk.open(base.resolve("/stadt/wellen/" + DemoRelease.wave().id() + "/forschungsdaten"));
        assertEquals(200, walk.status());
        assertTrue(walk.page().select("a[href$=paket.zip]").isEmpty());

        walk.submit(Map.of("purpose", List.of("Masterarbeit <b>")));
        assertEquals(422, walk.status());
        assertEquals("Masterarbeit <b>", walk.form().selectFirst("#purpose").attr("value"));
        assertFalse(walk.page().select(".error-summary a[href=#terms]").isEmpty());

        walk.submit(Map.of("purpose", List.of("Masterarbeit <b>"), "terms", List.of("1")));
        assertEquals(200, walk.status());
        assertEquals(1, walk.page().select("a[href$=paket.zip]").size());
    }

    private String analyst(String email) throws IOException, InterruptedException {
        var walk = new FormWalk(base.resolve(Invitations.analyst("musterstadt")));
        walk.submit(Map.of("email", List.of(email), "password", List.of(PASSWORD)));
        var answer = given().contentType("application/json")
                .body(Map.of("email", email, "password", PASSWORD))
                .post("/api/v1/session");
        return answer.then().statusCode(204).extract().cookie("defus_session");
    }

    private List<?> logged(String actor) {
        return scope.call(
                DemoRelease.wave().municipalityId(),
                () -> entities.createNativeQuery(
                                "select action from audit_entries where actor = :actor order by position", String.class)
                        .setParameter("actor", actor)
                        .getResultList());
    }

    static Map<String, byte[]> unpack(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var stream = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                files.put(entry.getName(), stream.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }
}
