package de.defus.monitor.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Role;
import de.defus.monitor.account.Staff;
import de.defus.monitor.audit.Audit;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.walk.Walking;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The safety of employees asked by a list of staff: list, codes to hand out, answers, results by department. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class StaffListTest {

    private static final Map<String, Integer> PEOPLE =
            new TreeMap<>(Map.of("Bürgeramt", 60, "Jugendamt", 40, "Ordnungsamt & Verkehr", 50, "Tiefbauamt", 30));

    private final Releases releases;
    private final Staff analyst = Staff.ofNewCity();
    private final Staff admin = analyst.colleague(Role.CITY_ADMIN);
    private final String slug = analyst.municipality().slug().replace("teststadt-", "personal");

    StaffListTest(Releases releases) {
        this.releases = releases;
    }

    @Test
    void fromTheListToResultsByDepartment() throws IOException {
        // A city that has loaded no district: colleagues are not asked where they live.
        var wave = wave(slug, "STRATIFIED_SAMPLE");
        var sample = "/api/v1/waves/" + wave + "/sample";
        put(sample + "/staff", list(PEOPLE))
                .then()
                .statusCode(200)
                .body("sample.method", equalTo("STAFF_LIST"))
                .body("sample.strata.name", contains(PEOPLE.keySet().toArray()))
                .body("sample.drawn", equalTo(180));
        var page = Jsoup.parse(
                analyst.browser().get("/stadt/wellen/" + wave + "/belegschaft").asString());
        assertTrue(page.text().contains("180 Personen in 4 Abteilungen"), page.text());

        var handouts = admin.request().contentType("application/json").post(sample + "/codes?format=HANDOUTS");
        assertEquals(200, handouts.statusCode(), handouts::asString);
        var files = unzip(handouts.asByteArray());
        assertEquals(
                List.of(
                        "codes.csv",
                        "01-Bürgeramt.pdf",
                        "02-Jugendamt.pdf",
                        "03-Ordnungsamt-Verkehr.pdf",
                        "04-Tiefbauamt.pdf"),
                List.copyOf(files.keySet()));
        var codes = new HashMap<Integer, String>();
        new String(files.get("codes.csv"), StandardCharsets.US_ASCII)
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> codes.put(Integer.valueOf(cells[0]), cells[1]));
        assertEquals(180, codes.size());
        try (var pdf = Loader.loadPDF(files.get("02-Jugendamt.pdf"))) {
            assertEquals(40, pdf.getNumberOfPages(), "one for each");
            var text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertTrue(text.contains("Alle Beschäftigten Ihrer Abteilung"), text.substring(0, 800));
            assertFalse(text.contains("Melderegister"), "colleagues are not drawn from the register");
        }
        put(sample + "/staff", list(PEOPLE)).then().statusCode(409);

        // Whose letter is of which department only the city's list says.
        var departmentOf = new HashMap<Integer, String>();
        for (var line : analyst.request()
                .get(sample + "/letters")
                .asString()
                .lines()
                .skip(1)
                .toList()) {
            var cells = line.split(",");
            departmentOf.put(Integer.valueOf(cells[0]), cells[1].replaceAll("^P-([0-9]+)-.*", "$1"));
        }
        post("/api/v1/waves/" + wave + "/open", "{\"link\":\"" + slug + "\"}")
                .then()
                .statusCode(200);
        var chance = new SplittableRandom(20);
        var given = new TreeMap<String, List<Integer>>();
        for (var code : codes.entrySet()) {
            var department = List.copyOf(PEOPLE.keySet()).get(Integer.parseInt(departmentOf.get(code.getKey())) - 1);
            var told = given.computeIfAbsent(department, name -> new ArrayList<>());
            // From two departments more answer than the minimum base, from one exactly as many, from one too few.
            var most = Map.of("Bürgeramt", 45, "Jugendamt", 31, "Ordnungsamt & Verkehr", 34, "Tiefbauamt", 11)
                    .get(department);
            if (told.size() < most) {
                var safe = 1 + chance.nextInt(5);
                told.add(safe);
                answer(slug, code.getValue(), safe, chance).then().statusCode(201);
                answer(slug, code.getValue(), safe, chance).then().statusCode(409);
            }
        }
        answer(slug, null, 1, chance).then().statusCode(409);
        for (var step : List.of("close", "release")) {
            var answer = post("/api/v1/waves/" + wave + "/" + step, "");
            assertEquals(200, answer.statusCode(), answer::asString);
        }

        var results = releases.findLatest(slug).orElseThrow().results();
        var all = given.values().stream().flatMap(List::stream).toList();
        var city = results.findTable("safe_at_work", "all").orElseThrow().rows().get(0);
        assertEquals(all.size(), city.base());
        assertEquals(share(all), city.favourable().orElseThrow().value(), 1e-9);
        assertEquals("{}", recovered(slug));
        // Eleven are too few; and since the rest would tell of them, the table is not shown as a whole.
        assertTrue(results.findTable("safe_at_work", "department").orElseThrow().withheld());
    }

    @Test
    void departmentsThatAreLargeEnoughAreShownSideBySide() throws IOException {
        var name = slug + "x";
        var wave = wave(name, "STRATIFIED_SAMPLE");
        var people = new TreeMap<>(Map.of("Bürgeramt", 40, "Jugendamt", 40, "Tiefbauamt", 40));
        put("/api/v1/waves/" + wave + "/sample/staff", list(people)).then().statusCode(200);
        var table = admin.request()
                .contentType("application/json")
                .post("/api/v1/waves/" + wave + "/sample/codes?format=CSV")
                .asString();
        var letters = analyst.request()
                .get("/api/v1/waves/" + wave + "/sample/letters")
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
        post("/api/v1/waves/" + wave + "/open", "{\"link\":\"" + name + "\"}")
                .then()
                .statusCode(200);
        var chance = new SplittableRandom(21);
        var given = new TreeMap<String, List<Integer>>();
        table.lines().skip(1).map(line -> line.split(",")).forEach(cells -> {
            var department = letters.get(cells[0]).replaceAll("^P-([0-9]+)-.*", "$1");
            var safe = 1 + chance.nextInt(5);
            given.computeIfAbsent(department, key -> new ArrayList<>()).add(safe);
            answer(name, cells[1], safe, chance).then().statusCode(201);
        });
        for (var step : List.of("close", "release")) {
            var answer = post("/api/v1/waves/" + wave + "/" + step, "");
            assertEquals(200, answer.statusCode(), answer::asString);
        }
        var rows = releases.findLatest(name)
                .orElseThrow()
                .results()
                .findTable("safe_at_work", "department")
                .orElseThrow()
                .rows();
        assertEquals(3, rows.size());
        for (var row : rows) {
            var told = given.get(Integer.toString(row.group()));
            assertEquals(told.size(), row.base());
            assertEquals(share(told), row.favourable().orElseThrow().value(), 1e-9);
        }
        assertEquals("{}", recovered(name));
        for (var language : List.of("de", "en")) {
            for (var path : List.of("", "/methode", "/bericht", "/frage/safe_at_work", "/frage/department")) {
                var shown = given().accept("text/html").get("/ergebnisse/" + name + path + "?lang=" + language);
                assertEquals(200, shown.statusCode(), path);
                assertFalse(shown.asString().contains("???"), path);
            }
        }
        var item = Jsoup.parse(given().accept("text/html")
                        .get("/ergebnisse/" + name + "/frage/safe_at_work")
                        .asString())
                .text();
        assertTrue(item.contains("Abteilung") && item.contains("Jugendamt"), item);
        for (var file : List.of("/tabellenband.xlsx", "/bericht.pdf")) {
            assertEquals(200, given().get("/ergebnisse/" + name + file).statusCode(), file);
        }
        assertEquals(200, given().get("/daten/" + name).statusCode());
        assertFalse(
                given().accept("text/html").get("/b/" + name).asString().contains("Jugendamt"),
                "nobody is asked for it");
    }

    @Test
    void listsThatTellTooMuchAreRefused() {
        var wave = wave(slug + "y", "STRATIFIED_SAMPLE");
        var staff = "/api/v1/waves/" + wave + "/sample/staff";
        var small = new TreeMap<>(PEOPLE);
        small.put("Pressestelle", 19);
        put(staff, list(small))
                .then()
                .statusCode(422)
                .body("faults.size()", equalTo(1))
                .body("faults[0].message", containsString("„Pressestelle“ hat nur 19 Personen"));
        put(staff, "Nummer;Amt;Name\nP-1;Amt;Meier\n")
                .then()
                .statusCode(422)
                .body("faults[0].where", equalTo("row 1"))
                .body("faults[0].message", containsString("Name"));
        put(staff, "Nummer;Amt\nMeier;Bürgeramt\nP-1;a@b.de\nP-2;Bürgeramt\nP-2;Bürgeramt\nP-3\n")
                .then()
                .statusCode(422)
                .body("faults.where", contains("row 2", "row 3", "row 5", "row 6"));
        put(staff, "").then().statusCode(422);
        put(staff, "Nummer;Amt\n").then().statusCode(422);
        analyst.request().get("/api/v1/waves/" + wave + "/sample").then().statusCode(404);
        var open = wave(slug + "z", "OPEN_ACCESS");
        put("/api/v1/waves/" + open + "/sample/staff", list(PEOPLE)).then().statusCode(409);
        assertEquals(
                404,
                analyst.browser().get("/stadt/wellen/" + open + "/belegschaft").statusCode());
        // By the page, as a form.
        var token = Jsoup.parse(analyst.browser().get("/stadt").asString())
                .selectFirst("[name=formToken]")
                .attr("value");
        var path = "/stadt/wellen/" + wave + "/belegschaft";
        var refused = analyst.browser()
                .multiPart("formToken", token)
                .multiPart("file", "liste.csv", list(small).getBytes(StandardCharsets.UTF_8))
                .post(path);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.asString().contains("Pressestelle"));
        assertEquals(
                303,
                analyst.browser()
                        .multiPart("formToken", token)
                        .multiPart("file", "liste.csv", list(PEOPLE).getBytes(StandardCharsets.UTF_8))
                        .post(path)
                        .statusCode());
        for (var shown : List.of(path, "/stadt/wellen/" + wave + "/stichprobe/briefe")) {
            for (var language : List.of("de", "en")) {
                var answer = admin.browser().get(shown + "?lang=" + language);
                assertEquals(200, answer.statusCode(), shown);
                assertFalse(answer.asString().contains("???"), shown);
            }
        }
    }

    /** What the auditor finds out from what everybody gets. */
    private String recovered(String survey) throws IOException {
        var release = releases.findLatest(survey).orElseThrow();
        return Audit.recovered(
                release.questionnaire(),
                given().get("/api/v1/results/" + survey + "/waves/1").asString());
    }

    private static double share(List<Integer> answers) {
        return answers.stream().filter(code -> code <= 2).count() / (double) answers.size();
    }

    /** Numbers that name the department by its place in the order of names, so that the test can find it again. */
    private static String list(Map<String, Integer> people) {
        var list = new StringBuilder("Nummer;Amt\r\n");
        var place = 0;
        for (var department : people.entrySet()) {
            place++;
            for (var i = 1; i <= department.getValue(); i++) {
                list.append("P-%d-%03d;%s\r\n".formatted(place, i, department.getKey()));
            }
        }
        return list.toString();
    }

    private static Response answer(String link, String code, int safe, SplittableRandom chance) {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("safe_at_work", safe);
        answers.put("any_incident", 2);
        answers.put("thinks_of_leaving", 1 + chance.nextInt(2));
        answers.put("gender", 1 + chance.nextInt(2));
        var body = new HashMap<String, Object>(
                Map.of("submissionId", UUID.randomUUID().toString(), "language", "de", "answers", answers));
        if (code != null) {
            body.put("code", code);
        }
        return given().contentType("application/json").body(body).post("/api/v1/links/" + link + "/responses");
    }

    private String wave(String name, String sampling) {
        var survey = analyst.create("/api/v1/surveys", """
                {"slug":"%s","titleGerman":"Sicher arbeiten","titleEnglish":"Safe at work",
                 "questionnaireKey":"safety-at-work","questionnaireVersion":1}""".formatted(name));
        return analyst.create(
                "/api/v1/surveys/" + survey + "/waves", "{\"title\":\"2026\",\"sampling\":\"" + sampling + "\"}");
    }

    private Response post(String path, String body) {
        return Walking.json(analyst).body(body).post(path);
    }

    private Response put(String path, String csv) {
        return analyst.request()
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .put(path);
    }

    private static Map<String, byte[]> unzip(byte[] file) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
