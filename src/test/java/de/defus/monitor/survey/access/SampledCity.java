package de.defus.monitor.survey.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.defus.monitor.account.Role;
import de.defus.monitor.account.Staff;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A city with two districts of 3,000 and 1,000 people, whose survey has a wave with a sample of 100 letters to each, made
 * through the API as a city makes it.
 */
public final class SampledCity {

    public static final int LETTERS = 200;
    /** Of which the letters are drawn, 300 in each district. */
    public static final int LISTED = 600;

    public final Staff analyst = Staff.ofNewCity();
    public final Staff admin = analyst.colleague(Role.CITY_ADMIN);
    public final String slug = analyst.municipality().slug().replace("teststadt-", "gezogen");
    public final String survey;
    public final String wave;

    /** Codes by letter number, as long as they are good. */
    public final Map<Integer, String> codes = new LinkedHashMap<>();

    public SampledCity() {
        put("/api/v1/districts", "application/geo+json", """
                {"type":"FeatureCollection","features":[%s,%s]}""".formatted(square("nord", 1, 8), square("sued", 2, 9)));
        put("/api/v1/population", "text/csv", """
                district,age_group,gender,persons
                1,4,1,1500
                1,5,2,1500
                2,4,1,500
                2,5,2,500
                """);
        survey = analyst.create("/api/v1/surveys", """
                {"slug":"%1$s","titleGerman":"Befragung %1$s","titleEnglish":"Survey %1$s",
                 "questionnaireKey":"defus-monitor","questionnaireVersion":1,"minimumBase":10}""".formatted(slug));
        wave = analyst.create("/api/v1/surveys/" + survey + "/waves", """
                {"title":"2026","sampling":"STRATIFIED_SAMPLE"}""");
    }

    private static String square(String key, int code, int east) {
        return """
                {"type":"Feature","properties":{"key":"%1$s","name":"Viertel %1$s","code":%2$d},"geometry":\
                {"type":"Polygon","coordinates":[[[%3$d,50],[%3$d.5,50],[%3$d.5,50.5],[%3$d,50]]]}}""".formatted(key, code, east);
    }

    /** The list the city's register would give: numbers and districts. */
    public static String list() {
        return IntStream.rangeClosed(1, LISTED)
                .mapToObj(number -> "REG-%05d;%s\n".formatted(number, number % 2 == 0 ? "nord" : "sued"))
                .collect(Collectors.joining("", "Nummer;Stadtteil\n", ""));
    }

    public SampledCity planned() {
        put(path("plan"), "application/json", """
                {"method":"FIXED","total":0,"responsePercent":30,
                 "strata":[{"code":1,"letters":100},{"code":2,"letters":100}]}""");
        return this;
    }

    public SampledCity drawn() {
        planned();
        put(path("units"), "text/csv", list());
        post(analyst, "draw", "{\"seed\":42}").statusCode(200);
        return this;
    }

    public SampledCity coded() {
        drawn();
        var table =
                post(admin, "codes?format=CSV", "").statusCode(200).extract().asString();
        read(table);
        assertEquals(LETTERS, codes.size(), table);
        return this;
    }

    /** With codes, and the wave in the field. */
    public SampledCity open() {
        coded();
        analyst.request()
                .contentType("application/json")
                .body("{\"link\":\"" + slug + "\"}")
                .post("/api/v1/waves/" + wave + "/open")
                .then()
                .statusCode(200);
        return this;
    }

    /** Takes up the codes of a table as the platform hands it out. */
    void read(String table) {
        table.lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> codes.put(Integer.valueOf(cells[0]), cells[1]));
    }

    public String path(String below) {
        return "/api/v1/waves/" + wave + "/sample" + (below.isEmpty() ? "" : "/" + below);
    }

    public ValidatableResponse post(Staff member, String below, String json) {
        return member.request()
                .contentType("application/json")
                .body(json)
                .post(path(below))
                .then();
    }

    public void put(String path, String type, String body) {
        var answer = analyst.request()
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .put(path);
        assertEquals(200, answer.statusCode(), answer::asString);
    }
}
