package de.defus.monitor.account;

import de.defus.monitor.platform.problem.Refusal;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Answers calls with a wrong key, also where nobody needs one: the program is to learn that its key has ended. */
class TokenFilter {

    private final RoutingContext request;

    TokenFilter(RoutingContext request) {
        this.request = request;
    }

    @ServerRequestFilter(preMatching = true)
    void refuseWrongKeys() {
        Refusal refused = request.get(TokenIdentities.REFUSAL);
        if (refused != null) {
            throw refused;
        }
    }
}
