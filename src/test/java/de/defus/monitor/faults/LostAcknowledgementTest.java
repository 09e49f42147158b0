package de.defus.monitor.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.account.Staff;
import de.defus.monitor.journey.DemoAnswers;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.response.FlushPool;
import de.defus.monitor.survey.access.SampledCity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * People with access codes whose line breaks before the thank-you reaches them: their answer is stored, their code used up.
 * Sent again, at once or after the answer has left the pool, it ends in the same thanks and is stored once.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LostAcknowledgementTest {

    private final FlushPool pool;
    private final TenantScope scope;
    private final EntityManager entities;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    LostAcknowledgementTest(FlushPool pool, TenantScope scope, EntityManager entities) {
        this.scope = scope;
        this.entities = entities;
        this.pool = pool;
    }

    @Test
    void whoIsNotToldSendsAgainAndIsStoredOnce() throws Exception {
        loseThanks(1, 60);
    }

    @Test
    @Tag("proof")
    void ofAThousandWhoAreNotToldEveryoneIsStoredOnce() throws Exception {
        loseThanks(5, SampledCity.LETTERS);
    }

    private void loseThanks(int cities, int letters) throws Exception {
        var people = 0;
        var mixed = 0;
        for (int index = 0; index < cities; index++) {
            var city = new SampledCity().open();
            var bodies = new LinkedHashMap<Integer, String>();
            for (int letter = 1; letter <= letters; letter++) {
                bodies.put(letter, body(city.codes.get(letter)));
                sendAndHangUp(city, bodies.get(letter));
            }
            awaitResponses(city, letters);
            for (int letter = 1; letter <= letters; letter += 2) {
                assertEquals(200, send(city, bodies.get(letter)), "sent again at once");
            }
            pool.flush(city.analyst.municipalityId());
            mixed += mixed(city);
            for (int letter = 1; letter <= letters; letter++) {
                assertEquals(200, send(city, bodies.get(letter)), "sent again after answers left the pool");
                assertEquals(409, send(city, body(city.codes.get(letter))), "the code is used up");
            }
            assertEquals(letters, responses(city));
            people += letters;
        }
        assertTrue(mixed > 0);
        System.out.printf(
                Locale.ROOT,
                "acknowledgement lost %d times: stored %d, twice 0, codes refused to their owners 0; %d mixed before%n",
                people,
                people,
                mixed);
    }

    private String body(String code) throws IOException {
        var answers = new LinkedHashMap<String, Object>(DemoAnswers.all());
        answers.put("district", "2");
        return json.writeValueAsString(
                Map.of("submissionId", UUID.randomUUID(), "language", "de", "answers", answers, "code", code));
    }

    /** Sends and closes the line without reading a word. */
    private static void sendAndHangUp(SampledCity city, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        try (var socket = new Socket("localhost", RestAssured.port)) {
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/links/" + city.slug + "/responses HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
            // Hanging up at once would be seen before the request is taken up: nothing would be stored, nothing lost.
            while (socket.getInputStream().available() == 0) {
                Thread.onSpinWait();
            }
        }
    }

    private static void awaitResponses(SampledCity city, int expected) throws InterruptedException {
        for (int attempt = 0; attempt < 100 && responses(city) < expected; attempt++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertEquals(expected, responses(city));
    }

    private int send(SampledCity city, String body) throws Exception {
        var request = HttpRequest.newBuilder(Staff.address("/api/v1/links/" + city.slug + "/responses"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** How many have left the pool, here or by the program's own care. */
    private int mixed(SampledCity city) {
        return scope.call(
                city.analyst.municipalityId(),
                () -> ((Number) entities.createNativeQuery("select count(*) from responses")
                                .getSingleResult())
                        .intValue());
    }

    private static int responses(SampledCity city) {
        return city.analyst.request().get("/api/v1/waves/" + city.wave).path("responses");
    }
}
