package de.defus.monitor.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.defus.monitor.account.Staff;
import de.defus.monitor.response.importing.TestFiles.Table;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A city of two districts with a survey without waves, and files of earlier surveys of it. */
record ImportCity(Staff analyst, String slug, String surveyId) {

    static final List<String> COLUMNS = List.of(
            "nr",
            "district",
            "age_group",
            "gender",
            "safe_dark_neighbourhood",
            "activities_restricted",
            "restricted_activities_1",
            "wishes",
            "gewicht");
    /** The place of the column in {@link #COLUMNS} whose shares tests compute. */
    static final int SAFE = 4;

    static ImportCity create() {
        var analyst = Staff.ofNewCity();
        var slug = "alt-" + analyst.municipality().slug().replace("teststadt-", "");
        analyst.request()
                .contentType("application/geo+json")
                .body("""
                        {"type":"FeatureCollection","features":[
                        {"type":"Feature","properties":{"key":"N","name":"Nord","code":1},
                         "geometry":{"type":"Polygon","coordinates":[[[8,50],[8.1,50],[8.1,50.1],[8,50]]]}},
                        {"type":"Feature","properties":{"key":"S","name":"Süd","code":2},
                         "geometry":{"type":"Polygon","coordinates":[[[9,50],[9.1,50],[9.1,50.1],[9,50]]]}}]}""".getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/districts")
                .then()
                .statusCode(200);
        var answer = analyst.request()
                .contentType("application/json; charset=UTF-8")
                .body("""
                        {"slug":"%1$s","titleGerman":"Befragung %1$s","titleEnglish":"Survey %1$s",
                         "questionnaireKey":"defus-monitor","questionnaireVersion":1,"minimumBase":10}""".formatted(slug))
                .post("/api/v1/surveys");
        assertEquals(201, answer.statusCode(), answer::asString);
        var location = answer.header("Location");
        return new ImportCity(analyst, slug, location.substring(location.lastIndexOf('/') + 1));
    }

    /** Answers of so many people, with the words in the column for wishes. */
    static Table answers(long seed, int people, String wish) {
        var chance = new SplittableRandom(seed);
        var rows = new ArrayList<List<String>>();
        for (int person = 1; person <= people; person++) {
            var restricted = chance.nextInt(3) == 0;
            rows.add(List.of(
                    Integer.toString(person),
                    Integer.toString(1 + chance.nextInt(2)),
                    Integer.toString(1 + chance.nextInt(8)),
                    Integer.toString(1 + chance.nextInt(2)),
                    chance.nextInt(12) == 0 ? "" : Integer.toString(1 + chance.nextInt(5)),
                    restricted ? "1" : "2",
                    restricted ? Integer.toString(chance.nextInt(2)) : "",
                    person % 10 == 0 ? wish : "",
                    Double.toString(0.25 * (1 + chance.nextInt(12)))));
        }
        return new Table(COLUMNS, List.of(true, true, true, true, true, true, true, false, true), rows);
    }

    String pages() {
        return "/stadt/befragungen/" + surveyId + "/wellen/import";
    }

    /** Uploads a file as the page does. */
    Response upload(byte[] file, Map<String, String> fields) {
        var request = analyst.browser()
                .multiPart("formToken", token())
                .multiPart("title", fields.getOrDefault("title", "2019"))
                .multiPart("sampling", fields.getOrDefault("sampling", "STRATIFIED_SAMPLE"))
                .multiPart("position", fields.getOrDefault("position", "last"))
                .multiPart("populationAsOf", fields.getOrDefault("populationAsOf", ""));
        return request.multiPart("file", "umfrage", file).post(pages());
    }

    /** Sends a file as a program does. */
    Response send(byte[] file, Map<String, String> fields) {
        var request = analyst.request().header("Defus-Program", "test");
        for (var field : fields.entrySet()) {
            // Multipart has no other way to say that a text is UTF-8.
            request.multiPart(new io.restassured.builder.MultiPartSpecBuilder(field.getValue())
                    .controlName(field.getKey())
                    .charset(StandardCharsets.UTF_8)
                    .build());
        }
        return request.multiPart("file", "umfrage", file).post("/api/v1/surveys/" + surveyId + "/waves/import");
    }

    Response post(String path, Map<String, List<String>> fields) {
        var request = analyst.browser().contentType("application/x-www-form-urlencoded; charset=UTF-8");
        request.formParam("formToken", token());
        fields.forEach(request::formParam);
        return request.post(path);
    }

    Document page(String path) {
        var answer = analyst.browser().get(path);
        assertEquals(200, answer.statusCode(), path);
        return Jsoup.parse(answer.asString());
    }

    Response waves() {
        return analyst.request().get("/api/v1/surveys/" + surveyId + "/waves");
    }

    void population(String csv, String day) {
        var request = analyst.request().contentType("text/csv").body(csv.getBytes(StandardCharsets.UTF_8));
        (day.isEmpty() ? request : request.queryParam("asOf", day))
                .put("/api/v1/population")
                .then()
                .statusCode(200);
    }

    private String token() {
        return page("/stadt").selectFirst("[name=formToken]").attr("value");
    }
}
