package de.defus.monitor.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.account.Role;
import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.response.importing.TestFiles;
import de.defus.monitor.response.importing.TestFiles.Table;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An analyst's way from a file of an earlier survey to a closed wave, page by page. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ImportJourneyTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Table ANSWERS = ImportCity.answers(1, 60, "Mehr Licht für Straße 1");
    /** Everything wrong that a file can hold, on known rows. */
    static final String FAULTY = """
            nr;district;age_group;gender;safe_dark_neighbourhood;activities_restricted;restricted_activities_1;gewicht;schooling;=1+1
            1;1;2;1;1;2;;1;;a
            1;1;2;1;9;2;;1;;a
            3;1;2;1;sehr;1;1;-1;;a
            4;7;2;1;1;2;;NaN;;a
            5;;2;1;1;2;1;;;a
            6;2;2;1;1;2;;1;;a
            7;2;2;2;1;2;;1;;a
            8;2;2;2;1;2;;1;;a
            """;

    private static final Set<String> FAULTS = Set.of(
            "alle schooling",
            "alle district",
            "3 nr",
            "3 safe_dark_neighbourhood",
            "4 safe_dark_neighbourhood",
            "4 gewicht",
            "5 district",
            "5 gewicht",
            "6 district",
            "6 restricted_activities_1",
            "6 gewicht");

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "sav"})
    void aFileBecomesAClosedWave(String format) {
        var city = ImportCity.create();
        var upload = city.page(city.pages());
        assertTrue(upload.select("input[type=file]").hasAttr("accept"));
        assertTrue(city.page("/stadt/befragungen/" + city.surveyId())
                .select("a[href$=/wellen/import]")
                .hasText());

        var uploaded = city.upload(file(format), Map.of("title", "Befragung 2019"));

        assertEquals(303, uploaded.statusCode(), uploaded::asString);
        var path = path(uploaded.header("Location"));
        var mapping = city.page(path);
        assertEquals(
                List.of(
                        "@unit",
                        "district",
                        "age_group",
                        "gender",
                        "safe_dark_neighbourhood",
                        "activities_restricted",
                        "restricted_activities_1",
                        "wishes",
                        "@weight"),
                mapping.select("input[name=target]").eachAttr("value"));
        var checked = city.post(path, fields(mapping));
        assertEquals(303, checked.statusCode(), checked::asString);
        var preview = city.page(path(checked.header("Location")));
        assertTrue(problems(preview).isEmpty(), preview.text());
        assertTrue(preview.text().contains("„Befragung 2019“ mit 60 Antworten"), preview.text());
        assertTrue(preview.text().contains("vergleichbare Items: 5"), preview.text());
        assertTrue(
                preview.select("details tr:contains(restricted_activities)")
                        .text()
                        .contains("Ein fehlendes Feld ist kein leeres"),
                preview.select("details").text());
        city.waves().then().statusCode(200);
        assertEquals(List.of(), city.waves().path("wave.id"), "nothing is stored before it is confirmed");

        var stored = city.post(path + "/einlesen", Map.of());

        assertEquals(303, stored.statusCode(), stored::asString);
        assertEquals(List.of("CLOSED"), city.waves().path("wave.state"));
        assertEquals(List.of("Befragung 2019"), city.waves().path("wave.title"));
        assertEquals(List.of(60), city.waves().path("responses"));
        assertEquals(404, city.analyst().browser().get(path).statusCode(), "the file is gone");
        var survey = city.page("/stadt/befragungen/" + city.surveyId());
        assertEquals(
                1, survey.select("#welle-1 form[action$=/veroeffentlichen]").size());
        assertEquals(0, survey.select("#welle-1 form[action$=/oeffnen]").size(), "it takes no answers ever");
    }

    @Test
    void anImportedWaveIsRemovedUntilItIsPublished() {
        var city = ImportCity.create();
        var upload = path(
                city.upload(file("csv"), Map.of("title", "Falsch zugeordnet")).header("Location"));
        city.post(upload, fields(city.page(upload)));
        assertEquals(303, city.post(upload + "/einlesen", Map.of()).statusCode());
        var id = city.waves().<List<String>>path("wave.id").get(0);
        var card = city.page("/stadt/befragungen/" + city.surveyId());
        var ask = city.page(card.select("#welle-1 a[href$=/entfernen]").attr("href"));
        assertTrue(ask.text().contains("60 eingelesene Antworten"), ask.text());
        assertEquals(
                404, Staff.ofNewCity().request().delete("/api/v1/waves/" + id).statusCode(), "another city's");

        assertEquals(
                303,
                city.post(ask.select("main form[method=post]").attr("action"), Map.of())
                        .statusCode());

        assertEquals("[]", city.waves().asString());
        assertEquals(404, city.analyst().request().get("/api/v1/waves/" + id).statusCode());
    }

    @Test
    void wavesInUseStay() {
        var city = ImportCity.create();
        var analyst = city.analyst();
        var added = analyst.request()
                .contentType("application/json; charset=UTF-8")
                .body("{\"title\":\"Neu\",\"sampling\":\"OPEN_ACCESS\"}")
                .post("/api/v1/surveys/" + city.surveyId() + "/waves");
        var wave = added.header("Location").replaceAll(".*/api", "/api");
        analyst.request()
                .contentType("application/json; charset=UTF-8")
                .body("{\"link\":\"" + city.slug() + "\"}")
                .post(wave + "/open")
                .then()
                .statusCode(200);
        var refused = analyst.request().delete(wave);
        assertEquals(409, refused.statusCode(), refused::asString);
        assertTrue(refused.asString().contains("wave-in-use"), refused::asString);
        assertEquals(
                409,
                analyst.browser()
                        .get(wave.replace("/api/v1/waves", "/stadt/wellen") + "/entfernen")
                        .statusCode());
        analyst.request()
                .contentType("application/json")
                .post(wave + "/close")
                .then()
                .statusCode(200);
        assertEquals(409, analyst.request().delete(wave).statusCode(), "people were asked in it");
        var other = analyst.request()
                .contentType("application/json; charset=UTF-8")
                .body("{\"title\":\"Versehen\",\"sampling\":\"OPEN_ACCESS\"}")
                .post("/api/v1/surveys/" + city.surveyId() + "/waves")
                .header("Location")
                .replaceAll(".*/api", "/api");
        assertEquals(204, analyst.request().delete(other).statusCode(), "one in preparation goes");
        assertEquals(404, analyst.request().get(other).statusCode());
    }

    @Test
    void everyProblemIsListedByRowAndColumn() {
        var city = ImportCity.create();
        city.population("district,age_group,gender,persons\n1,1,1,500\n1,1,2,500\n2,1,1,1\n2,1,2,1\n", "");
        var path = path(city.upload(bytes(FAULTY), Map.of()).header("Location"));

        var preview = city.page(path + "/vorschau");

        assertEquals(FAULTS, problems(preview));
        assertTrue(preview.select("form[action$=/einlesen]").isEmpty(), "there is no way to import it");
        var texts = preview.select("main table").first().text();
        for (var words : List.of(
                "„-1“ ist nicht größer als null",
                "„NaN“ ist keine Zahl",
                "Den Stadtteil „7“ gibt es nicht",
                "steht schon in Zeile 2",
                "Den Code „9“ gibt es",
                "„sehr“ ist kein Code",
                "Süd: In der Datei sind es 3 Personen",
                "keine einzige gültige Antwort für schooling",
                "Das Gewicht fehlt")) {
            assertTrue(texts.contains(words), words + " in " + texts);
        }
        var csv = city.analyst().request().get(path + "/fehler.csv");
        assertEquals(FAULTS.size() + 1, csv.asString().strip().lines().count());
        assertEquals(422, city.post(path + "/einlesen", Map.of()).statusCode());
        assertEquals(List.of(), city.waves().path("wave.id"));
    }

    @Test
    void aMappingThatCannotBeReadKeepsWhatWasTyped() {
        var city = ImportCity.create();
        var path = path(city.upload(bytes(FAULTY), Map.of()).header("Location"));
        var fields = fields(city.page(path));
        var targets = new java.util.ArrayList<>(fields.get("target"));
        targets.set(9, "<b>nonsense</b>");
        var codes = new java.util.ArrayList<>(fields.get("codes"));
        codes.set(4, "sehr = vielleicht");
        fields.put("target", targets);
        fields.put("codes", codes);

        var answer = city.post(path, fields);

        assertEquals(422, answer.statusCode());
        var page = org.jsoup.Jsoup.parse(answer.asString());
        assertEquals(2, page.select(".error-summary li").size(), page.text());
        assertEquals("<b>nonsense</b>", page.selectFirst("#target-9").attr("value"));
        assertEquals(
                "sehr = vielleicht", page.selectFirst("#codes-4").wholeText().strip());
        assertEquals("true", page.selectFirst("#target-9").attr("aria-invalid"));
    }

    @Test
    void codesAndHiddenAnswersAreMendedByTheMapping() {
        var city = ImportCity.create();
        var csv = "stadtteil;sicher;activities_restricted;restricted_activities_1\n"
                + "Nord;sehr sicher;2;1\nSüd;sehr unsicher;1;1\nsüd;weiß nicht;1;0\nN;2;1;\n";
        var path = path(city.upload(csv.getBytes(WINDOWS), Map.of()).header("Location"));
        var fields = fields(city.page(path));
        fields.put(
                "target",
                List.of("district", "safe_dark_neighbourhood", "activities_restricted", "restricted_activities_1"));
        fields.put("codes", List.of("N = 1\nNord = 1\nSüd = 2\nsüd = 2", "sehr sicher = 1\nsehr unsicher = 5", "", ""));
        city.post(path, fields);
        assertEquals(Set.of("2 restricted_activities_1", "4 sicher"), problems(city.page(path + "/vorschau")));
        fields.put(
                "codes",
                List.of(
                        "N = 1\nNord = 1\nSüd = 2\nsüd = 2",
                        "sehr sicher = 1\nsehr unsicher = 5\nweiß nicht = -9",
                        "",
                        ""));
        fields.put("dropHidden", List.of("on"));
        city.post(path, fields);
        assertEquals(Set.of(), problems(city.page(path + "/vorschau")));
    }

    @Test
    void brokenFilesAreNamedAtTheField() throws IOException, GeneralSecurityException {
        var city = ImportCity.create();
        var xlsx = file("xlsx");
        var sav = file("sav");
        var files = new LinkedHashMap<byte[], String>();
        files.put(Arrays.copyOf(xlsx, xlsx.length / 2), "beschädigt");
        files.put(encrypted(xlsx), "mit einem Passwort verschlossen");
        files.put(Arrays.copyOf(sav, sav.length - 40), "endet zu früh");
        files.put(wrongEncoding(), "passen nicht zu ihrer Kodierung");
        files.put(new byte[] {'a', ';', 'b', '\n', 0, 1, 2, (byte) 0x81}, "keine Tabelle");
        files.put(bytes("district;safe_dark_neighbourhood\n"), "nur die Namen der Spalten");
        files.put(new byte[0], "leer");
        for (var broken : files.entrySet()) {
            var answer = city.upload(broken.getKey(), Map.of("title", "Welle <1>", "position", "first"));
            var page = org.jsoup.Jsoup.parse(answer.asString());
            assertEquals(422, answer.statusCode(), broken.getValue());
            assertTrue(page.select("#file-error").text().contains(broken.getValue()), page.text());
            assertEquals("Welle <1>", page.selectFirst("[name=title]").attr("value"));
        }
        assertEquals(422, city.upload(file("csv"), Map.of("title", " ")).statusCode());
        assertEquals(
                422,
                city.upload(file("csv"), Map.of("populationAsOf", "2019-12-31")).statusCode(),
                "there are no counts of that day");
    }

    @Test
    void formulasStayText() {
        var city = ImportCity.create();
        var path = path(city.upload(bytes(FAULTY), Map.of()).header("Location"));
        var fields = fields(city.page(path));
        var targets = new java.util.ArrayList<>(fields.get("target"));
        targets.set(9, "schooling");
        targets.set(8, "");
        fields.put("target", targets);
        city.post(path, fields);
        var csv = city.analyst().request().get(path + "/fehler.csv").asString();
        assertTrue(csv.contains(";'=1+1;"), csv);
        assertFalse(csv.contains(";=1+1"), csv);
        var formula = TestFiles.sheet("<sheetData><row><c t=\"str\"><v>district</v></c></row>"
                + "<row><c><f>1+1</f><v>2</v></c></row></sheetData>");
        var refused = city.upload(formula, Map.of());
        assertEquals(422, refused.statusCode());
        assertTrue(org.jsoup.Jsoup.parse(refused.asString()).text().contains("Hier steht eine Formel"));
    }

    @Test
    void nobodyElseSeesTheFile() {
        var city = ImportCity.create();
        var path = path(city.upload(file("csv"), Map.of()).header("Location"));
        var stranger = Staff.ofNewCity();
        var colleague = city.analyst().colleague(Role.ANALYST);
        for (var below : List.of("", "/vorschau", "/fehler.csv")) {
            assertEquals(404, stranger.browser().get(path + below).statusCode());
            assertEquals(404, colleague.browser().get(path + below).statusCode(), "another session");
        }
        assertEquals(404, stranger.browser().get(city.pages()).statusCode());
        assertEquals(200, colleague.browser().get(city.pages()).statusCode());
        assertEquals(200, city.analyst().browser().get(path).statusCode());
        assertEquals(303, city.post(path + "/verwerfen", Map.of()).statusCode());
        assertEquals(404, city.analyst().browser().get(path).statusCode());
    }

    @Test
    void fiftyMegabytesAreRefusedBeforeTheyAreSent() throws IOException {
        var city = ImportCity.create();
        for (var path : List.of(city.pages(), "/api/v1/surveys/" + city.surveyId() + "/waves/import")) {
            var address = Staff.address(path);
            try (var socket = new Socket(address.getHost(), address.getPort())) {
                socket.getOutputStream()
                        .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: defus=1\r\n"
                                        + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 52428800\r\n\r\n--x\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                assertEquals("HTTP/1.1 413", status);
            }
        }
        var seventeen = new byte[(16 << 20) + 1000];
        Arrays.fill(seventeen, (byte) '1');
        assertEquals(413, city.upload(seventeen, Map.of()).statusCode());
    }

    private static byte[] file(String format) {
        return switch (format) {
            case "csv" -> TestFiles.csv(ANSWERS, ';', WINDOWS);
            case "xlsx" -> TestFiles.xlsx(ANSWERS);
            default -> TestFiles.sav(ANSWERS, true, StandardCharsets.UTF_8, ByteOrder.LITTLE_ENDIAN);
        };
    }

    /** Written as Windows-1252, declared as UTF-8. */
    private static byte[] wrongEncoding() {
        var sav = TestFiles.sav(ANSWERS, true, WINDOWS, ByteOrder.LITTLE_ENDIAN);
        var text = new String(sav, StandardCharsets.ISO_8859_1);
        return text.replace("windows-1252", "UTF-8       ").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] encrypted(byte[] workbook) throws IOException, GeneralSecurityException {
        var bytes = new ByteArrayOutputStream();
        try (var container = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("geheim");
            try (var stream = encryptor.getDataStream(container)) {
                stream.write(workbook);
            }
            container.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }

    private static Map<String, List<String>> fields(Document mapping) {
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put("target", mapping.select("input[name=target]").eachAttr("value"));
        fields.put(
                "codes",
                mapping.select("textarea[name=codes]").stream()
                        .map(area -> area.wholeText())
                        .toList());
        return fields;
    }

    /** Row and column of each problem on the preview. */
    private static Set<String> problems(Document preview) {
        return preview.select("main table:has(caption) tbody tr").stream()
                .map(row -> row.child(0).text() + " " + row.child(1).text())
                .collect(Collectors.toSet());
    }

    private static String path(String location) {
        return java.net.URI.create(location).getPath();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
