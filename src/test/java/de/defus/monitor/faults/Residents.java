package de.defus.monitor.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.journey.DemoAnswers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who send answers, one after another, and each until they are thanked: after an error or no answer at all they try
 * again under the same submission id. The ledger says who was thanked.
 */
final class Residents implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Submission ids with the mark in their text; all of them were thanked when {@link #stop} returns. */
    final Map<UUID, String> ledger = new ConcurrentHashMap<>();
    /** Answers that were neither a thank-you nor "not now". */
    final ConcurrentLinkedQueue<String> oddities = new ConcurrentLinkedQueue<>();

    final AtomicInteger retries = new AtomicInteger();
    final AtomicInteger knownAlready = new AtomicInteger();

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<RunningProgram> programs;
    private final ExecutorService pool;
    private final List<Future<?>> working = new ArrayList<>();
    private volatile boolean more = true;

    /** People who send to any of these programs, so many at the same time. */
    Residents(List<RunningProgram> programs, int atOnce) {
        this.programs = programs;
        this.pool = Executors.newFixedThreadPool(atOnce);
        for (int index = 0; index < atOnce; index++) {
            working.add(pool.submit(() -> {
                while (more) {
                    send();
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                return null;
            }));
        }
    }

    /** Lets those who have begun finish. */
    void stop() throws InterruptedException, ExecutionException {
        more = false;
        for (var one : working) {
            one.get();
        }
    }

    private void send() throws IOException, InterruptedException {
        var id = UUID.randomUUID();
        var mark = "Merkmal " + UUID.randomUUID();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!thanked(id, mark)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(id + " was never thanked");
            }
            retries.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        ledger.put(id, mark);
    }

    private boolean thanked(UUID id, String mark) throws IOException, InterruptedException {
        var program = programs.get(ThreadLocalRandom.current().nextInt(programs.size()));
        try {
            var answer = http.send(request(program, id, mark), HttpResponse.BodyHandlers.ofString());
            switch (answer.statusCode()) {
                case 201 -> {
                    return true;
                }
                case 200 -> {
                    knownAlready.incrementAndGet();
                    return true;
                }
                case 503 -> {
                    return false;
                }
                default -> {
                    oddities.add(answer.statusCode() + " " + answer.body());
                    return false;
                }
            }
        } catch (IOException noAnswer) {
            return false;
        }
    }

    /** The answers of one person as a request. */
    HttpRequest request(RunningProgram program, UUID id, String mark) throws IOException {
        var answers = new LinkedHashMap<String, Object>(DemoAnswers.all());
        answers.put("unsafe_places", mark);
        answers.put("district", Integer.toString(1 + Math.floorMod(id.hashCode(), 3)));
        var body = Map.of("submissionId", id, "language", "de", "answers", answers);
        return HttpRequest.newBuilder(program.address("/api/v1/links/demo/responses"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(15))
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
    }

    @Override
    public void close() {
        more = false;
        pool.shutdownNow();
    }
}
