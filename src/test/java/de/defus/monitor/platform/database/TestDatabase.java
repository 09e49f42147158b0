package de.defus.monitor.platform.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The database of tests: the same embedded server as in real use, but empty at the start of every run and with
 * {@link Durability#THROWAWAY}, benchmarks excepted. One server serves all test classes of a run. Use it with
 * {@code @WithTestResource(TestDatabase.class)} beside {@code @QuarkusTest}.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private static final Path FOLDER = Path.of("target", "test-database");
    /** Benchmarks measure with the settings of real use. */
    private static final Durability DURABILITY =
            Boolean.getBoolean("defus.test.durable") ? Durability.DURABLE : Durability.THROWAWAY;

    @Override
    public Map<String, String> start() {
        return Server.settings();
    }

    /** The server stays for the next test class and ends with the run. */
    @Override
    public void stop() {}

    private static final class Server {

        /** A test profile loads this class anew; system properties are what every class loader sees. */
        private static final String SHARED = "defus.test.database.";

        static Map<String, String> settings() {
            synchronized (System.getProperties()) {
                if (shared().isEmpty()) {
                    deleteDataOfLastRun();
                    var server = EmbeddedPostgres.start(FOLDER, DURABILITY);
                    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                    server.access().settings().forEach((name, value) -> System.setProperty(SHARED + name, value));
                }
                return shared();
            }
        }

        private static Map<String, String> shared() {
            return System.getProperties().stringPropertyNames().stream()
                    .filter(name -> name.startsWith(SHARED))
                    .collect(Collectors.toMap(name -> name.substring(SHARED.length()), System::getProperty));
        }

        private static void deleteDataOfLastRun() {
            var cluster = FOLDER.resolve(PostgresServer.CLUSTER);
            try {
                if (Files.exists(cluster.resolve("postmaster.pid"))) {
                    // A server left by a killed run is stopped first: its data must not vanish under it.
                    EmbeddedPostgres.start(FOLDER, Durability.THROWAWAY).close();
                }
                if (Files.isDirectory(cluster)) {
                    try (var paths = Files.walk(cluster)) {
                        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                            Files.delete(path);
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
