package de.defus.monitor.platform.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are there whole or not at all. */
class KeptFilesTest {

    @TempDir
    Path folder;

    private static KeptFiles.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aFileIsSeenWhenItIsWholeAndReplacedAtOnce() throws IOException {
        var files = new KeptFiles(folder);
        files.write("a", out -> {
            out.write(1);
            assertTrue(files.find("a").isEmpty(), "not yet");
        });
        assertEquals(1, Files.size(files.find("a").orElseThrow()));
        files.write("a", text("neu"));
        assertEquals("neu", Files.readString(files.find("a").orElseThrow()));
        assertEquals(1, all().size());
    }

    @Test
    void whatFailsLeavesNothingAndTheOldFileAsItWas() throws IOException {
        var files = new KeptFiles(folder);
        files.write("a", text("alt"));
        for (var failure : List.of(new IllegalStateException("x"), new IllegalArgumentException("y"))) {
            assertThrows(
                    failure.getClass(),
                    () -> files.write("a", out -> {
                        out.write(new byte[1 << 20]);
                        throw failure;
                    }));
        }
        assertEquals("alt", Files.readString(files.find("a").orElseThrow()));
        assertEquals(1, all().size());
    }

    @Test
    void whatAKilledProgramLeftIsThrownAway() throws IOException {
        Files.writeString(folder.resolve("a123.partial"), "halb");
        Files.writeString(folder.resolve("b"), "ganz");

        assertEquals(List.of("b"), new KeptFiles(folder).names());
        assertEquals(1, all().size());
    }

    @Test
    void theOldestGoFirst() throws IOException {
        var files = new KeptFiles(folder);
        for (int day = 1; day <= 5; day++) {
            var file = files.write("f" + day, text("x"));
            Files.setLastModifiedTime(file, FileTime.from(day, TimeUnit.DAYS));
        }
        files.keepNewest(2);
        assertEquals(List.of("f4", "f5"), files.names());
    }

    @Test
    void namesLeadNowhereElse() {
        var files = new KeptFiles(folder);
        for (var name : List.of("../x", "", "A", "a/b", ".x", "a\\b", "a b")) {
            assertThrows(IllegalArgumentException.class, () -> files.find(name), name);
        }
    }

    @Test
    void aFullDiskIsRecognisedAndLeavesNothing() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString()) == 0, "may mount");
        try {
            var files = new KeptFiles(folder);
            files.write("small", text("passt"));
            var failure = assertThrows(
                    IOException.class,
                    () -> files.write("large", out -> {
                        for (int block = 0; block < 100; block++) {
                            out.write(new byte[4096]);
                        }
                    }));
            assertTrue(FullDisk.isCauseOf(failure), failure.toString());
            assertTrue(FullDisk.isCauseOf(new IllegalStateException(failure)));
            assertFalse(FullDisk.isCauseOf(new IOException("permission denied")));
            assertEquals(List.of("small"), files.names());
            assertEquals(1, all().size());
        } finally {
            run("umount", "-l", folder.toString());
        }
    }

    private static int run(String... command) throws Exception {
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException noSuchCommand) {
            return -1;
        }
    }
}
