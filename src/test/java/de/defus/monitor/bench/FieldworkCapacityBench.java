package de.defus.monitor.bench;

import de.defus.monitor.faults.RunningProgram;
import de.defus.monitor.platform.database.DatabaseAccess;
import de.defus.monitor.platform.database.Durability;
import de.defus.monitor.platform.database.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Completed questionnaires a second that the packaged program takes, beside the floor: the same row by plain JDBC, each
 * committed. Then two instances on the same database, which their visitors reach in turn.
 */
@Tag("bench")
@Tag("packaged")
class FieldworkCapacityBench {

    private static final int WARM_UP_SECONDS = 30;
    private static final int SECONDS = 15;
    private static final int[] CLIENTS = {1, 8, 32, 128};
    /** Of the floor: the database grants a hundred, some of them to the programs. */
    private static final int MOST_CONNECTIONS = 30;

    @TempDir
    private static Path folder;

    @Test
    void completedQuestionnaires() throws Exception {
        try (var database = EmbeddedPostgres.start(folder.resolve("database"), Durability.DURABLE)) {
            var first = instance("first", database.access());
            var second = instance("second", database.access());
            first.start();
            InsertFloor.makeTable(database.access());
            warmUp(first);
            System.out.println(
                    "instances, clients | floor /s | one request /s (p95 ms, ratio) | all pages /s (p95 ms, ratio)"
                            + " | processor ms a questionnaire by pages: program, database, visitor");
            for (var clients : CLIENTS) {
                measure(clients, database.access(), List.of(first.address("")));
            }
            second.start();
            warmUp(second);
            for (var clients : CLIENTS) {
                measure(clients, database.access(), List.of(first.address(""), second.address("")));
            }
            second.stop();
            first.stop();
        }
    }

    private static void warmUp(RunningProgram instance) throws Exception {
        Rate.measure(8, WARM_UP_SECONDS, () -> new AnsweringPerson(instance.address("")));
        Rate.measure(8, WARM_UP_SECONDS / 2, () -> new SubmittingProgram(instance.address("")));
    }

    private static void measure(int clients, DatabaseAccess database, List<URI> instances) throws Exception {
        var floor = Rate.measure(Math.min(clients, MOST_CONNECTIONS), SECONDS, () -> new InsertFloor(database));
        var programs = Rate.measure(clients, SECONDS, inTurn(instances, SubmittingProgram::new));
        var pages = Rate.measure(clients, SECONDS, inTurn(instances, AnsweringPerson::new));
        System.out.printf(
                "%d, %3d | %8.0f | %8.0f (%6.1f, %.3f) | %8.1f (%6.1f, %.4f) | %.1f, %.1f, %.1f%n",
                instances.size(),
                clients,
                floor.perSecond(),
                programs.perSecond(),
                programs.p95(),
                programs.perSecond() / floor.perSecond(),
                pages.perSecond(),
                pages.p95(),
                pages.perSecond() / floor.perSecond(),
                pages.programMs(),
                pages.databaseMs(),
                pages.clientMs());
    }

    /** A client of a server. */
    private interface Visiting {
        Rate.Client of(URI base) throws Exception;
    }

    private static Callable<Rate.Client> inTurn(List<URI> instances, Visiting visitor) {
        var turn = new AtomicInteger();
        return () -> visitor.of(instances.get(turn.getAndIncrement() % instances.size()));
    }

    private static RunningProgram instance(String name, DatabaseAccess database) throws Exception {
        return new RunningProgram(
                Files.createDirectories(folder.resolve(name)),
                Map.of(
                        "DEFUS_DATABASE_URL",
                        database.url(),
                        "DEFUS_DATABASE_USER",
                        database.user(),
                        "DEFUS_DATABASE_PASSWORD",
                        database.password(),
                        "DEFUS_SECRET",
                        "a secret that both instances share",
                        "DEFUS_POOL_EVERY",
                        "5m"));
    }
}
