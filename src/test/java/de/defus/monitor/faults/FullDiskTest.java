package de.defus.monitor.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of the database fills up while people send answers, and is freed again: nobody who was thanked is lost, and the
 * program comes back by itself. Needs the right to mount a small disk in memory.
 */
@Tag("packaged")
@Tag("proof")
class FullDiskTest {

    private static final int TIMES = 5;

    @TempDir
    Path folder;

    @Test
    void aFullDiskLosesNobodyWhoWasThankedAndIsGotOver() throws Exception {
        var data = Files.createDirectories(folder.resolve("data"));
        assertEquals(0, run("mount", "-t", "tmpfs", "-o", "size=450m,mode=700", "tmpfs", data.toString()), "mount");
        try {
            fill(data);
        } finally {
            run("umount", "-l", data.toString());
        }
    }

    private static void fill(Path data) throws Exception {
        var everybody = new HashMap<UUID, String>();
        var program = new RunningProgram(data, Map.of());
        program.start();
        var tries = 0;
        for (int time = 0; time < TIMES; time++) {
            try (var residents = new Residents(List.of(program), 8)) {
                TimeUnit.SECONDS.sleep(2);
                var ballast = data.resolve("ballast");
                stuff(ballast);
                // The space that PostgreSQL keeps in advance is used up by the answers themselves.
                for (int second = 0; second < 20; second++) {
                    TimeUnit.SECONDS.sleep(1);
                    stuff(ballast);
                }
                Files.delete(ballast);
                program.awaitAnswers();
                TimeUnit.SECONDS.sleep(1);
                residents.stop();
                everybody.putAll(residents.ledger);
                tries += residents.retries.get();
                assertEquals(List.of(), List.copyOf(residents.oddities), program::errors);
                try (var superuser = program.superuser()) {
                    Stored.isExactly(everybody, superuser);
                }
            }
        }
        program.stop();
        assertTrue(tries > 0, "the disk was full");
        System.out.printf(
                Locale.ROOT,
                "disk full %d times: %d thanked, lost 0, twice 0; %d tried again; repaired by hand 0%n",
                TIMES,
                everybody.size(),
                tries);
    }

    /** Takes all space that is left. */
    private static void stuff(Path ballast) {
        var block = new byte[1 << 16];
        try (var out = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // that was the aim
        }
    }

    private static int run(String... command) throws Exception {
        var process = new ProcessBuilder(command).inheritIO().start();
        return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }
}
