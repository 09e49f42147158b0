package de.defus.monitor.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses to start a server where it could not write: an early clear word instead of a late broken one. */
final class DiskSpace {

    /** Programs, an empty cluster and its first log segments took 130 MB when measured. */
    private static final long FIRST_START_MB = 300;

    private static final long LATER_START_MB = 40;

    private DiskSpace() {}

    static void check(Path home) throws IOException {
        var exists = Files.exists(home.resolve(PostgresServer.CLUSTER).resolve("PG_VERSION"));
        var needed = exists ? LATER_START_MB : FIRST_START_MB;
        var free = Files.getFileStore(home).getUsableSpace() / (1024 * 1024);
        if (free < needed) {
            throw new StartFailure("disk-full", home, free, needed);
        }
    }
}
