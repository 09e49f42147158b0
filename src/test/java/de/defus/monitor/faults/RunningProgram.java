package de.defus.monitor.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged program as a process of its own, with the demo city: what an operator runs, to be killed by a test. */
public final class RunningProgram {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration LONGEST_START = Duration.ofSeconds(120);
    /** PostgreSQL starts, stops or recovers. */
    private static final String CANNOT_CONNECT_NOW = "57P03";

    private final Path folder;
    private final int port;
    private final Map<String, String> settings;
    private Process process;

    /**
     * @param folder the data folder
     * @param settings environment variables
     */
    public RunningProgram(Path folder, Map<String, String> settings) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.port = freePort();
    }

    public URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Starts it and waits until the demo survey can be answered. Returns how long that took. */
    public Duration start() throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("package the program first: " + JAR + " is missing");
        }
        var begun = System.nanoTime();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-Djava.awt.headless=true",
                        "-jar",
                        JAR.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolveSibling(folder.getFileName() + ".log").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("DEFUS_") || name.startsWith("QUARKUS_"));
        builder.environment().put("DEFUS_DATA", folder.toString());
        builder.environment().put("DEFUS_DEMO", "true");
        builder.environment().put("DEFUS_DEMO_RESPONDENTS", "600");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("DEFUS_LINKS_PER_SECOND", "1000000");
        builder.environment().put("DEFUS_LINKS_BURST", "1000000");
        builder.environment().put("DEFUS_POOL_FIRST", "1s");
        builder.environment().put("DEFUS_POOL_EVERY", "1s");
        builder.environment().putAll(settings);
        process = builder.start();
        awaitAnswers();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Waits until the demo survey's first page is shown. */
    Duration awaitAnswers() throws InterruptedException, IOException {
        var http = HttpClient.newHttpClient();
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < LONGEST_START.toNanos()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the program ended: " + log());
            }
            try {
                var page = http.send(
                        HttpRequest.newBuilder(address("/b/demo"))
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                if (page.statusCode() == 200) {
                    return Duration.ofNanos(System.nanoTime() - begun);
                }
            } catch (IOException notYet) {
                // asked again below
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IllegalStateException("the program does not answer: " + log());
    }

    private String log() throws IOException {
        return Files.readString(folder.resolveSibling(folder.getFileName() + ".log"));
    }

    /** What the program has logged from its first error on, shortened. */
    String errors() {
        try {
            var log = log();
            var start = Math.max(0, log.indexOf(" ERROR "));
            return log.substring(start, Math.min(log.length(), start + 12_000));
        } catch (IOException gone) {
            return "no log: " + gone;
        }
    }

    /** Without a chance to do anything more. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /** Asks it to end (SIGTERM) and waits; returns how long it took. */
    public Duration stop() throws InterruptedException {
        var begun = System.nanoTime();
        process.destroy();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the program does not end");
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Kills the main process of its database. */
    void killDatabase() throws IOException {
        ProcessHandle.of(Long.parseLong(line(0))).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Kills a process of its database that works for the program, as the system does when memory runs out. */
    void killBackend() throws SQLException, IOException, InterruptedException {
        try (var superuser = superuser();
                var statement = superuser.createStatement();
                var row = statement.executeQuery("""
                        select pid from pg_stat_activity where usename = 'defus' order by state, random() limit 1""")) {
            if (row.next()) {
                ProcessHandle.of(row.getLong(1)).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    /** A connection past all policies; waits while the database recovers from a fault. */
    Connection superuser() throws SQLException, IOException, InterruptedException {
        var begun = System.nanoTime();
        while (true) {
            try {
                return DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + line(3) + "/defus",
                        "postgres",
                        Files.readString(folder.resolve("superuser.password")).strip());
            } catch (SQLException refused) {
                if (!CANNOT_CONNECT_NOW.equals(refused.getSQLState())
                        || System.nanoTime() - begun > LONGEST_START.toNanos()) {
                    throw refused;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private String line(int number) throws IOException {
        return Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid"))
                .get(number)
                .strip();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
