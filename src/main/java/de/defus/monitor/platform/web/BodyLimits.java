package de.defus.monitor.platform.web;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/** Keeps requests small where no feature asks for more: the server's own bound is that of the largest file taken anywhere. */
@ApplicationScoped
class BodyLimits {

    static final long ORDINARY_BYTES = 2 << 20;
    /** After the server's own bound has been set, before anything reads. */
    private static final int ORDER = -1;

    private final Instance<LargeUploads> uploads;

    BodyLimits(Instance<LargeUploads> uploads) {
        this.uploads = uploads;
    }

    void register(@Observes Router router) {
        router.route().order(ORDER).handler(this::bound);
    }

    private void bound(RoutingContext request) {
        var path = request.normalizedPath();
        if (uploads.stream().anyMatch(feature -> feature.mayBeLarge(path))) {
            request.next();
            return;
        }
        var length = request.request().getHeader("Content-Length");
        // A length that is no number is refused by the server itself.
        if (length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > ORDINARY_BYTES) {
            request.fail(413);
            return;
        }
        if (length == null) {
            request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, ORDINARY_BYTES);
        }
        request.next();
    }
}
