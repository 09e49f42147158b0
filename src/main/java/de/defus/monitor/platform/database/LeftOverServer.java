package de.defus.monitor.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds a server that outlived its program. A number in a file is not enough, since the system gives numbers out again:
 * a process counts only if it runs a program called {@code postgres} inside this data folder.
 */
final class LeftOverServer {

    private LeftOverServer() {}

    /** The main process of the server living in this data folder, if one does. */
    static Optional<ProcessHandle> find(Path cluster) throws IOException {
        return numberInFile(cluster).flatMap(ProcessHandle::of).filter(process -> livesIn(cluster, process));
    }

    /** Any process, main or helper, of a server living in this data folder. */
    static List<ProcessHandle> findAll(Path cluster) {
        return ProcessHandle.allProcesses()
                .filter(process -> livesIn(cluster, process))
                .toList();
    }

    private static Optional<Long> numberInFile(Path cluster) throws IOException {
        var file = cluster.resolve("postmaster.pid");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        return lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")
                ? Optional.empty()
                : Optional.of(Long.parseLong(lines.get(0).strip()));
    }

    private static boolean livesIn(Path cluster, ProcessHandle process) {
        var about = Path.of("/proc", Long.toString(process.pid()));
        try {
            var program =
                    Files.readSymbolicLink(about.resolve("exe")).getFileName().toString();
            return program.startsWith("postgres")
                    && Files.readSymbolicLink(about.resolve("cwd")).equals(cluster.toRealPath());
        } catch (IOException e) {
            return false; // gone, or another user's process: not a server this program started
        }
    }
}
