package de.defus.monitor.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords that the program makes itself and that nobody has to know. */
final class Secrets {

    private static final int BYTES = 32;

    private Secrets() {}

    /** The secret in a file that only its owner can read; made at random if there is no such file. */
    static String readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            var bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            // Written aside and renamed: a kill in between must not leave an empty password behind.
            var partial = file.resolveSibling(file.getFileName() + ".partial");
            Files.deleteIfExists(partial);
            Files.createFile(
                    partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(partial, HexFormat.of().formatHex(bytes));
            Files.move(partial, file);
        }
        return Files.readString(file).strip();
    }
}
