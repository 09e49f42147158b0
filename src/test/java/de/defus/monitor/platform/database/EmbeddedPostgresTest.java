package de.defus.monitor.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers, real processes: every fault here once cost somebody else's launcher its data. */
class EmbeddedPostgresTest {

    private static final Path PROGRAMS = Path.of("target", "launcher-test").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeAll
    static void unpackTheProgramsOnce() throws IOException {
        Files.createDirectories(PROGRAMS);
        PostgresBinaries.unpackInto(PROGRAMS);
    }

    @Test
    void unpacksProgramsOfTheVersionItNames() throws Exception {
        var postgres = PostgresBinaries.unpackInto(folder).resolve("postgres").toString();

        var process = new ProcessBuilder(postgres, "--version").start();
        var version = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertEquals("postgres (PostgreSQL) " + PostgresBinaries.VERSION, version.strip());
    }

    @Test
    void keepsItsDataAcrossStarts() throws Exception {
        linkPrograms();
        try (var server = start()) {
            execute(server.access(), "create table kept as select 42 as value");
        }

        try (var server = start()) {
            assertEquals("42", ask(server.access(), "select value from kept"));
        }
    }

    @Test
    void writesCommitsToTheDiskAndAnswersOnThisMachineOnly() throws Exception {
        linkPrograms();

        try (var server = start()) {
            assertEquals("on", ask(server.access(), "show fsync"));
            assertEquals("on", ask(server.access(), "show synchronous_commit"));
            assertEquals("on", ask(server.access(), "show full_page_writes"));
            assertEquals("on", ask(server.access(), "show data_checksums"));
            assertEquals("127.0.0.1", ask(server.access(), "show listen_addresses"));
        }
    }

    @Test
    void keepsItsPasswordsFromOtherUsersAndAsksForThem() throws Exception {
        linkPrograms();

        try (var server = start()) {
            for (var file : List.of("superuser.password", "defus.password")) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))));
            }
            var guess =
                    new DatabaseAccess(server.access().url(), server.access().user(), "guess");
            assertThrows(SQLException.class, () -> DatabaseOwner.connect(guess).close());
        }
    }

    @Test
    void theProgramsRoleIsBoundByRowLevelSecurityAndASuperuserIsRefused() throws Exception {
        linkPrograms();

        try (var server = start()) {
            DatabaseOwner.check(server.access());
            var superuser = new DatabaseAccess(
                    server.access().url(), "postgres", Files.readString(folder.resolve("superuser.password")));
            var refusal = assertThrows(StartFailure.class, () -> DatabaseOwner.check(superuser));
            assertEquals("role-sees-everything", refusal.reason());
        }
    }

    @Test
    void takesOverAfterItsProgramWasKilledAndLosesNothing() throws Exception {
        linkPrograms();
        var held = HeldServer.start(folder);
        var left = LeftOverServer.find(folder.resolve(PostgresServer.CLUSTER)).orElseThrow();
        held.kill();
        assertTrue(left.isAlive(), "the server outlives its program");

        try (var server = start()) {
            // Not isAlive(): where nothing buries orphans, the stopped server stays in the process table as a zombie.
            assertFalse(LeftOverServer.findAll(folder.resolve(PostgresServer.CLUSTER))
                    .contains(left));
            assertEquals("1", ask(server.access(), "select 1"));
        }
    }

    @Test
    void recoversWhatWasCommittedWhenTheServerItselfWasKilled() throws Exception {
        linkPrograms();
        var server = start();
        execute(server.access(), "create table kept as select 42 as value");
        ProcessHandle.of(server.processId()).orElseThrow().destroyForcibly();
        server.close();

        try (var next = start()) {
            assertEquals("42", ask(next.access(), "select value from kept"));
        }
    }

    @Test
    void aSecondStartBesideALivingProgramIsRefused() throws Exception {
        linkPrograms();
        var held = HeldServer.start(folder);
        var left = LeftOverServer.find(folder.resolve(PostgresServer.CLUSTER)).orElseThrow();
        try {
            var refusal = assertThrows(StartFailure.class, this::start);

            assertEquals("folder-in-use", refusal.reason());
            assertTrue(refusal.getMessage().contains(Long.toString(held.processId())), refusal.getMessage());
            assertTrue(left.isAlive(), "the living program keeps its server");
        } finally {
            held.kill();
            start().close();
        }
    }

    @Test
    void aNumberThatNowBelongsToAStrangerIsNotTakenForTheServer() throws Exception {
        linkPrograms();
        start().close();
        var stranger = new ProcessBuilder("sleep", "60").start();
        var file = folder.resolve(PostgresServer.CLUSTER).resolve("postmaster.pid");
        Files.writeString(file, stranger.pid() + "\n" + file.getParent() + "\n0\n1\n\n\n0 0\nready\n");

        try (var server = start()) {
            assertEquals("1", ask(server.access(), "select 1"));
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefusedInWords() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        for (var impossible : List.of(file.resolve("data"), Path.of("/proc/data"))) {
            var refusal =
                    assertThrows(StartFailure.class, () -> EmbeddedPostgres.start(impossible, Durability.DURABLE));
            assertEquals("folder-not-writable", refusal.reason());
        }
    }

    @Test
    void aFullDiskIsRefusedInWords() throws Exception {
        var mounted = runs("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", folder.toString());
        assumeTrue(mounted, "a small disk can be had only with the right to mount one");
        try {
            var refusal = assertThrows(StartFailure.class, this::start);
            assertEquals("disk-full", refusal.reason());
        } finally {
            runs("umount", "-l", folder.toString());
        }
    }

    @Test
    void dataOfAnotherPostgresVersionAreLeftAlone() throws Exception {
        linkPrograms();
        var cluster = Files.createDirectories(folder.resolve(PostgresServer.CLUSTER));
        Files.writeString(cluster.resolve("PG_VERSION"), "14\n");

        var refusal = assertThrows(StartFailure.class, this::start);

        assertEquals("data-of-other-version", refusal.reason());
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder, Durability.DURABLE);
    }

    private void linkPrograms() throws IOException {
        var name = "pg-bin-" + PostgresBinaries.VERSION;
        Files.createSymbolicLink(folder.resolve(name), PROGRAMS.resolve(name));
    }

    private static void execute(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = DatabaseOwner.connect(access);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = DatabaseOwner.connect(access);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static boolean runs(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
