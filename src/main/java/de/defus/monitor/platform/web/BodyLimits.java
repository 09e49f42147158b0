package de.defus.monitor.platform.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps bodies small where nothing large is expected; the server's own limit is for the few addresses that take files. */
@ApplicationScoped
class BodyLimits {

    /** Straight after the server has set its own limit. */
    private static final int AFTER_THE_SERVERS_OWN = -1;

    private static final int TOO_LARGE = 413;

    private final long most;
    private final Pattern largeBodies;

    /**
     * @param most the largest body elsewhere
     * @param largeBodies paths whose bodies may be as large as the server takes them
     */
    BodyLimits(
            @ConfigProperty(name = "defus.http.max-body-size") MemorySize most,
            @ConfigProperty(name = "defus.http.large-bodies") String largeBodies) {
        this.most = most.asLongValue();
        this.largeBodies = Pattern.compile(largeBodies);
    }

    void register(@Observes Router router) {
        router.route().order(AFTER_THE_SERVERS_OWN).handler(this::limit);
    }

    private void limit(RoutingContext exchange) {
        if (!largeBodies.matcher(exchange.normalizedPath()).matches()) {
            var length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
            if (length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > most) {
                exchange.fail(TOO_LARGE);
                return;
            }
            exchange.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
        }
        exchange.next();
    }
}
