package de.defus.monitor.platform.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A program of its own that runs the embedded server, to be killed by a test. */
final class HeldServer {

    private final Process process;

    private HeldServer(Process process) {
        this.process = process;
    }

    /** Starts the program and waits until its server takes connections. */
    static HeldServer start(Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HeldServer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!"ready".equals(output.readLine())) {
            throw new IllegalStateException("the program did not start its server");
        }
        return new HeldServer(process);
    }

    long processId() {
        return process.pid();
    }

    /** Kills the program without a chance to stop its server. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    public static void main(String... arguments) throws InterruptedException {
        EmbeddedPostgres.start(Path.of(arguments[0]), Durability.DURABLE);
        System.out.println("ready");
        Thread.sleep(Long.MAX_VALUE);
    }
}
