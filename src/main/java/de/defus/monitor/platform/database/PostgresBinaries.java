package de.defus.monitor.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the class path into a folder that no other user can write to. */
final class PostgresBinaries {

    /** Version of the packed programs, as {@code postgres --version} prints it. */
    static final String VERSION = "17.11";

    /** Data folders of another major version cannot be read. */
    static final String MAJOR_VERSION = VERSION.substring(0, VERSION.indexOf('.'));

    private PostgresBinaries() {}

    /** The folder with {@code initdb}, {@code postgres} and {@code pg_ctl}, unpacked if it is not there yet. */
    static Path unpackInto(Path parent) throws IOException {
        var folder = parent.resolve("pg-bin-" + VERSION);
        if (!Files.isDirectory(folder)) {
            unpack(parent, folder);
        }
        return folder.resolve("bin");
    }

    private static void unpack(Path parent, Path folder) throws IOException {
        var resource = "/postgres-%s.txz".formatted(platform());
        try (var packed = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new StartFailure("no-binaries", System.getProperty("os.name"), System.getProperty("os.arch"));
            }
            var partial = Files.createTempDirectory(parent, "pg-bin-partial-");
            extract(packed, partial);
            Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
            // The final name appears only when everything is there: a torn unpacking is never mistaken for a whole one.
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry leaves the folder: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        var executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var name = system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : "linux";
        return name + (architecture.matches("aarch64|arm64") ? "-arm_64" : "-x86_64");
    }
}
