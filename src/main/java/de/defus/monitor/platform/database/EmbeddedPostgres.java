package de.defus.monitor.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A PostgreSQL server that the program brings along, so that trying it needs no installation. Its data stay in a folder
 * across starts. It listens on this machine only, with random passwords kept in files that only their owner can read.
 *
 * <p>The data folder holds {@code postgres/} (the data), {@code pg-bin-…/} (the programs), {@code postgres.log},
 * {@code superuser.password}, {@code defus.password} and {@code lock}.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final long STOP_SECONDS = 60;

    private final PostgresServer server;
    private final FolderLock lock;
    private final DatabaseAccess access;

    private EmbeddedPostgres(PostgresServer server, FolderLock lock, DatabaseAccess access) {
        this.server = server;
        this.lock = lock;
        this.access = access;
    }

    /**
     * Starts the server, and makes its data on the first start.
     *
     * @param folder where everything is kept; made if it does not exist
     * @param durability {@link Durability#DURABLE} for anything but tests
     * @throws StartFailure if the folder is in use by a living program, cannot be written or is full, if this platform
     *     has no server packed, or if the server does not come up
     */
    public static EmbeddedPostgres start(Path folder, Durability durability) {
        var home = prepare(folder);
        var lock = FolderLock.take(home);
        try {
            DiskSpace.check(home);
            var account = ServerAccount.forFolder(home);
            var server = new PostgresServer(home, PostgresBinaries.unpackInto(home), account);
            server.createIfMissing();
            server.stopLeftOver(STOP_SECONDS);
            var port = server.start(durability);
            return new EmbeddedPostgres(server, lock, access(home, server, port));
        } catch (IOException e) {
            release(lock);
            throw new StartFailure("folder-not-writable", home, e.getMessage());
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /** How the program, a role without special rights, reaches its database. */
    public DatabaseAccess access() {
        return access;
    }

    /** Number of the server's main process. */
    long processId() {
        return server.processId();
    }

    /** Stops the server: open transactions are rolled back, committed ones are kept. Does nothing the second time. */
    @Override
    public void close() {
        try {
            server.stop(STOP_SECONDS);
        } finally {
            release(lock);
        }
    }

    private static DatabaseAccess access(Path home, PostgresServer server, int port) throws IOException {
        var address = "jdbc:postgresql://127.0.0.1:%d/".formatted(port);
        var administrator = new DatabaseAccess(
                address + "postgres", PostgresServer.SUPERUSER, Secrets.readOrMake(server.superuserPasswordFile()));
        var owner = new DatabaseAccess(
                address + DatabaseOwner.NAME, DatabaseOwner.NAME, Secrets.readOrMake(home.resolve("defus.password")));
        try {
            DatabaseOwner.create(administrator, owner.password());
        } catch (RuntimeException e) {
            server.stop(STOP_SECONDS);
            throw e;
        }
        return owner;
    }

    private static Path prepare(Path folder) {
        var home = folder.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(home)) {
                Files.createDirectories(home);
                Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            }
            return home.toRealPath();
        } catch (IOException e) {
            throw new StartFailure("folder-not-writable", home, e.getMessage());
        } catch (UnsupportedOperationException e) {
            throw new StartFailure("no-binaries", System.getProperty("os.name"), System.getProperty("os.arch"));
        }
    }

    private static void release(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new IllegalStateException("the data folder's lock cannot be closed", e);
        }
    }
}
