package de.defus.monitor.platform.web;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says on the terminal where to go once the program takes requests, then keeps it running. */
public class Welcome implements QuarkusApplication {

    private final int port;
    private final boolean demo;

    Welcome(
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "defus.demo", defaultValue = "false") boolean demo) {
        this.port = port;
        this.demo = demo;
    }

    @Override
    public int run(String... arguments) {
        var home = "http://localhost:" + port;
        System.out.printf("%nDEFUS-Monitor: %s/%n", home);
        if (demo) {
            System.out.printf(
                    "  answer the demo survey:  %s/b/demo%n  results of the demo:     %s/ergebnisse/demo%n",
                    home, home);
        }
        System.out.printf("  for cities:              %s/anmelden%n%n", home);
        Quarkus.waitForExit();
        return 0;
    }
}
