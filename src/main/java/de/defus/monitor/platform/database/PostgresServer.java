package de.defus.monitor.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** One server and its data: made, started and stopped with PostgreSQL's own programs. */
final class PostgresServer {

    static final String SUPERUSER = "postgres";
    static final String CLUSTER = "postgres";

    private static final long LOG_BYTES = 10L * 1024 * 1024;
    private static final int TRIES_FOR_A_PORT = 5;
    private static final long SECONDS_FOR_HELPERS = 30;
    private static final Logger LOG = Logger.getLogger(PostgresServer.class);

    private final Path home;
    private final Path cluster;
    private final Path programs;
    private final Path log;
    private final ServerAccount account;
    private volatile Process process;
    private boolean stopping;

    PostgresServer(Path home, Path programs, ServerAccount account) {
        this.home = home;
        this.cluster = home.resolve(CLUSTER);
        this.programs = programs;
        this.log = home.resolve("postgres.log");
        this.account = account;
    }

    Path superuserPasswordFile() {
        return home.resolve("superuser.password");
    }

    long processId() {
        return process.pid();
    }

    /** Makes the data on the first start; a making that was torn is thrown away and begun again. */
    void createIfMissing() throws IOException {
        if (Files.exists(cluster.resolve("PG_VERSION"))) {
            var version = Files.readString(cluster.resolve("PG_VERSION")).strip();
            if (!version.equals(PostgresBinaries.MAJOR_VERSION)) {
                throw new StartFailure("data-of-other-version", home, version, PostgresBinaries.MAJOR_VERSION);
            }
            return;
        }
        Secrets.readOrMake(superuserPasswordFile());
        account.own(home);
        var partial = home.resolve(CLUSTER + ".partial");
        deleteTree(partial);
        var exit = run(List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=" + partial,
                "--username=" + SUPERUSER,
                "--pwfile=" + superuserPasswordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=icu",
                "--icu-locale=und",
                "--data-checksums"));
        if (exit != 0) {
            throw new StartFailure("data-not-made", home, lastLines(), log);
        }
        Files.move(partial, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Stops a server that outlived its program. The caller holds the folder's lock, so no living program uses it.
     *
     * @throws StartFailure if it does not stop
     */
    void stopLeftOver(long seconds) throws IOException {
        var leftOver = LeftOverServer.find(cluster);
        if (leftOver.isPresent()) {
            run(stopCommand(seconds, "fast"));
        }
        // Helpers whose main process was killed end by themselves; as long as one lives, the data must not be opened.
        for (var helper : LeftOverServer.findAll(cluster)) {
            if (!hasEnded(helper, Duration.ofSeconds(seconds))) {
                throw new StartFailure("left-over-server", home, helper.pid());
            }
        }
        // Nobody lives here now. Were the number in this file given to a stranger meanwhile, PostgreSQL would not
        // start.
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    /** Starts the server on a free port and returns the port when it takes connections. */
    int start(Durability durability) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
            Files.move(log, home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        for (var attempt = 1; ; attempt++) {
            var port = freePort();
            process = spawn(startCommand(port, durability));
            if (isReady()) {
                process.onExit().thenRunAsync(() -> startAgain(port, durability));
                return port;
            }
            var lines = lastLines();
            var portWasTaken = lines.contains("Address already in use");
            if (!portWasTaken || attempt == TRIES_FOR_A_PORT) {
                throw new StartFailure("server-not-started", home, lines, log);
            }
        }
    }

    /**
     * Starts a server that ended by itself (killed, or for lack of disk space) again on the same port, so that the program
     * finds it where it was; PostgreSQL recovers what was committed. Tried every second: the disk may still be full.
     */
    private synchronized void startAgain(int port, Durability durability) {
        if (stopping) {
            return;
        }
        try {
            LOG.warn("the database server ended by itself and is started again");
            stopLeftOver(SECONDS_FOR_HELPERS);
            process = spawn(startCommand(port, durability));
            if (isReady()) {
                process.onExit().thenRunAsync(() -> startAgain(port, durability));
                return;
            }
        } catch (IOException | StartFailure failure) {
            LOG.error("the database server could not be started again", failure);
        }
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> startAgain(port, durability));
    }

    synchronized void stop(long seconds) {
        stopping = true;
        if (process == null || !process.isAlive()) {
            return;
        }
        try {
            run(stopCommand(seconds, "fast"));
            if (!hasEnded(process.toHandle(), Duration.ofSeconds(1))) {
                run(stopCommand(seconds, "immediate"));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the database server cannot be stopped", e);
        }
    }

    private List<String> stopCommand(long seconds, String how) {
        return List.of(
                programs.resolve("pg_ctl").toString(),
                "stop",
                "--pgdata=" + cluster,
                "--mode=" + how,
                "--wait",
                "--timeout=" + seconds);
    }

    private List<String> startCommand(int port, Durability durability) {
        var settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "port=" + port,
                "max_connections=100",
                "shared_buffers=128MB",
                "timezone=UTC",
                "log_timezone=UTC",
                // The log must never hold an answer: neither statements nor the rows that DETAIL lines quote.
                "log_statement=none",
                "log_min_error_statement=panic",
                "log_error_verbosity=terse",
                "log_parameter_max_length_on_error=0"));
        settings.addAll(durability.settings());
        // In a session of its own: Ctrl-C in the terminal must reach the program first, which then stops the server.
        var command =
                new ArrayList<>(List.of("setsid", programs.resolve("postgres").toString(), "-D", cluster.toString()));
        for (var setting : settings) {
            command.add("-c");
            command.add(setting);
        }
        return command;
    }

    /** Waits as long as the server works towards it: after a crash it first replays what was committed. */
    private boolean isReady() throws IOException {
        var status = cluster.resolve("postmaster.pid");
        while (process.isAlive()) {
            if (Files.exists(status)) {
                var lines = Files.readAllLines(status);
                if (lines.size() >= 8 && lines.get(7).startsWith("ready")) {
                    return true;
                }
            }
            hasEnded(process.toHandle(), Duration.ofMillis(20));
        }
        return false;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean hasEnded(ProcessHandle process, Duration atMost) {
        try {
            process.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database server", e);
        } catch (ExecutionException | TimeoutException e) {
            return !process.isAlive();
        }
    }

    private int run(List<String> command) throws IOException {
        try {
            return spawn(command).waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private Process spawn(List<String> command) throws IOException {
        var builder = new ProcessBuilder(account.command(command))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        // Settings of other servers on this machine must not leak in, and messages must be the ones looked for.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private String lastLines() throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        var lines = Files.readAllLines(log);
        return lines.subList(Math.max(0, lines.size() - 6), lines.size()).stream()
                .collect(Collectors.joining(System.lineSeparator() + "  ", "  ", ""));
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
