package de.defus.monitor.response;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.defus.monitor.journey.DemoAnswers;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.survey.OpenLinks;
import de.defus.monitor.survey.ResponseCounting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers sent by programs: bad ones get a problem that says where and what, and leave nothing behind. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BadAnswersTest {

    private static final String ADDRESS = "/api/v1/links/demo/responses";
    private static final String PROBLEM = "application/problem+json";

    @TestHTTPResource
    URI address;

    @Inject
    OpenLinks links;

    @Inject
    ResponseCounting counting;

    private long before;
    private long expected;

    @BeforeEach
    void count() {
        before = counting.count(links.find("demo").orElseThrow());
        expected = 0;
    }

    @AfterEach
    void nothingElseIsStored() {
        assertEquals(before + expected, counting.count(links.find("demo").orElseThrow()));
    }

    @Test
    void theSameSubmissionIsStoredOnce() {
        var id = UUID.randomUUID();
        send(id, "de", DemoAnswers.all()).statusCode(201).body("alreadyStored", equalTo(false));
        send(id, "de", DemoAnswers.all()).statusCode(200).body("alreadyStored", equalTo(true));
        expected = 1;
    }

    @Test
    void anUnknownItemIsNamed() {
        refused(with("safe_place_moon", "1"), "safe_place_moon");
    }

    @Test
    void anUnknownCategoryIsNamed() {
        refused(with("safe_place_parks", "7"), "safe_place_parks");
        refused(with("safe_place_parks", "-6"), "safe_place_parks");
        refused(with("safe_place_parks", "zwei"), "safe_place_parks");
        refused(with("unsafe_reasons", List.of("1", "99")), "unsafe_reasons");
    }

    @Test
    void twoAnswersToASingleChoiceAreRefused() {
        refused(with("safe_place_parks", List.of("1", "2")), "safe_place_parks");
    }

    @Test
    void anAnswerToAQuestionThatWasNotAskedIsRefused() {
        refused(with("activities_restricted", "2"), "restricted_activities");
    }

    @Test
    void answersOfTheWrongKindAreRefused() {
        refused(with("safe_place_parks", Map.of("code", 1)), "safe_place_parks");
        refused(with("safe_place_parks", true), "safe_place_parks");
    }

    @Test
    void tooLongTextIsRefused() {
        refused(with("unsafe_places", "x".repeat(501)), "unsafe_places");
    }

    @Test
    void anUnknownLanguageIsRefused() {
        send(UUID.randomUUID(), "xx", DemoAnswers.all())
                .statusCode(422)
                .contentType(PROBLEM)
                .body("faults.where", hasItem("language"));
    }

    @Test
    void brokenJsonGivesTheLine() {
        raw("{\"submissionId\": \"" + UUID.randomUUID() + "\",\n \"answers\": {")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("faults[0].where", notNullValue());
        raw("[]").statusCode(400).contentType(PROBLEM);
        raw("").statusCode(422).contentType(PROBLEM);
        raw("{\"submissionId\": \"no uuid\"}").statusCode(400).contentType(PROBLEM);
        raw("{}").statusCode(422).contentType(PROBLEM);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        var body =
                "{\"submissionId\": \"%s\", \"language\": \"de\", \"answers\": {\"district\": \"1\", \"unsafe_places\": \"\u00ff\"}}"
                        .formatted(UUID.randomUUID())
                        .getBytes(StandardCharsets.ISO_8859_1);
        given().contentType("application/json")
                .body(body)
                .post(ADDRESS)
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
        given().contentType("application/x-www-form-urlencoded")
                .accept("text/html")
                .body("unsafe_places=%FF&go=next")
                .post("/b/demo/places_and_reasons")
                .then()
                .statusCode(400);
    }

    @Test
    void aBodyOfTenMegabytesIsRefusedBeforeItIsSent() throws IOException {
        for (var type : List.of("application/json", "application/x-www-form-urlencoded")) {
            var path = type.endsWith("json") ? ADDRESS : "/b/demo/places_and_reasons";
            try (var socket = new Socket(address.getHost(), address.getPort())) {
                var head =
                        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 10000000\r\n\r\nxxx"
                                .formatted(path, type);
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                assertEquals("HTTP/1.1 413 Request Entity Too Large", answer.readLine());
            }
        }
    }

    @Test
    void anotherContentTypeIsRefused() {
        given().contentType("text/plain")
                .accept(ContentType.JSON)
                .body("hello")
                .post(ADDRESS)
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    @Test
    void aReleasedWaveTakesNothing() {
        given().contentType(ContentType.JSON)
                .body(body(UUID.randomUUID(), "de", DemoAnswers.all()))
                .post("/api/v1/links/demo-2023/responses")
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("type", equalTo("/problems/wave-not-open"));
    }

    @Test
    void everyProblemHasAnAddressThatExplainsIt() {
        given().accept("text/html").get("/problems/wave-not-open").then().statusCode(200);
        given().accept("text/html").get("/problems").then().statusCode(200);
    }

    private static Map<String, Object> with(String item, Object answer) {
        var answers = new LinkedHashMap<>(DemoAnswers.all());
        answers.put(item, answer);
        return answers;
    }

    private static void refused(Map<String, Object> answers, String item) {
        send(UUID.randomUUID(), "de", answers)
                .statusCode(422)
                .contentType(PROBLEM)
                .body("faults.where", hasItem(item));
    }

    private static ValidatableResponse send(UUID id, String language, Map<String, Object> answers) {
        return given().contentType(ContentType.JSON)
                .body(body(id, language, answers))
                .post(ADDRESS)
                .then();
    }

    private static Map<String, Object> body(UUID id, String language, Map<String, Object> answers) {
        return Map.of("submissionId", id.toString(), "language", language, "answers", answers);
    }

    private static ValidatableResponse raw(String body) {
        return given().contentType(ContentType.JSON).body(body).post(ADDRESS).then();
    }
}
