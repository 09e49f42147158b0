package de.defus.monitor.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.defus.monitor.account.Role;
import de.defus.monitor.account.Staff;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.walk.Walking;
import io.quarkus.arc.Arc;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;

/**
 * A city with an analyst, an administrator, districts, population, a survey and an open wave, made through the API as a city
 * makes it. Everything in it bears a word by which it is recognised wherever it must not appear.
 *
 * @param ids what addresses may name, by the name of the path parameter
 */
public record City(Staff analyst, Staff admin, String word, Map<String, String> ids) {

    /** A city whose rows bear this word: small letters only. */
    public static City with(String word) {
        var analyst = Staff.ofNewCity();
        var admin = analyst.colleague(Role.CITY_ADMIN);
        var marked = word + analyst.municipality().slug().replace("teststadt-", "");
        analyst.request()
                .contentType("application/geo+json")
                .body("""
                        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"key":"D","name":"Viertel %s",
                        "code":5},"geometry":{"type":"Polygon","coordinates":[[[8,50],[8.1,50],[8.1,50.1],[8,50]]]}}]}""".formatted(marked).getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/districts")
                .then()
                .statusCode(200);
        analyst.request()
                .contentType("text/csv")
                .body("district,age_group,gender,persons\n5,1,1,4711\n")
                .put("/api/v1/population")
                .then()
                .statusCode(200);
        var survey = analyst.create("/api/v1/surveys", """
                {"slug":"%1$s","titleGerman":"Befragung %1$s","titleEnglish":"Survey %1$s",
                 "questionnaireKey":"defus-monitor","questionnaireVersion":1,"minimumBase":10}""".formatted(marked));
        var wave = analyst.create("/api/v1/surveys/" + survey + "/waves", """
                {"title":"Welle %s","sampling":"STRATIFIED_SAMPLE"}""".formatted(marked));
        analyst.request()
                .contentType("application/json")
                .body("{\"link\":\"" + marked + "\"}")
                .post("/api/v1/waves/" + wave + "/open")
                .then()
                .statusCode(200);
        var walk = analyst.create("/api/v1/walks", """
                {"title":"Rundgang %s","occasion":"SURVEY","daylight":"DAY","method":"night_walk","mode":"INDIVIDUAL"}""".formatted(marked));
        analyst.request()
                .contentType("application/json; charset=UTF-8")
                .body("{\"name\":\"Station %s\",\"longitude\":8.08,\"latitude\":50.02}".formatted(marked))
                .post("/api/v1/walks/" + walk + "/stops")
                .then()
                .statusCode(201);
        analyst.request()
                .contentType("application/json")
                .post("/api/v1/walks/" + walk + "/open")
                .then()
                .statusCode(200);
        var measure = analyst.create("/api/v1/walks/" + walk + "/measures", """
                {"content":{"text":"Licht %s","department":"Amt","priority":"LOW","quickFix":true,"costClass":"NONE"},
                 "stops":[1]}""".formatted(marked));
        var photo = Walking.photo(analyst, walk, marked);
        var ids = new LinkedHashMap<String, String>();
        ids.put("photoId", photo);
        ids.put("walkId", walk);
        ids.put("stopId", analyst.request().get("/api/v1/walks/" + walk).path("stops[0].id"));
        ids.put("measureId", measure);
        ids.put("surveyId", survey);
        ids.put("waveId", wave);
        ids.put("userId", analyst.userId().toString());
        ids.put("municipalityId", analyst.municipalityId().toString());
        ids.put("fileId", uploaded(analyst, survey, marked));
        ids.put("batchId", pile(analyst, wave, marked));
        ids.put("tokenId", admin.create("/api/v1/tokens", "{\"name\":\"Programm " + marked + "\"}"));
        ids.put("jobId", job(admin, wave, marked));
        ids.put("survey", marked);
        ids.put("link", marked);
        return new City(analyst, admin, marked, ids);
    }

    /** A pile of paper forms; without codes the program itself would not open one. */
    private static String pile(Staff analyst, String wave, String word) {
        var id = UUID.randomUUID();
        var container = Arc.container();
        container
                .instance(TenantScope.class)
                .get()
                .run(
                        analyst.municipalityId(),
                        () -> container
                                .instance(EntityManager.class)
                                .get()
                                .createNativeQuery("""
                        insert into paper_batches (id, municipality_id, wave_id, number, label, language, opened_by)
                        values (:id, :municipality, :wave, 1, :label, 'de', 'test')""")
                                .setParameter("id", id)
                                .setParameter("municipality", analyst.municipalityId())
                                .setParameter("wave", UUID.fromString(wave))
                                .setParameter("label", "Stapel " + word)
                                .executeUpdate());
        return id.toString();
    }

    /** A job that is over; without a released wave the program itself would take none. */
    private static String job(Staff admin, String wave, String word) {
        var id = UUID.randomUUID();
        var container = Arc.container();
        container
                .instance(TenantScope.class)
                .get()
                .run(
                        admin.municipalityId(),
                        () -> container
                                .instance(EntityManager.class)
                                .get()
                                .createNativeQuery("""
                        insert into jobs (id, municipality_id, requested_by, wave_id, kind, language, state, file_name,
                                          media_type, requested_at, keep_until)
                        values (:id, :municipality, :user, :wave, 'workbook', 'de', 'DONE', :name, 'text/plain', now(),
                                now() + interval '1 day')""")
                                .setParameter("id", id)
                                .setParameter("municipality", admin.municipalityId())
                                .setParameter("user", admin.userId())
                                .setParameter("wave", UUID.fromString(wave))
                                .setParameter("name", word + ".xlsx")
                                .executeUpdate());
        return id.toString();
    }

    /** The id of a file on its way into an earlier wave. */
    private static String uploaded(Staff analyst, String survey, String word) {
        var path = "/stadt/befragungen/" + survey + "/wellen/import";
        var token = Jsoup.parse(analyst.browser().get(path).asString())
                .selectFirst("[name=formToken]")
                .attr("value");
        var answer = analyst.browser()
                .multiPart("formToken", token)
                .multiPart("title", word)
                .multiPart("file", "file.csv", ("district;" + word + "\n5;1\n").getBytes(StandardCharsets.UTF_8))
                .post(path);
        assertEquals(303, answer.statusCode(), answer::asString);
        var location = answer.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
