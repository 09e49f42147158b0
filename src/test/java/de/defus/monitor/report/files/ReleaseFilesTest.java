package de.defus.monitor.report.files;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.platform.database.TestDatabase;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What many want is made once. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReleaseFilesTest {

    private static final int READERS = 32;

    private final ReleaseFiles files;
    private final Releases releases;

    ReleaseFilesTest(ReleaseFiles files, Releases releases) {
        this.files = files;
        this.releases = releases;
    }

    private Release release() {
        return releases.find("demo", 2).orElseThrow();
    }

    @Test
    void manyReadersMakeOneFile() throws Exception {
        var made = new AtomicInteger();
        var paths = atOnce(() -> files.get(release(), "test", "de", "viele", percent -> {}, (out, told) -> {
            made.incrementAndGet();
            out.write(7);
            pause();
        }));
        assertEquals(1, made.get());
        assertEquals(1, new HashSet<>(paths).size());
        assertArrayEquals(new byte[] {7}, Files.readAllBytes(paths.get(0)));
    }

    @Test
    void whoeverFailsDoesNotTakeTheOthersAlong() throws Exception {
        var tries = new AtomicInteger();
        var failed = new AtomicInteger();
        var paths = atOnce(() -> {
            try {
                return files.get(release(), "test", "de", "stockend", percent -> {}, (out, told) -> {
                    out.write(7);
                    pause();
                    if (tries.getAndIncrement() == 0) {
                        throw new IllegalStateException("stopped");
                    }
                });
            } catch (IllegalStateException stopped) {
                failed.incrementAndGet();
                return Path.of("none");
            }
        });
        assertEquals(1, failed.get());
        assertEquals(2, tries.get());
        assertEquals(2, new HashSet<>(paths).size());
    }

    @Test
    void wordingAndLanguageMakeOtherFiles() {
        var names = new HashSet<Path>();
        for (var language : new String[] {"de", "en"}) {
            for (var wording : new String[] {"", "eigene Worte"}) {
                names.add(files.get(release(), "test", language, wording, percent -> {}, (out, told) -> out.write(1)));
            }
        }
        assertEquals(4, names.size());
        assertNotEquals(
                files.get(release(), "test", "de", "", percent -> {}, (out, told) -> out.write(1)),
                files.get(
                        releases.find("demo", 1).orElseThrow(),
                        "test",
                        "de",
                        "",
                        percent -> {},
                        (out, told) -> out.write(1)));
    }

    @Test
    void withoutRoomNothingIsOffered() {
        var refused = assertThrows(
                Refusal.class,
                () -> files.get(release(), "test", "de", "voll", percent -> {}, (out, told) -> {
                    out.write(1);
                    throw new IOException("No space left on device");
                }));
        assertEquals(ProblemType.STORAGE_FULL, refused.type());
        var path = files.get(release(), "test", "de", "voll", percent -> {}, (out, told) -> out.write(2));
        assertFalse(path.toString().contains("partial"));
    }

    @Test
    void readersOfTheReportGetTheSameBytes() throws Exception {
        var first = report();
        var again = atOnce(() -> report());
        for (var bytes : again) {
            assertArrayEquals(first, bytes);
        }
    }

    private static byte[] report() {
        return given().header("Accept-Language", "de")
                .get("/ergebnisse/demo/bericht.pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }

    private static <T> java.util.List<T> atOnce(Callable<T> work) throws Exception {
        var pool = Executors.newFixedThreadPool(READERS);
        try {
            var begin = new CountDownLatch(1);
            var futures = new ArrayList<Future<T>>();
            for (int reader = 0; reader < READERS; reader++) {
                futures.add(pool.submit(() -> {
                    begin.await();
                    return work.call();
                }));
            }
            begin.countDown();
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get(120, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
