package de.defus.monitor.bench;

import de.defus.monitor.faults.RunningProgram;
import de.defus.monitor.platform.database.DatabaseAccess;
import de.defus.monitor.platform.database.Durability;
import de.defus.monitor.platform.database.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Completed questionnaires a second that the packaged program takes: by one instance, and by two on the same database, which
 * their visitors reach in turn. Beside them the floor: the same row by plain JDBC, each committed.
 */
@Tag("bench")
@Tag("packaged")
class FieldworkCapacityBench {

    private static final int WARM_UP_SECONDS = 40;
    private static final int SECONDS = 15;
    private static final int[] CLIENTS = {1, 8, 32, 128};
    /** Of the floor: the database grants a hundred, some of them to the programs. */
    private static final int MOST_CONNECTIONS = 30;

    @TempDir
    private static Path folder;

    @Test
    void completedQuestionnaires() throws Exception {
        var data = folder.resolve("database");
        try (var database = EmbeddedPostgres.start(data, Durability.DURABLE)) {
            var first = instance("first", database.access());
            var second = instance("second", database.access());
            first.start();
            second.start();
            InsertFloor.makeTable(database.access());
            for (var instance : List.of(first, second)) {
                Rate.measure(8, WARM_UP_SECONDS, () -> new AnsweringPerson(instance.address("")));
                Rate.measure(8, WARM_UP_SECONDS / 2, () -> new SubmittingProgram(instance.address("")));
            }
            // Programs last: what they send in a minute is mixed for minutes.
            compare("by pages", AnsweringPerson::new, data, database.access(), first, second);
            compare("in one request", SubmittingProgram::new, data, database.access(), first, second);
            second.stop();
            first.stop();
        }
    }

    private static void compare(
            String what,
            Visiting visitor,
            Path data,
            DatabaseAccess database,
            RunningProgram first,
            RunningProgram second)
            throws Exception {
        for (var clients : CLIENTS) {
            checkpoint(data, database);
            var floor = Rate.measure(Math.min(clients, MOST_CONNECTIONS), SECONDS, () -> new InsertFloor(database));
            System.out.printf("%s, %d clients, floor %.0f rows a second%n", what, clients, floor.perSecond());
            var one = List.of(first.address(""));
            print("one instance", measure(clients, one, visitor), floor);
            print("two instances", measure(clients, List.of(one.get(0), second.address("")), visitor), floor);
        }
    }

    private static void print(String what, Rate rate, Rate floor) {
        System.out.printf(
                "  %-13s %7.1f /s, p95 %.1f ms, ratio %.4f; processor ms each: program %.1f, database %.1f, visitor %.1f%n",
                what,
                rate.perSecond(),
                rate.p95(),
                rate.perSecond() / floor.perSecond(),
                rate.programMs(),
                rate.databaseMs(),
                rate.clientMs());
    }

    /** What was written before is on the disk, so that its writing does not fall into the measurement of what follows. */
    private static void checkpoint(Path data, DatabaseAccess database) throws Exception {
        var password = Files.readString(data.resolve("superuser.password")).strip();
        try (var superuser = DriverManager.getConnection(database.url(), "postgres", password);
                var statement = superuser.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /** A client of a server. */
    private interface Visiting {
        Rate.Client of(URI base) throws Exception;
    }

    private static Rate measure(int clients, List<URI> instances, Visiting visitor) throws Exception {
        var turn = new AtomicInteger();
        return Rate.measure(
                clients, SECONDS, () -> visitor.of(instances.get(turn.getAndIncrement() % instances.size())));
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
                        "20s"));
    }
}
