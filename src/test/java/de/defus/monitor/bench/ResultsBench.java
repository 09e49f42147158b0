package de.defus.monitor.bench;

import de.defus.monitor.place.Districts;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.survey.OpenLinks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Pages of results for many readers, alone and while answers of another wave come in, beside the same bytes as files that the
 * same server sends.
 */
@Tag("bench")
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ResultsBench {

    private static final int READERS = 32;
    private static final int SUBMISSIONS = 20;
    private static final int WARM_UP_SECONDS = 15;
    private static final int SECONDS = 15;

    @TestHTTPResource
    URI base;

    @Inject
    OpenLinks links;

    @Inject
    Districts districts;

    @Inject
    Router router;

    private final Map<String, String> pages = new LinkedHashMap<>();

    @Test
    void readersOfResults() throws Exception {
        var city = links.find("demo-2023").orElseThrow().municipalityId();
        pages.put("overview", "/ergebnisse/demo");
        pages.put("item", "/ergebnisse/demo/frage/safe_dark_neighbourhood");
        pages.put("map", "/ergebnisse/demo/karte");
        pages.put(
                "district",
                "/ergebnisse/demo/gebiet/" + districts.list(city).get(0).code());
        System.out.println("first time:");
        for (var page : pages.entrySet()) {
            var begun = System.nanoTime();
            try (var http = new PlainHttp(base.getHost(), base.getPort())) {
                var length = http.get(page.getValue()).body().length();
                System.out.printf(
                        "  %s %.0f ms, %d kB%n", page.getKey(), (System.nanoTime() - begun) / 1e6, length / 1000);
            }
        }
        var files = files();
        new Run("warming up", pages, SUBMISSIONS).measure(8, WARM_UP_SECONDS, 0);
        for (var page : pages.entrySet()) {
            new Run("1 reader", Map.of(page.getKey(), page.getValue()), 0)
                    .measure(1, 5, 0)
                    .print();
        }
        new Run("files, 32 readers without a pause", files, 0)
                .measure(READERS, SECONDS, 0)
                .print();
        new Run("32 readers without a pause", pages, 0)
                .measure(READERS, SECONDS, 0)
                .print();
        new Run("the same beside 20 submissions a second", pages, SUBMISSIONS)
                .measure(READERS, SECONDS, 0)
                .print();
        new Run("files, 32 readers, a page a second each", files, 0)
                .measure(READERS, SECONDS, READERS)
                .print();
        new Run("32 readers, a page a second each", pages, 0)
                .measure(READERS, SECONDS, READERS)
                .print();
        new Run("the same beside 20 submissions a second", pages, SUBMISSIONS)
                .measure(READERS, SECONDS, READERS)
                .print();
    }

    /** The pages as they are, as files of the same server. */
    private Map<String, String> files() throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var http = new PlainHttp(base.getHost(), base.getPort())) {
            for (var page : pages.entrySet()) {
                var answer = http.get(page.getValue());
                if (answer.status() != 200) {
                    throw new IllegalStateException(page + ": " + answer.status());
                }
                var file = Files.createTempFile("bench", ".html");
                Files.writeString(file, answer.body(), StandardCharsets.UTF_8);
                file.toFile().deleteOnExit();
                var path = "/bench/" + page.getKey() + ".html";
                router.get(path)
                        .order(-1_000_000)
                        .handler(context -> context.response().sendFile(file.toString()));
                files.put(page.getKey(), path);
            }
        }
        return files;
    }

    /** Readers who go from page to page, and answers that come in meanwhile. */
    private final class Run {

        private final String name;
        private final List<Map.Entry<String, String>> pages;
        private final int submissions;
        private final Map<String, Queue<Long>> times = new LinkedHashMap<>();
        private final AtomicInteger readers = new AtomicInteger();
        private Rate reading;
        private Rate submitting;

        Run(String name, Map<String, String> pages, int submissions) {
            this.name = name;
            this.pages = new ArrayList<>(pages.entrySet());
            this.submissions = submissions;
            pages.keySet().forEach(page -> times.put(page, new ConcurrentLinkedQueue<>()));
        }

        Run measure(int readers, int seconds, int perSecond) throws Exception {
            var beside = Executors.newSingleThreadExecutor();
            Callable<Rate> answers = () -> Rate.steady(submissions, 8, seconds, () -> new SubmittingProgram(base));
            var coming = submissions == 0 ? null : beside.submit(answers);
            reading = perSecond == 0
                    ? Rate.measure(readers, seconds, Reader::new)
                    : Rate.steady(perSecond, readers, seconds, Reader::new);
            submitting = coming == null ? null : coming.get();
            beside.shutdown();
            return this;
        }

        void print() {
            System.out.printf(
                    "%s: %.1f pages/s, p95 %.1f ms, processor ms a page: program %.1f, database %.1f%n",
                    name, reading.perSecond(), reading.p95(), reading.programMs(), reading.databaseMs());
            times.forEach((page, taken) -> System.out.printf(
                    "    %-10s median %6.1f ms, p95 %6.1f ms (%d times)%n",
                    page, at(taken, 0.5), at(taken, 0.95), taken.size()));
            if (submitting != null) {
                System.out.printf("    answers: %.1f/s, p95 %.1f ms%n", submitting.perSecond(), submitting.p95());
            }
        }

        private static double at(Queue<Long> times, double share) {
            var sorted = times.stream().sorted().toList();
            return sorted.get((int) (sorted.size() * share)) / 1e6;
        }

        private final class Reader implements Rate.Client {

            private final PlainHttp http = new PlainHttp(base.getHost(), base.getPort());
            private int turn = readers.getAndIncrement();

            Reader() throws IOException {}

            @Override
            public void once() throws IOException {
                var page = pages.get(turn++ % pages.size());
                var begun = System.nanoTime();
                var answer = http.get(page.getValue());
                if (answer.status() != 200) {
                    throw new IllegalStateException(page + ": " + answer.status());
                }
                times.get(page.getKey()).add(System.nanoTime() - begun);
            }

            @Override
            public void close() throws IOException {
                http.close();
            }
        }
    }
}
