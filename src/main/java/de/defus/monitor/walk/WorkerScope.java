package de.defus.monitor.walk;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets the service worker, which lies with the other scripts, serve the pages of those who walk. */
@ApplicationScoped
class WorkerScope {

    private static final String WORKER = "/assets/walk-worker.js";
    private static final int AFTER_THE_SECURITY_HEADERS = 900;

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    if (WORKER.equals(exchange.request().path())) {
                        exchange.response().putHeader("Service-Worker-Allowed", "/rundgang/");
                    }
                    exchange.next();
                },
                AFTER_THE_SECURITY_HEADERS);
    }
}
