package de.defus.monitor.platform.web;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says on the terminal where to go once the program takes requests, then keeps it running. */
public class Welcome implements QuarkusApplication {

    private final int port;

    Welcome(@ConfigProperty(name = "quarkus.http.port") int port) {
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        System.out.printf("%nDEFUS-Monitor: http://localhost:%d/%n%n", port);
        Quarkus.waitForExit();
        return 0;
    }
}
