package de.defus.monitor.audit;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.account.Invitations;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.export.DemoRelease;
import de.defus.monitor.export.format.CsvReader;
import de.defus.monitor.export.format.SpssReader;
import de.defus.monitor.journey.FormWalk;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.report.Words;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/**
 * One number, six ways to it: page, interface, workbook, printed report, open data, and the microdata with their weights.
 * What is masked is masked on all six.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SixChannelsTest {

    private static final String PASSWORD = "ein langes Passwort mit 7 Wörtern";
    /** What the microdata of the demo city have in groups only. */
    private static final List<String> COARSER = List.of("age_group");

    /** What rows hide of some people, because it would tell who they are. */
    private static final List<String> TELLING = List.of("district", "age_group", "gender");

    private static final String MASKED = "•";
    /** What may stand between a share and its interval: that it differs from everybody else's. */
    private static final String MARK = "(?: [▲▼][^%•]*?)?";

    @TestHTTPResource
    URI base;

    @Inject
    ObjectMapper json;

    @Inject
    Releases releases;

    /** What the other channels say of one share of one group; absent if masked. */
    private record Cell(String item, String breakdown, int group, int code) {
        String key() {
            return WorkbookShares.key(item, breakdown, group, code);
        }
    }

    private Words words;
    private int wave;
    private final Map<String, Document> pages = new HashMap<>();

    @Test
    void everyShareIsTheSameOnSixChannelsOrMaskedOnAll() throws Exception {
        var release = releases.find("demo", DemoRelease.wave().number()).orElseThrow();
        wave = release.waveNumber();
        words = new Words(release, Texts.in("de"));
        var results = json.readTree(
                        given().get("/api/v1/results/demo/waves/" + wave).asString())
                .path("results");
        var byInterface = new LinkedHashMap<Cell, Optional<JsonNode>>();
        results.path("tables").forEach(table -> readInterface(table, byInterface));
        var workbook = WorkbookShares.read(file("/ergebnisse/demo/tabellenband.xlsx?welle=" + wave), words);
        var openData = openData();
        var bundle = bundle();
        var recomputed = recomputed(bundle);
        var released = released(bundle);
        var printed = printed();

        var same = 0;
        var masked = 0;
        var onPaper = 0;
        var exact = 0;
        var coarser = 0;
        var largest = 0.0;
        var largestOfGroup = 0.0;
        for (var entry : byInterface.entrySet()) {
            var cell = entry.getKey();
            var share = entry.getValue();
            var value = share.map(node -> node.path("value").asDouble()).orElse(null);
            var told = cell.key();
            assertEquals(value, workbook.get(told), told);
            assertEquals(value, openData.get(told), told);
            assertEquals(value, released.get(told), told);
            assertEquals(share.map(SixChannelsTest::percent).orElse(MASKED), onPage(cell), told);
            var row = printedRow(cell, printed);
            if (row.isPresent()) {
                onPaper++;
                assertEquals(share.map(SixChannelsTest::percent).orElse(MASKED), row.get(), told);
            }
            if (share.isPresent()) {
                same++;
                var found = recomputed.get(told);
                var group = !cell.breakdown().equals(PublicRelease.ALL) || TELLING.contains(cell.item());
                if (Double.isNaN(found)) {
                    assertTrue(
                            COARSER.contains(cell.item()) || COARSER.contains(cell.breakdown()),
                            told + " is coarser in the microdata");
                    coarser++;
                    continue;
                }
                // Rows hide what would tell of whom they are, which moves a share, a group's more than everybody's.
                var moved = Math.abs(found - value);
                largest = Math.max(largest, group ? 0 : moved);
                largestOfGroup = Math.max(largestOfGroup, group ? moved : 0);
                exact += Math.round(100 * found) == Math.round(100 * value) ? 1 : 0;
                // Which rows hide it is drawn, so a small group's share may move by more, but less than it is
                // uncertain.
                var uncertain = value - share.get().path("lower").asDouble();
                // A few people in a group whose own trait is hidden are all of that trait that there are.
                var own = TELLING.contains(cell.item()) && !cell.breakdown().equals(PublicRelease.ALL);
                var most = own ? 0.05 : group ? Math.max(0.02, uncertain) : 0.001;
                assertTrue(moved < most, told + " " + found + " for " + value);
            } else {
                masked++;
                assertFalse(recomputed.containsKey(told), told);
            }
        }
        System.out.printf(
                "six channels: %d shares, %d masked, %d on paper; from the microdata %d print the same, %d are coarser,"
                        + " the furthest off is %.5f, of a group %.5f%n",
                same, masked, onPaper, exact, coarser, largest, largestOfGroup);
        assertTrue(exact > 100 && masked > 0 && onPaper > 30);
        var shown = byInterface.values().stream().filter(Optional::isPresent).count();
        assertEquals(shown, workbook.size(), "no share is in the workbook alone");
        assertEquals(shown, openData.size(), "no share is in the open data alone");
        assertEquals(shown, released.size(), "no share is in the bundle alone");
    }

    private void readInterface(JsonNode table, Map<Cell, Optional<JsonNode>> cells) {
        var item = table.path("item").asText();
        for (var row : table.path("rows")) {
            for (var code : words.codes(item)) {
                var share = row.path("shares").path(Integer.toString(code));
                var cell = new Cell(
                        item,
                        table.path("breakdown").asText(),
                        row.path("group").asInt(),
                        code);
                cells.put(cell, share.isMissingNode() ? Optional.empty() : Optional.of(share));
            }
        }
    }

    /** As pages and report print a share. */
    private static String percent(JsonNode share) {
        var text = Math.round(100 * share.path("value").asDouble()) + " %";
        return share.path("note").asText().equals("WEAK_BASE") ? "(" + text + ")" : text;
    }

    private Map<String, Double> openData() throws IOException {
        var found = new HashMap<String, Double>();
        for (var row : table(file("/daten/demo/welle-" + wave + "/ergebnisse.csv"))) {
            if (row.get("measure").equals("category")) {
                found.put(key(row, row.get("code")), Double.valueOf(row.get("value")));
            }
        }
        return found;
    }

    /** The shares that the bundle lists as published. */
    private static Map<String, Double> released(Map<String, byte[]> bundle) {
        var found = new HashMap<String, Double>();
        for (var row : table(bundle.get("tables/shares.csv"))) {
            if (row.get("measure").equals("category")) {
                found.put(key(row, code(row)), Double.valueOf(row.get("released")));
            }
        }
        return found;
    }

    /** The same shares from the weighted rows of the .sav; NaN where its groups are coarser than those of the tables. */
    private static Map<String, Double> recomputed(Map<String, byte[]> bundle) {
        var sav = new SpssReader(bundle.get("data/microdata.sav"));
        var names = List.copyOf(sav.variables.keySet());
        var weight = names.indexOf(sav.weight);
        var found = new HashMap<String, Double>();
        for (var row : table(bundle.get("tables/shares.csv"))) {
            if (!row.get("measure").equals("category")) {
                continue;
            }
            var variable = names.indexOf(row.get("variable"));
            var groups = codes(row.get("group_codes"));
            var breakdown = groups.isEmpty() ? -1 : names.indexOf(row.get("breakdown"));
            var counted = codes(row.get("codes"));
            var valid = codes(row.get("valid"));
            var some = 0.0;
            var all = 0.0;
            for (var person : sav.rows) {
                if (breakdown >= 0 && !groups.contains(person[breakdown])) {
                    continue;
                }
                all += valid.contains(person[variable]) ? person[weight] : 0;
                some += counted.contains(person[variable]) ? person[weight] : 0;
            }
            var isCoarser = row.get("recomputed").isEmpty() || Double.isNaN(Double.parseDouble(row.get("recomputed")));
            found.put(key(row, code(row)), isCoarser ? Double.NaN : some / all);
        }
        return found;
    }

    private static List<Double> codes(String list) {
        return Arrays.stream(list.split(" "))
                .filter(code -> !code.isEmpty())
                .map(Double::valueOf)
                .toList();
    }

    /** The category of a row of shares: of a box, the end of its variable's name. */
    private static String code(Map<String, String> row) {
        return row.get("variable").equals(row.get("item"))
                ? row.get("codes")
                : row.get("variable").substring(row.get("item").length() + 1);
    }

    private static String key(Map<String, String> row, String code) {
        return WorkbookShares.key(
                row.get("item"), row.get("breakdown"), Integer.parseInt(row.get("group")), Integer.parseInt(code));
    }

    private static List<Map<String, String>> table(byte[] csv) {
        var rows = CsvReader.read(new String(csv, StandardCharsets.UTF_8));
        var names = rows.get(0);
        var found = new ArrayList<Map<String, String>>();
        for (var row : rows.subList(1, rows.size())) {
            var line = new HashMap<String, String>();
            for (int column = 0; column < names.size(); column++) {
                line.put(names.get(column).replace("\uFEFF", ""), row.get(column));
            }
            found.add(line);
        }
        return found;
    }

    /** What the page of an item has in the cell of a group. */
    private String onPage(Cell cell) {
        var page = pages.computeIfAbsent(
                cell.item(),
                item -> Jsoup.parse(
                        new String(file("/ergebnisse/demo/frage/" + item + "?welle=" + wave), StandardCharsets.UTF_8)));
        var title = words.breakdown(cell.breakdown());
        var group = words.group(cell.breakdown(), cell.group());
        var table = page.select(".table-wrap").stream()
                .filter(wrap -> wrap.attr("aria-label").equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table " + title + " of " + cell.item()));
        var row = table.select("tbody tr").stream()
                .filter(line -> line.selectFirst("th").ownText().equals(group))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + group + " of " + cell));
        var data = row.select("td").get(words.codes(cell.item()).indexOf(cell.code()));
        return data.selectFirst("[aria-hidden=true]:contains(" + MASKED + ")") != null
                ? MASKED
                : data.ownText().strip();
    }

    /** The report's text without line breaks, from its chapter of results to its appendix. */
    private String printed() throws IOException {
        try (var pdf = Loader.loadPDF(file("/ergebnisse/demo/bericht.pdf?welle=" + wave))) {
            var text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            return text.substring(
                    text.indexOf(words.texts().say("report.tableNote").substring(0, 40)));
        }
    }

    /** The share that the report prints for a cell; absent if the report does not have it. */
    private Optional<String> printedRow(Cell cell, String printed) {
        var question = words.question(cell.item());
        var isAboutPeople = question.items().get(0).dimension() == Dimension.SOCIO;
        if (cell.breakdown().equals(PublicRelease.ALL)) {
            var heading = question.number() + ". " + question.stem().in("de") + " ";
            var start = printed.indexOf(heading);
            if (start < 0 || isAboutPeople || question.items().size() > 1 && words.isRated(cell.item())) {
                return Optional.empty();
            }
            var table = printed.indexOf(
                    words.texts().say("report.compare.answer") + " "
                            + words.texts().say("report.compare.share"),
                    start);
            assertTrue(table > 0, "no table of " + cell);
            return share(printed.substring(table), words.category(cell.item(), cell.code()));
        }
        var indicator = words.release().questionnaire().indicators().stream()
                .filter(candidate -> candidate.item().equals(cell.item()))
                .filter(candidate -> candidate.codes().equals(java.util.Set.of(cell.code())))
                .findFirst();
        if (indicator.isEmpty()) {
            return Optional.empty();
        }
        var label = indicator.get().label().in("de");
        var isDistrict = cell.breakdown().equals("district");
        var chapter = printed.indexOf(
                " " + words.texts().say(isDistrict ? "report.report.maps" : "report.report.groups") + " ");
        var title = isDistrict ? words.category(cell.item(), cell.code()) : label;
        var start = printed.indexOf(title, chapter);
        var group = words.group(cell.breakdown(), cell.group());
        return share(printed.substring(start), isDistrict ? group : words.breakdown(cell.breakdown()) + ": " + group);
    }

    private static Optional<String> share(String text, String label) {
        var row = java.util.regex.Pattern.compile(java.util.regex.Pattern.quote(label) + " (\\(?\\d+ %\\)?|" + MASKED
                        + ")" + MARK + "(?: \\d+–\\d+ %| \\S+)? [\\d.]+ ")
                .matcher(text);
        return row.find() ? Optional.of(row.group(1)) : Optional.of("not found: " + label);
    }

    private Map<String, byte[]> bundle() throws IOException, InterruptedException {
        var walk = new FormWalk(base.resolve(Invitations.analyst("musterstadt")));
        var email = "sechs-wege@musterstadt.example";
        walk.submit(Map.of("email", List.of(email), "password", List.of(PASSWORD)));
        var session = given().contentType("application/json")
                .body(Map.of("email", email, "password", PASSWORD))
                .post("/api/v1/session")
                .cookie("defus_session");
        var path = "/api/v1/waves/" + DemoRelease.wave().id();
        given().cookie("defus_session", session)
                .contentType("application/json")
                .body(Map.of("termsVersion", 1, "purpose", "Vergleich der Wege"))
                .post(path + "/research-terms")
                .then()
                .statusCode(200);
        var zip = given().cookie("defus_session", session)
                .get(path + "/research-bundle")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var files = new HashMap<String, byte[]>();
        try (var stream = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                files.put(entry.getName(), stream.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] file(String path) {
        return given().header("Accept-Language", "de")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }
}
