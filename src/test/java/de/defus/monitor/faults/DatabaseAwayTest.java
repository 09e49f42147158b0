package de.defus.monitor.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.journey.DemoAnswers;
import de.defus.monitor.journey.FormWalk;
import de.defus.monitor.platform.database.DatabaseAccess;
import de.defus.monitor.platform.database.Durability;
import de.defus.monitor.platform.database.EmbeddedPostgres;
import de.defus.monitor.platform.text.Texts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of the packaged program on one database, which one of them reaches through a line that can be cut. */
@Tag("packaged")
class DatabaseAwayTest {

    private static final Duration PROMPT = Duration.ofMillis(500);
    private static final Map<UUID, String> EVERYBODY = new ConcurrentHashMap<>();

    @TempDir
    static Path folder;

    private static EmbeddedPostgres database;
    private static CuttingProxy line;
    private static RunningProgram near;
    private static RunningProgram far;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedPostgres.start(folder.resolve("database"), Durability.DURABLE);
        line = new CuttingProxy(
                URI.create(database.access().url().substring("jdbc:".length())).getPort());
        near = instance("near", database.access().url());
        near.start();
        far = instance("far", "jdbc:postgresql://127.0.0.1:" + line.port() + "/defus");
        far.start();
    }

    private static RunningProgram instance(String name, String url) throws Exception {
        DatabaseAccess access = database.access();
        return new RunningProgram(
                Files.createDirectories(folder.resolve(name)),
                Map.of(
                        "DEFUS_DATABASE_URL",
                        url,
                        "DEFUS_DATABASE_USER",
                        access.user(),
                        "DEFUS_DATABASE_PASSWORD",
                        access.password(),
                        "DEFUS_SECRET",
                        "a secret that both instances share"));
    }

    @AfterAll
    static void end() throws Exception {
        line.mend();
        far.stop();
        near.stop();
        line.close();
        database.close();
    }

    @Test
    void whileTheDatabaseIsAwayNobodyIsThankedAndThePageKeepsWhatWasTyped() throws Exception {
        var walk = new FormWalk(far.address("/b/demo/" + DemoAnswers.PAGES.get(0) + "?lang=tr"));
        line.cut();
        try {
            var typed = new LinkedHashMap<>(DemoAnswers.of(DemoAnswers.PAGES.get(0)));
            typed.put("go", List.of("next"));
            walk.submit(typed);
            assertEquals(503, walk.status());
            assertEquals(
                    Texts.in("tr").say("problem.temporarily-unavailable.title"),
                    walk.page().selectFirst("h1").text());
            DemoAnswers.of(DemoAnswers.PAGES.get(0))
                    .forEach(
                            (item, values) -> assertEquals(values, walk.fields().get(item), "what was typed is kept"));
            walk.submit(Map.of());
            assertEquals(503, walk.status(), "still away");
            assertPrompt("/assets/monitor.css");
        } finally {
            line.mend();
        }
        sendAgain(walk);
        assertEquals("/b/demo/" + DemoAnswers.PAGES.get(1), walk.address().getPath(), "the same answers are saved now");
        for (var page : DemoAnswers.PAGES.subList(1, DemoAnswers.PAGES.size())) {
            var typed = new LinkedHashMap<>(DemoAnswers.of(page));
            typed.put("go", List.of("next"));
            walk.submit(typed);
        }
        line.cut();
        try {
            walk.submit(Map.of());
            assertEquals(503, walk.status());
            assertNotEquals("/b/demo/danke", walk.address().getPath());
        } finally {
            line.mend();
        }
        sendAgain(walk);
        assertEquals("/b/demo/danke", walk.address().getPath());
    }

    /** Presses the button of the page that keeps what was typed, until that is saved. */
    private static void sendAgain(FormWalk walk) throws Exception {
        for (int second = 0; second < 10 && walk.status() == 503; second++) {
            TimeUnit.SECONDS.sleep(1);
            walk.submit(Map.of());
        }
        assertEquals(200, walk.status());
    }

    @Test
    void duringAnOutageNobodyWhoWasThankedIsLost() throws Exception {
        outages(2);
    }

    @Test
    @Tag("proof")
    void duringManyOutagesNobodyWhoWasThankedIsLost() throws Exception {
        outages(30);
    }

    private void outages(int times) throws Exception {
        try (var residents = new Residents(List.of(far), 8)) {
            for (int time = 0; time < times; time++) {
                TimeUnit.MILLISECONDS.sleep(700);
                line.cut();
                TimeUnit.MILLISECONDS.sleep(700);
                line.mend();
            }
            finish("line to the database cut", times, residents);
        }
    }

    @Test
    void aSlowDatabaseDelaysAnswersAndLosesNone() throws Exception {
        try (var residents = new Residents(List.of(far), 4)) {
            line.delay(1_000);
            assertPrompt("/assets/monitor.css");
            TimeUnit.SECONDS.sleep(6);
            line.mend();
            finish("every answer of the database a second late", 1, residents);
        }
    }

    @Test
    void twoInstancesStoreWhatIsSentToBothOnceAndBothMixAtTheSameTime() throws Exception {
        sendToBoth(100);
    }

    @Test
    @Tag("proof")
    void twoInstancesStoreWhatIsSentToBothOnceAThousandTimes() throws Exception {
        sendToBoth(1_000);
    }

    private void sendToBoth(int times) throws Exception {
        var http = HttpClient.newHttpClient();
        try (var residents = new Residents(List.of(near, far), 4)) {
            var created = 0;
            for (int time = 0; time < times; time++) {
                var id = UUID.randomUUID();
                var mark = "Merkmal " + UUID.randomUUID();
                var first = http.sendAsync(residents.request(near, id, mark), HttpResponse.BodyHandlers.ofString());
                var second = http.sendAsync(residents.request(far, id, mark), HttpResponse.BodyHandlers.ofString());
                created += first.get().statusCode() == 201 ? 1 : 0;
                created += second.get().statusCode() == 201 ? 1 : 0;
                assertEquals(401, first.get().statusCode() + second.get().statusCode(), "one stores it, one knows it");
                EVERYBODY.put(id, mark);
            }
            assertEquals(times, created);
            finish("the same answers sent to two instances", times, residents);
        }
    }

    private static void finish(String name, int times, Residents residents) throws Exception {
        residents.stop();
        EVERYBODY.putAll(residents.ledger);
        assertFalse(residents.ledger.isEmpty());
        assertEquals(List.of(), List.copyOf(residents.oddities), "answers that nobody foresaw");
        try (var superuser = superuser()) {
            var mixed = Stored.isExactly(EVERYBODY, superuser);
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d times: %d thanked, lost 0, twice 0; %d tried again, %d of them were stored already; %d mixed%n",
                    name,
                    times,
                    residents.ledger.size(),
                    residents.retries.get(),
                    residents.knownAlready.get(),
                    mixed);
        }
    }

    private static Connection superuser() throws Exception {
        return DriverManager.getConnection(
                database.access().url(),
                "postgres",
                Files.readString(folder.resolve("database").resolve("superuser.password"))
                        .strip());
    }

    /** What needs no database is answered as if nothing were. */
    private static void assertPrompt(String path) throws Exception {
        var http = HttpClient.newHttpClient();
        var times = new ArrayList<Duration>();
        for (int time = 0; time < 5; time++) {
            var begun = System.nanoTime();
            var answer = http.send(
                    HttpRequest.newBuilder(far.address(path)).build(), HttpResponse.BodyHandlers.discarding());
            assertEquals(200, answer.statusCode());
            times.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        Collections.sort(times);
        assertTrue(times.get(2).compareTo(PROMPT) < 0, times::toString);
    }
}
