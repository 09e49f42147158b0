package de.defus.monitor.journey;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.response.importing.TestFiles;
import de.defus.monitor.response.importing.TestFiles.Table;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Earlier waves through the REST API: from the file to a change that councils read. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ImportApiTest {

    private static final String ITEM = "safe_dark_neighbourhood";

    private final EntityManager entities;
    private final TenantScope scope;
    private final ObjectMapper json;

    ImportApiTest(EntityManager entities, TenantScope scope, ObjectMapper json) {
        this.entities = entities;
        this.scope = scope;
        this.json = json;
    }

    @Test
    void aDryRunProposesAndStoresNothing() {
        var city = ImportCity.create();
        var answer = city.send(csv(ImportCity.answers(2, 50, "x")), Map.of("dryRun", "true"));
        assertEquals(200, answer.statusCode(), answer::asString);
        assertEquals("CSV", answer.path("format"));
        assertEquals(50, answer.<Integer>path("rows"));
        assertEquals(List.of(), answer.path("problems"));
        assertTrue(answer.<List<String>>path("mapping.columns.target").contains("@weight"), answer.asString());
        assertEquals(
                List.of(ITEM, "activities_restricted", "district", "age_group", "gender"),
                answer.path("comparableItems"));
        assertTrue(answer.<List<String>>path("notComparable.reason").contains("BOXES_MISSING"), answer.asString());
        assertEquals(List.of(), city.waves().path("wave.id"));
    }

    @Test
    void problemsAreListedAndNothingIsStored() {
        var city = ImportCity.create();
        var table = ImportCity.answers(3, 50, "x");
        var rows = new ArrayList<>(table.rows());
        var row = new ArrayList<>(rows.get(30));
        row.set(ImportCity.SAFE, "6");
        rows.set(30, List.copyOf(row));
        var file = csv(new Table(table.names(), table.numeric(), rows));
        var dry = city.send(file, Map.of("dryRun", "true"));
        assertEquals(List.of(32), dry.path("problems.row"));
        assertEquals(List.of(ITEM), dry.path("problems.column"));
        var refused = city.send(file, Map.of("title", "2019"));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.asString().contains("row 32, column " + ITEM), refused.asString());
        assertEquals(List.of(), city.waves().path("wave.id"));

        var mended = city.send(file, Map.of("title", "2019", "mapping", """
                        {"dropHidden":false,"columns":[{"column":"district","target":"district","codes":{}},
                         {"column":"%1$s","target":"%1$s","codes":{"6":-9}}]}""".formatted(ITEM)));
        assertEquals(201, mended.statusCode(), mended::asString);
        assertEquals("CLOSED", mended.path("wave.state"));
        assertEquals(false, mended.path("weighted"));
    }

    @Test
    void aMappingToWhatDoesNotExistIsNamed() {
        var city = ImportCity.create();
        var file = csv(ImportCity.answers(4, 20, "x"));
        var answer = city.send(file, Map.of("title", "2019", "mapping", """
                        {"columns":[{"column":"district","target":"district"},{"column":"gender","target":"shoe_size"},
                         {"column":"hat","target":"age_group"},{"column":"%s","target":"%s","codes":{"5":12}}]}""".formatted(ITEM, ITEM)));
        assertEquals(422, answer.statusCode());
        for (var words : List.of("shoe_size", "column hat", "Den Code 12 gibt es")) {
            assertTrue(answer.asString().contains(words), words + " in " + answer.asString());
        }
        assertEquals(422, city.send(file, Map.of("mapping", "{\"columns\":")).statusCode());
        assertEquals(
                422, city.send(file, Map.of("title", "x", "sampling", "QUOTA")).statusCode());
        assertEquals(
                422, city.send(file, Map.of("populationAsOf", "2019-02-30")).statusCode());
        assertEquals(
                422, city.send(file, Map.of("populationAsOf", "2019-12-31")).statusCode());
        assertEquals(List.of(), city.waves().path("wave.id"));
    }

    @Test
    void controlCharactersInFreeTextAreNamed() {
        var city = ImportCity.create();
        var file = TestFiles.sav(
                ImportCity.answers(11, 20, "a\0b\u0007"), true, StandardCharsets.UTF_8, ByteOrder.LITTLE_ENDIAN);
        var dry = city.send(file, Map.of("dryRun", "true"));
        assertEquals(List.of(10, 20), dry.path("problems.row"));
        assertEquals(List.of("wishes", "wishes"), dry.path("problems.column"));
        assertEquals(422, city.send(file, Map.of("title", "2019")).statusCode());
    }

    @Test
    void everyCellOfTheLargestFileMayBeWrong() {
        var city = ImportCity.create();
        var file = "district;safe_dark_neighbourhood;age_group\n" + "77;77;77\n".repeat(50_000);
        var dry = city.send(file.getBytes(StandardCharsets.UTF_8), Map.of("dryRun", "true"));
        assertEquals(200, dry.statusCode());
        assertEquals(100_001, dry.<List<Object>>path("problems").size());
        assertTrue(
                dry.<String>path("problems[0].message").contains("100.000"), dry.<String>path("problems[0].message"));
    }

    @Test
    void anotherCityIsToldNothing() {
        var city = ImportCity.create();
        var stranger = new ImportCity(Staff.ofNewCity(), city.slug(), city.surveyId());
        assertEquals(
                404,
                stranger.send(csv(ImportCity.answers(5, 20, "x")), Map.of("title", "2019"))
                        .statusCode());
        assertEquals(List.of(), city.waves().path("wave.id"));
    }

    @Test
    void withoutCountsTheSharesAreThoseOfTheFilesWeights() throws IOException {
        var city = ImportCity.create();
        var answers = ImportCity.answers(6, 200, "=HYPERLINK(\"http://x\")");
        var wave = imported(city, csv(answers), Map.of("title", "2019"));
        release(city, wave);

        var row = row(results(city, 1));

        for (int code = 1; code <= 5; code++) {
            var expected = weightedShare(answers, Integer.toString(code));
            assertEquals(
                    expected, row.path("shares").path("" + code).path("value").asDouble(), 1e-9);
        }
        assertFalse(results(city, 1).path("comparison").isObject());
        var page = given().get("/ergebnisse/" + city.slug() + "?welle=1");
        assertEquals(200, page.statusCode());
    }

    @Test
    void withCountsOfTheDayTheSharesAreRakedToThem() throws IOException {
        var city = ImportCity.create();
        var people = List.of(
                people(1, 1, 1, 900),
                people(1, 2, 2, 1500),
                people(1, 3, 1, 700),
                people(2, 1, 2, 400),
                people(2, 2, 1, 2100),
                people(2, 3, 2, 800));
        var csv = new StringBuilder("district,age_group,gender,persons\n");
        people.forEach(count -> csv.append(
                "%d,%d,%d,%d\n".formatted(count.district(), count.ageGroup(), count.sex(), count.persons())));
        city.population(csv.toString(), "2019-12-31");
        city.population("district,age_group,gender,persons\n1,1,1,5000\n2,1,1,6000\n", "");
        var answers = ImportCity.answers(7, 300, "x");
        var file = TestFiles.sav(answers, true, StandardCharsets.UTF_8, ByteOrder.BIG_ENDIAN);
        release(city, imported(city, file, Map.of("title", "2019", "populationAsOf", "2019-12-31")));

        var respondents = answers.rows().stream()
                .map(row -> new IndependentShare.Respondent(
                        Integer.parseInt(row.get(1)),
                        Integer.parseInt(row.get(2)),
                        Integer.parseInt(row.get(3)),
                        row.get(ImportCity.SAFE).isEmpty() ? -9 : Integer.parseInt(row.get(ImportCity.SAFE))))
                .toList();
        var row = row(results(city, 1));
        for (int code = 1; code <= 5; code++) {
            assertEquals(
                    IndependentShare.of(respondents, people, code),
                    row.path("shares").path("" + code).path("value").asDouble(),
                    1e-7);
        }
    }

    @Test
    void theChangeToTheNextWaveIsShown() throws IOException {
        var city = ImportCity.create();
        // Later first: cities import backwards in time. Its file turns the scale round and says so in the mapping.
        var later = ImportCity.answers(8, 250, "x");
        var turned = new Table(
                later.names().stream()
                        .map(name -> name.equals(ITEM) ? "sicher" : name)
                        .toList(),
                later.numeric(),
                later.rows().stream().map(ImportApiTest::turned).toList());
        var wave = imported(
                city,
                TestFiles.xlsx(turned),
                Map.of("title", "2021", "mapping", mapping("sicher", "{\"1\":5,\"2\":4,\"4\":2,\"5\":1}", true)));
        var earlier = ImportCity.answers(9, 250, "x");
        var before = imported(
                city,
                csv(earlier),
                Map.of("title", "2019", "position", "first", "mapping", mapping(ITEM, "{}", false)));
        assertEquals(List.of(0, 1), city.waves().path("wave.number"));

        release(city, before);
        release(city, wave);

        var change = row(results(city, 1)).path("change").path("shares").path("1");
        assertEquals(
                weightedShare(later, "1") - weightedShare(earlier, "1"),
                change.path("value").asDouble(),
                1e-9);
        var comparison = results(city, 1).path("comparison");
        assertEquals(0, comparison.path("wave").asInt());
        assertEquals("2019", comparison.path("waveTitle").asText(), comparison.toString());
        var page = given().get("/ergebnisse/" + city.slug() + "/frage/" + ITEM + "?welle=1")
                .asString();
        assertTrue(page.contains("2019"), page);
        // The earlier file has the boxes but not the question that decides who ticks them, so they are not shown.
        var reasons = new HashMap<String, String>();
        comparison
                .path("notCompared")
                .forEach(one -> reasons.put(
                        one.path("item").asText(), one.path("reason").asText()));
        assertEquals("WITHHELD", reasons.get("restricted_activities"), reasons.toString());
        assertEquals("WITHHELD", reasons.get("safety_change"), reasons.toString());
        assertFalse(reasons.containsKey(ITEM), reasons.toString());
    }

    @Test
    void neitherIdsNorTheOrderOfTheFileAreKept() throws IOException {
        var city = ImportCity.create();
        imported(city, csv(ImportCity.answers(10, 80, "=1+1")), Map.of("title", "2019"));
        var stored = rows(city, "select r.texts::text from responses r order by r.id");
        assertEquals(80, stored.size());
        assertEquals(8, stored.stream().filter(texts -> texts.contains("=1+1")).count(), "text stays text");
        var columns = rows(city, """
                select column_name from information_schema.columns where table_name = 'responses'""");
        assertEquals(
                Set.of(
                        "id",
                        "municipality_id",
                        "wave_id",
                        "stratum",
                        "mode",
                        "source",
                        "link",
                        "language",
                        "codes",
                        "texts",
                        "design_weight"),
                Set.copyOf(columns));
        assertEquals(List.of("0"), rows(city, "select count(*)::text from import_files"));
    }

    private List<String> rows(ImportCity city, String sql) {
        List<?> rows = scope.call(
                city.analyst().municipalityId(),
                () -> entities.createNativeQuery(sql.replace("::", "\\:\\:"), String.class)
                        .getResultList());
        return rows.stream().map(String.class::cast).toList();
    }

    private static List<String> turned(List<String> row) {
        var copy = new ArrayList<>(row);
        var code = row.get(ImportCity.SAFE);
        copy.set(ImportCity.SAFE, code.isEmpty() ? "" : Integer.toString(6 - Integer.parseInt(code)));
        return List.copyOf(copy);
    }

    /** Boxes as a whole question, since these files know one box only; the filter only if it is wanted. */
    private static String mapping(String safe, String codes, boolean filter) {
        return """
                {"dropHidden":false,"columns":[{"column":"nr","target":"@unit"},{"column":"district","target":"district"},
                 {"column":"age_group","target":"age_group"},{"column":"gender","target":"gender"},
                 {"column":"%s","target":"safe_dark_neighbourhood","codes":%s},
                 {"column":"activities_restricted","target":"%s"},
                 {"column":"restricted_activities_1","target":"restricted_activities"},
                 {"column":"gewicht","target":"@weight"}]}""".formatted(safe, codes, filter ? "activities_restricted" : "");
    }

    private static String imported(ImportCity city, byte[] file, Map<String, String> fields) {
        var answer = city.send(file, fields);
        assertEquals(201, answer.statusCode(), answer::asString);
        return answer.path("wave.id");
    }

    private static void release(ImportCity city, String wave) {
        var answer =
                city.analyst().request().contentType("application/json").post("/api/v1/waves/" + wave + "/release");
        assertEquals(200, answer.statusCode(), answer::asString);
    }

    /** Σ w of those who chose the code, by Σ w of all who answered. */
    private static double weightedShare(Table answers, String code) {
        var hits = 0.0;
        var all = 0.0;
        for (var row : answers.rows()) {
            var weight = Double.parseDouble(row.get(8));
            all += row.get(ImportCity.SAFE).isEmpty() ? 0 : weight;
            hits += row.get(ImportCity.SAFE).equals(code) ? weight : 0;
        }
        return hits / all;
    }

    /** Linearised, one stratum drawn with replacement; those who did not answer stay in the sample with 0. */
    private static double standardError(Table answers, String code, double share) {
        var base = answers.rows().stream()
                .filter(row -> !row.get(ImportCity.SAFE).isEmpty())
                .mapToDouble(row -> Double.parseDouble(row.get(8)))
                .sum();
        var squares = answers.rows().stream()
                .filter(row -> !row.get(ImportCity.SAFE).isEmpty())
                .mapToDouble(row -> Double.parseDouble(row.get(8))
                        * ((row.get(ImportCity.SAFE).equals(code) ? 1 : 0) - share)
                        / base)
                .map(part -> part * part)
                .sum();
        var rows = answers.rows().size();
        return Math.sqrt(squares * rows / (rows - 1));
    }

    private JsonNode results(ImportCity city, int wave) throws IOException {
        return json.readTree(given().get("/api/v1/results/" + city.slug() + "/waves/" + wave)
                        .asString())
                .path("results");
    }

    private static JsonNode row(JsonNode results) {
        return StreamSupport.stream(results.path("tables").spliterator(), false)
                .filter(table -> table.path("item").asText().equals(ITEM)
                        && table.path("breakdown").asText().equals("all"))
                .findFirst()
                .orElseThrow()
                .path("rows")
                .path(0);
    }

    private static IndependentShare.People people(int district, int age, int sex, int persons) {
        return new IndependentShare.People(district, age, sex, persons);
    }

    private static byte[] csv(Table table) {
        return TestFiles.csv(table, ',', StandardCharsets.UTF_8);
    }
}
