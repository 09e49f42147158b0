package de.defus.monitor.platform.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of files that are there whole or not at all: each is written aside, forced to the disk and then given its name.
 * What was left half written by a program that was killed is thrown away at the first use of the folder.
 */
public final class KeptFiles {

    private static final String PARTIAL = ".partial";

    private final Path folder;

    /** Writes a file. */
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** @param folder of this program alone; made if it is missing */
    public KeptFiles(Path folder) {
        this.folder = folder.toAbsolutePath();
        try {
            Files.createDirectories(this.folder);
            for (var file : list()) {
                if (file.getFileName().toString().endsWith(PARTIAL)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException closed) {
            throw new UncheckedIOException("the folder cannot be used: " + this.folder, closed);
        }
    }

    /**
     * Writes a file; if that fails for whatever reason nothing is left of it.
     *
     * @param name small letters, digits, hyphens and points
     * @throws IOException if the disk is full, or what the content throws
     */
    public Path write(String name, Content content) throws IOException {
        var target = path(name);
        var partial = Files.createTempFile(folder, name, PARTIAL);
        try {
            try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE);
                    var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.write(out);
                out.flush();
                channel.force(true);
            }
            return Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** The file of this name, if it is there. */
    public Optional<Path> find(String name) {
        return Optional.of(path(name)).filter(Files::isRegularFile);
    }

    public void delete(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    /** Deletes the oldest files beyond a number; one that somebody reads at the moment is read to its end. */
    public void keepNewest(int number) throws IOException {
        var oldestFirst = list().stream()
                .filter(file -> !file.getFileName().toString().endsWith(PARTIAL))
                .sorted(Comparator.comparing(KeptFiles::age).reversed())
                .toList();
        for (int index = 0; index < oldestFirst.size() - number; index++) {
            Files.deleteIfExists(oldestFirst.get(index));
        }
    }

    /** Milliseconds since 1970 at which it was written, counted backwards: the oldest has the greatest age. */
    private static long age(Path file) {
        try {
            return -Files.getLastModifiedTime(file).toMillis();
        } catch (IOException gone) {
            return Long.MAX_VALUE;
        }
    }

    /** Names of the files that are whole. */
    public List<String> names() throws IOException {
        return list().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !name.endsWith(PARTIAL))
                .sorted()
                .toList();
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Path path(String name) {
        if (!name.matches("[a-z0-9][a-z0-9.-]{0,120}")) {
            throw new IllegalArgumentException("no name of a kept file: " + name);
        }
        return folder.resolve(name);
    }
}
