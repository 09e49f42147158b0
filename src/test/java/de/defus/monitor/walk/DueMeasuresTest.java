package de.defus.monitor.walk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.database.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What offices have to see to: lists, reminders in the history, days that were put off, and calendars. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DueMeasuresTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Berlin"));
    private static final String PAGE = "/stadt/massnahmen/faellig";

    @Test
    void everyOfficeSeesWhatIsOverdueSoonAndWithoutADay() {
        var walk = closed();
        var late = measure(walk, "Lampe", "Tiefbauamt", TODAY.minusDays(3));
        var later = measure(walk, "Brücke", "Tiefbauamt", TODAY.minusDays(30));
        measure(walk, "Heute", "Tiefbauamt", TODAY);
        measure(walk, "Irgendwann", "Tiefbauamt", TODAY.plusDays(15));
        var undated = measure(walk, "Hecke", "Grünflächenamt", null);
        var done = measure(walk, "Fertig", "Grünflächenamt", TODAY.minusDays(9));
        step(walk, done, "DONE");
        due(walk, "")
                .then()
                .body("offices.department", contains("Tiefbauamt", "Grünflächenamt"))
                .body("offices[0].overdue.measure.id", contains(later, late))
                .body("offices[0].overdue.days", contains(-30, -3))
                .body("offices[0].soon.measure.content.text", contains("Heute"))
                .body("offices[0].later", equalTo(1))
                .body("offices[1].overdue", hasSize(0))
                .body("offices[1].undated.measure.id", contains(undated));
        due(walk, "?days=15&department=tief").then().body("offices", hasSize(1)).body("offices[0].soon", hasSize(2));
        due(walk, "?days=367").then().statusCode(422).body("faults[0].where", equalTo("days"));
        var page = Jsoup.parse(page(walk, PAGE));
        assertEquals(2, page.select("input[name=measures][checked]").size(), "what is overdue is ticked");
        assertTrue(page.text().contains("30 Tage zu spät"), page.text());
        assertFalse(page.text().contains("Fertig"), page.text());
        var mail = page.selectFirst("a[href^=mailto:]").attr("href");
        assertTrue(mail.contains("Br%C3%BCcke") && !mail.contains("+"), mail);
        assertEquals(
                "viele",
                Jsoup.parse(walk.analyst().browser().get(PAGE + "?days=viele").asString())
                        .selectFirst("#days")
                        .attr("value"));
        for (var language : List.of("de", "en")) {
            assertFalse(page(walk, PAGE + "?lang=" + language).contains("???"));
        }
    }

    @Test
    void remindersAndDaysPutOffStayInTheHistory() {
        var walk = closed();
        var late = measure(walk, "Lampe", "Tiefbauamt", TODAY.minusDays(3));
        var soon = measure(walk, "Bank", "Tiefbauamt", TODAY.plusDays(3));
        assertEquals(
                422, post(walk, PAGE + "/erinnern", Map.of("note", "Bitte")).statusCode());
        assertEquals(
                303,
                post(walk, PAGE + "/erinnern", Map.of("measures", late, "note", "In der Runde"))
                        .statusCode());
        remind(walk, List.of(late, soon, late), "").then().statusCode(200).body("measures", equalTo(2));
        var others = measure(closed(), "Fremdes", "Tiefbauamt", null);
        remind(walk, List.of(soon, others), "").then().statusCode(404);
        var done = measure(walk, "Fertig", "Tiefbauamt", null);
        step(walk, done, "DONE");
        remind(walk, List.of(soon, done), "").then().statusCode(409);
        remind(walk, List.of(soon), "x".repeat(501)).then().statusCode(422);
        putOff(walk, late, TODAY.plusDays(20));
        putOff(walk, late, TODAY.plusDays(20));
        putOff(walk, late, TODAY.plusDays(10));
        walk.analyst()
                .request()
                .get("/api/v1/measures/" + late)
                .then()
                .body("history.state", contains("NEW"))
                .body("notices.kind", contains("REMINDED", "REMINDED", "DUE", "DUE"))
                .body("notices[0].note", equalTo("In der Runde"))
                .body("notices[2].dueBefore", equalTo(TODAY.minusDays(3).toString()))
                .body("notices[3].dueAfter", equalTo(TODAY.plusDays(10).toString()));
        walk.analyst().request().get("/api/v1/measures/" + soon).then().body("notices", hasSize(1));
        due(walk, "?days=20")
                .then()
                .body("offices[0].soon.putOff", contains(0, 1))
                .body("offices[0].soon[1].reminded.note", equalTo(""))
                .body("offices[0].undated", hasSize(0));
        var page = Jsoup.parse(page(walk, "/stadt/massnahmen/" + late)).text();
        assertTrue(page.contains("In der Runde") && page.contains("Amt erinnert"), page);
        assertTrue(page(walk, PAGE).contains("1-mal verschoben"));
    }

    @Test
    void aCalendarTellsItsOfficeAndNobodyElse() {
        var walk = closed();
        var text = "Lampe; hell, \\ und früh: „Ä“ " + "sehr ".repeat(30) + "bald";
        var late = measure(walk, text, "Tiefbauamt", TODAY.minusDays(1));
        var soon = measure(walk, "Bank", "Tiefbauamt", TODAY.plusDays(40));
        measure(walk, "Hecke", "Grünflächenamt", TODAY.plusDays(2));
        measure(walk, "Ohne Tag", "Tiefbauamt", null);
        calendar(walk, "Bauhof").then().statusCode(422);
        var made = calendar(walk, "Tiefbauamt");
        assertEquals(201, made.statusCode(), made::asString);
        String address = made.path("address");
        var file = given().get(address);
        assertEquals(200, file.statusCode());
        assertTrue(file.contentType().startsWith("text/calendar"), file.contentType());
        var lines = file.asString().split("\r\n");
        for (var line : lines) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
            assertFalse(line.contains("\n"), line);
        }
        var plain = file.asString().replace("\r\n ", "");
        assertTrue(plain.contains("\r\nSUMMARY:Überfällig: Lampe\\; hell\\, \\\\ und früh: „Ä“ sehr"), plain);
        assertTrue(plain.contains("UID:" + late + "@") && plain.contains("UID:" + soon + "@"), plain);
        assertTrue(
                plain.contains("DTSTART;VALUE=DATE:" + TODAY.plusDays(40).format(DateTimeFormatter.BASIC_ISO_DATE)),
                plain);
        assertTrue(plain.contains("SUMMARY:Überfällige Maßnahmen: 1\r\n"), plain);
        assertEquals(count(plain, "BEGIN:VEVENT"), count(plain, "END:VEVENT"));
        assertEquals(3, count(plain, "BEGIN:VEVENT"));
        assertEquals(1, count(plain, "BEGIN:VALARM"), "no alarm for what is late already");
        assertFalse(plain.contains("Hecke") || plain.contains(walk.analyst().email()), plain);

        step(walk, soon, "DONE");
        assertFalse(given().get(address).asString().contains(soon), "what is settled goes");
        String again = calendar(walk, "Tiefbauamt").path("address");
        given().get(address).then().statusCode(404);
        given().get(again).then().statusCode(200);
        given().get(again.replace(".ics", "x.ics")).then().statusCode(404);
        given().get("/massnahmen/kalender/" + "A".repeat(43) + ".ics").then().statusCode(404);
        walk.analyst()
                .request()
                .get("/api/v1/measure-calendars")
                .then()
                .body("department", contains("Tiefbauamt"))
                .body("[0].token", nullValue());
        var all = Jsoup.parse(
                        post(walk, PAGE + "/kalender", Map.of("department", "")).asString())
                .selectFirst(".copied")
                .text();
        assertTrue(given().get(all).asString().contains("Hecke"));
        assertFalse(page(walk, PAGE).contains(all), "told once");
        assertEquals(
                303,
                post(walk, PAGE + "/kalender/beenden", Map.of("department", "")).statusCode());
        given().get(all).then().statusCode(404);
        walk.analyst()
                .request()
                .queryParam("department", "Tiefbauamt")
                .delete("/api/v1/measure-calendars")
                .then()
                .statusCode(204);
        given().get(again).then().statusCode(404);
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private static Walking closed() {
        var walk = Walking.open("Fälliges", "DARK", 1);
        walk.call("close", 200);
        return walk;
    }

    private static Response due(Walking walk, String query) {
        return walk.analyst().request().get("/api/v1/due-measures" + query);
    }

    private static Response calendar(Walking walk, String department) {
        return Walking.json(walk.analyst())
                .body(Map.of("department", department))
                .post("/api/v1/measure-calendars");
    }

    private static Response remind(Walking walk, List<String> measures, String note) {
        return Walking.json(walk.analyst())
                .body(Map.of("measures", measures, "note", note))
                .post("/api/v1/measure-reminders");
    }

    private static Map<String, Object> content(String text, String department, LocalDate due) {
        var content = new HashMap<String, Object>();
        content.put("text", text);
        content.put("department", department);
        content.put("priority", "HIGH");
        content.put("costClass", "SMALL");
        content.put("dueOn", due == null ? null : due.toString());
        return content;
    }

    private static String measure(Walking walk, String text, String department, LocalDate due) {
        var made = Walking.json(walk.analyst())
                .body(Map.of("content", content(text, department, due), "stops", List.of(1)))
                .post(walk.path() + "/measures");
        assertEquals(201, made.statusCode(), made::asString);
        return made.path("id");
    }

    private static void putOff(Walking walk, String measure, LocalDate due) {
        Walking.json(walk.analyst())
                .body(Map.of("content", content("Lampe", "Tiefbauamt", due), "publicAnswer", "", "released", false))
                .put("/api/v1/measures/" + measure)
                .then()
                .statusCode(200);
    }

    private static void step(Walking walk, String measure, String state) {
        Walking.json(walk.analyst())
                .body(Map.of("state", state, "reason", ""))
                .post("/api/v1/measures/" + measure + "/steps")
                .then()
                .statusCode(200);
    }

    private static String page(Walking walk, String path) {
        var answer = walk.analyst().browser().get(path);
        assertEquals(200, answer.statusCode(), path);
        return answer.asString();
    }

    private static Response post(Walking walk, String path, Map<String, String> fields) {
        var token = Jsoup.parse(page(walk, "/stadt"))
                .selectFirst("[name=formToken]")
                .attr("value");
        return walk.analyst()
                .browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("formToken", token)
                .formParams(fields)
                .post(path);
    }
}
