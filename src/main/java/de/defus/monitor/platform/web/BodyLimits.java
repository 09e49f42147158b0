package de.defus.monitor.platform.web;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.regex.Pattern;

/** Keeps requests small where no feature asks for more: the server's own bound is that of the largest file taken anywhere. */
@ApplicationScoped
class BodyLimits {

    static final long ORDINARY_BYTES = 2 << 20;
    /** After the server's own bound has been set, before anything reads. */
    private static final int ORDER = -1;

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final List<Pattern> largeAt;

    BodyLimits(Instance<LargeUploads> uploads) {
        this.largeAt = uploads.stream().map(LargeUploads::largeAt).toList();
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::bound);
    }

    private void bound(RoutingContext request) {
        var length = request.request().getHeader("Content-Length");
        if (length == null) {
            if (!mayBeLarge(request)) {
                request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, ORDINARY_BYTES);
            }
        } else if (LENGTH.matcher(length).matches()
                && Long.parseLong(length) > ORDINARY_BYTES
                && !mayBeLarge(request)) {
            // A length that is no number is refused by the server itself.
            request.fail(413);
            return;
        }
        request.next();
    }

    private boolean mayBeLarge(RoutingContext request) {
        var path = request.normalizedPath();
        return largeAt.stream().anyMatch(paths -> paths.matcher(path).matches());
    }
}
