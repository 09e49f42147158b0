package de.defus.monitor.platform.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Failures that never reach a resource, such as a body that is too large: they get the same answers. */
@ApplicationScoped
class FrameFailures {

    private static final int BEFORE_THE_FRAMES_OWN = -10_000;

    void register(@Observes Router router) {
        router.route().order(BEFORE_THE_FRAMES_OWN).failureHandler(FrameFailures::answer);
    }

    private static void answer(RoutingContext request) {
        var reader = Reader.of(request);
        // People who are not signed in are led to the form by the sign-in mechanism itself.
        var isSignIn = request.failure() instanceof AuthenticationFailedException;
        if (request.response().ended() || request.response().headWritten() || isSignIn && !reader.program()) {
            request.next();
            return;
        }
        var type = isSignIn ? ProblemType.SIGN_IN_REQUIRED : ProblemTypes.ofStatus(request.statusCode());
        var answer = ProblemAnswer.of(Problem.of(type, reader.texts(), List.of()), reader);
        request.response().setStatusCode(answer.status());
        answer.headers().forEach((name, value) -> request.response().putHeader(name, value));
        if (type == ProblemType.BODY_TOO_LARGE) {
            // The rest of the body is not read; the connection cannot be used again.
            request.response().putHeader("Connection", "close");
        }
        request.response().end(answer.body());
    }
}
