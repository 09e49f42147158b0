package de.defus.monitor;

import de.defus.monitor.platform.database.DatabaseAccess;
import de.defus.monitor.platform.database.DatabaseOwner;
import de.defus.monitor.platform.database.Durability;
import de.defus.monitor.platform.database.EmbeddedPostgres;
import de.defus.monitor.platform.database.StartFailure;
import de.defus.monitor.platform.web.Welcome;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts the program: first the database, which is the one named by {@code DEFUS_DATABASE_URL} (with {@code
 * DEFUS_DATABASE_USER} and {@code DEFUS_DATABASE_PASSWORD}) or else the one brought along, with its data in the folder
 * {@code DEFUS_DATA} (default {@code data}).
 */
@QuarkusMain
public final class Main {

    private static final int CANNOT_START = 1;
    private static final long SECONDS_FOR_THE_APPLICATION_TO_STOP = 30;

    Main() {}

    public static void main(String... arguments) {
        var applicationHasStopped = new CountDownLatch(1);
        try {
            provideDatabase(applicationHasStopped);
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            applicationHasStopped.countDown();
            System.exit(CANNOT_START);
        }
        Quarkus.run(
                Welcome.class,
                (code, failure) -> {
                    applicationHasStopped.countDown();
                    if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
                        System.exit(code);
                    }
                },
                arguments);
    }

    private static void provideDatabase(CountDownLatch applicationHasStopped) {
        // A second start inside one process is a developer's live reload; a training run of the JVM needs no database.
        if (System.getProperty("quarkus.datasource.jdbc.url") != null
                || System.getProperty("quarkus.appcds.generate") != null) {
            return;
        }
        var access = externalDatabase().orElseGet(() -> startEmbedded(applicationHasStopped));
        DatabaseOwner.check(access);
        access.settings().forEach(System::setProperty);
    }

    private static Optional<DatabaseAccess> externalDatabase() {
        return setting("DEFUS_DATABASE_URL")
                .map(url -> new DatabaseAccess(
                        url,
                        setting("DEFUS_DATABASE_USER").orElse("defus"),
                        setting("DEFUS_DATABASE_PASSWORD").orElse("")));
    }

    private static DatabaseAccess startEmbedded(CountDownLatch applicationHasStopped) {
        var server = EmbeddedPostgres.start(Path.of(setting("DEFUS_DATA").orElse("data")), Durability.DURABLE);
        // All shutdown hooks run at once. This one waits for the application, which still needs its database.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfter(applicationHasStopped, server)));
        return server.access();
    }

    private static void stopAfter(CountDownLatch applicationHasStopped, EmbeddedPostgres server) {
        try {
            applicationHasStopped.await(SECONDS_FOR_THE_APPLICATION_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
