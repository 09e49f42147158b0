package de.defus.monitor.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.walk.Walking;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thirty phones come out of a tunnel and send all they have, each batch twice and in any order; beside the floor, the same
 * rows by plain JDBC. Then the debrief page of a walk with as many observations as one may have.
 */
@Tag("bench")
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WalkBench {

    private static final int PHONES = 30;
    private static final int OBSERVATIONS = 5_000;
    private static final int PHOTOS = 500;
    private static final int BATCH = 25;
    private static final int MOST = 50_000;
    private static final int STOPS = 10;
    private static final int RUNS = 7;
    private static final List<String> CRITERIA =
            List.of("lighting", "visibility", "overview", "vegetation", "liveliness", "escape", "stops");

    @TestHTTPResource
    URI base;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void afterTheTunnel() throws Exception {
        for (var run = 1; run <= 3; run++) {
            var walk = Walking.open("Tunnel", "DARK", STOPS);
            var code = walk.code();
            var photo = Walking.picture(1600, 1200, "jpg");
            var phones = new ArrayList<Callable<Object>>();
            var batchTimes = new ConcurrentLinkedQueue<Long>();
            var photoTimes = new ConcurrentLinkedQueue<Long>();
            for (var phone = 0; phone < PHONES; phone++) {
                var work = work(phone, code, photo, batchTimes, photoTimes);
                phones.add(() -> {
                    for (var step : work) {
                        step.run();
                    }
                    return null;
                });
            }
            var begun = System.nanoTime();
            var pool = Executors.newFixedThreadPool(PHONES);
            for (var done : pool.invokeAll(phones)) {
                done.get();
            }
            pool.shutdown();
            var took = (System.nanoTime() - begun) / 1e9;
            var stored = walk.get("/observations").<List<?>>path("").size();
            var photos = walk.get("/photos").<List<?>>path("").size();
            var floor = floor();
            System.out.printf(
                    "run %d: %d observations and %d photos of %d and %d in, each sent twice: %.2f s;"
                            + " batches p95 %.0f ms, photos p95 %.0f ms; plain JDBC rows: %.2f s; ratio %.1f%n",
                    run,
                    stored,
                    photos,
                    OBSERVATIONS,
                    PHOTOS,
                    took,
                    p95(batchTimes),
                    p95(photoTimes),
                    floor,
                    took / floor);
        }
    }

    @Test
    void theDebriefOfALargeWalk() {
        var walk = Walking.open("Groß", "DARK", STOPS);
        for (var sent = 0; sent < MOST; sent += 500) {
            var batch = new ArrayList<Map<String, Object>>();
            for (var i = 0; i < 500; i++) {
                batch.add(full(sent + i));
            }
            walk.send(batch).then().statusCode(200);
        }
        walk.call("close", 200);
        for (var path : List.of("/auswertung", "/auswertung/1?seite=40", "/veraenderung", "/protokoll")) {
            var times = new ArrayList<Long>();
            var length = 0;
            for (var run = 0; run < RUNS; run++) {
                var begun = System.nanoTime();
                var page = walk.analyst().browser().get("/stadt/rundgaenge/" + walk.id() + path);
                length = page.asByteArray().length;
                times.add(System.nanoTime() - begun);
                page.then().statusCode(200);
            }
            Collections.sort(times);
            System.out.printf(
                    "%s of %d observations: median %.0f ms, slowest %.0f ms, %d kB%n",
                    path, MOST, times.get(RUNS / 2) / 1e6, times.get(RUNS - 1) / 1e6, length / 1024);
        }
    }

    /** As long as they get: every criterion of the method card rated, and a text. */
    private static Map<String, Object> full(int number) {
        var one = new HashMap<>(Walking.observation(
                1 + number % STOPS, 1 + number % 7, "Beobachtung " + number + ": Die Lampe an der Ecke ist dunkel."));
        var ratings = new HashMap<String, Integer>();
        for (var criterion : CRITERIA) {
            ratings.put(criterion, 1 + (number + criterion.length()) % 3);
        }
        one.put("ratings", ratings);
        return one;
    }

    private interface Step {
        void run() throws Exception;
    }

    /** What one phone has to send, each twice, shuffled. */
    private List<Step> work(
            int phone,
            String code,
            byte[] photo,
            ConcurrentLinkedQueue<Long> batchTimes,
            ConcurrentLinkedQueue<Long> photoTimes) {
        var steps = new ArrayList<Step>();
        var first = OBSERVATIONS * phone / PHONES;
        var last = OBSERVATIONS * (phone + 1) / PHONES;
        for (var from = first; from < last; from += BATCH) {
            var batch = new ArrayList<Map<String, Object>>();
            for (var i = from; i < Math.min(last, from + BATCH); i++) {
                batch.add(Walking.observation(1 + i % STOPS, 1 + i % 7, "Beobachtung " + i));
            }
            for (var twice = 0; twice < 2; twice++) {
                steps.add(() -> timed(
                        batchTimes,
                        () -> post(
                                "/api/v1/walks/join/" + code + "/observations",
                                "application/json",
                                json.writeValueAsBytes(Map.of("observations", batch)))));
            }
        }
        for (var i = PHOTOS * phone / PHONES; i < PHOTOS * (phone + 1) / PHONES; i++) {
            var id = UUID.randomUUID().toString();
            var stop = Integer.toString(1 + i % STOPS);
            for (var twice = 0; twice < 2; twice++) {
                steps.add(() -> timed(
                        photoTimes,
                        () -> post(
                                "/api/v1/walks/join/" + code + "/photos",
                                "multipart/form-data; boundary=grenze",
                                multipart(id, stop, photo))));
            }
        }
        Collections.shuffle(steps, new Random(phone));
        return steps;
    }

    private static void timed(ConcurrentLinkedQueue<Long> times, Step step) throws Exception {
        var begun = System.nanoTime();
        step.run();
        times.add(System.nanoTime() - begun);
    }

    private void post(String path, String type, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", type)
                .header("Defus-Program", "bench")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
    }

    private static byte[] multipart(String id, String stop, byte[] photo) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var field : Map.of("id", id, "stop", stop, "altText", "Ecke", "consent", "NOBODY")
                .entrySet()) {
            bytes.write(("--grenze\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                            + field.getValue() + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        bytes.write(("--grenze\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bild.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        bytes.write(photo);
        bytes.write("\r\n--grenze--\r\n".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** The same rows, inserted by plain JDBC: observations in batches as phones send them, photos one by one. */
    private static double floor() throws SQLException {
        var config = ConfigProvider.getConfig();
        var photo = Walking.picture(1600, 1200, "jpg");
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists floor_observations");
            statement.execute("drop table if exists floor_photos");
            statement.execute(
                    "create table floor_observations (walk_id uuid, id uuid, municipality_id uuid, stop_id uuid,"
                            + " feeling smallint, ratings jsonb, kind text, text text, reception text, primary key (walk_id, id))");
            statement.execute("create table floor_photos (walk_id uuid, id uuid, municipality_id uuid, jpeg bytea,"
                    + " primary key (walk_id, id))");
            connection.setAutoCommit(false);
            var begun = System.nanoTime();
            try (var insert = connection.prepareStatement(
                    "insert into floor_observations values (?, ?, ?, ?, 3, '{\"lighting\": 2}', 'DEFICIT', ?, 'ACCEPTED')")) {
                for (var i = 1; i <= OBSERVATIONS; i++) {
                    insert.setObject(1, new UUID(1, 1));
                    insert.setObject(2, UUID.randomUUID());
                    insert.setObject(3, new UUID(2, 2));
                    insert.setObject(4, new UUID(3, 3));
                    insert.setString(5, "Beobachtung " + i);
                    insert.addBatch();
                    if (i % BATCH == 0) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
            }
            try (var insert = connection.prepareStatement("insert into floor_photos values (?, ?, ?, ?)")) {
                for (var i = 0; i < PHOTOS; i++) {
                    insert.setObject(1, new UUID(1, 1));
                    insert.setObject(2, UUID.randomUUID());
                    insert.setObject(3, new UUID(2, 2));
                    insert.setBytes(4, photo);
                    insert.executeUpdate();
                    connection.commit();
                }
            }
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    private static double p95(ConcurrentLinkedQueue<Long> times) {
        var sorted = times.stream().sorted().toList();
        return sorted.get((int) (sorted.size() * 0.95)) / 1e6;
    }
}
