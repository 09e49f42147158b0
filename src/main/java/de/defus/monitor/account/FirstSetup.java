package de.defus.monitor.account;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Prints a one-time link by which the first platform administrator chooses a password, as long as there is none. There is
 * no default password.
 */
@ApplicationScoped
class FirstSetup {

    private final Users users;
    private final CreateAccount accounts;

    private final int port;

    FirstSetup(Users users, CreateAccount accounts, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.users = users;
        this.accounts = accounts;
        this.port = port;
    }

    void printLink(@Observes StartupEvent started) {
        if (users.hasPlatformAdmin()) {
            return;
        }
        var token = accounts.invite(Optional.empty(), Role.PLATFORM_ADMIN, Optional.empty());
        // To the terminal, not to the log: logs are collected and kept.
        System.out.printf(
                "%nNo administrator yet. Choose a password within 48 hours (this link works once):%n  http://localhost:%d/einrichten/%s%n%n",
                port, token);
    }
}
