package de.defus.monitor.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import de.defus.monitor.platform.problem.Problem.Found;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure becomes an answer. */
@ApplicationScoped
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final RoutingContext request;

    ProblemMappers(RoutingContext request) {
        this.request = request;
    }

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        var reader = Reader.of(request);
        return send(ProblemAnswer.of(Problem.of(refusal, reader.texts()), reader));
    }

    @ServerExceptionMapper({NotFoundException.class, NotAllowedException.class, WebApplicationException.class})
    Response answeredByTheFrame(WebApplicationException failure) {
        var status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse(); // a redirect
        }
        if (failure.getCause() instanceof JsonProcessingException json) {
            return malformed(json);
        }
        if (status >= 500 && status != ProblemType.TEMPORARILY_UNAVAILABLE.status()) {
            return unexpected(failure);
        }
        var answer = send(ProblemTypes.ofStatus(status), List.of());
        var allowed = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, allowed)
                        .build();
    }

    @ServerExceptionMapper
    Response brokenConstraints(ValidationException failure) {
        return Violations.ofInput(failure)
                .map(faults -> send(ProblemType.INVALID_INPUT, faults))
                .orElseGet(() -> unexpected(failure));
    }

    @ServerExceptionMapper({MismatchedInputException.class, JsonProcessingException.class})
    Response malformed(JsonProcessingException failure) {
        return failure instanceof StorableStrings.Unstorable
                ? unstorable(foundIn(failure).where())
                : send(ProblemType.MALFORMED_REQUEST, List.of(foundIn(failure)));
    }

    /** A text holds what cannot be stored. */
    private Response unstorable(String where) {
        return refused(new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at(where, "problem.fault.characters"))));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Uni<Response> notSignedIn(SecurityException failure) {
        var reader = Reader.of(request);
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        var plain = send(ProblemType.SIGN_IN_REQUIRED, List.of());
        if (reader.program() || authenticator == null) {
            return Uni.createFrom().item(plain);
        }
        return authenticator.getChallenge(request).onItem().transform(way -> way == null ? plain : follow(way, plain));
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException failure) {
        return send(ProblemType.FORBIDDEN, List.of());
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        if (UnstorableText.isCauseOf(failure)) {
            return unstorable("");
        }
        if (Unavailable.isCauseOf(failure)) {
            LOG.warn("a request was refused for now: " + Unavailable.reason(failure));
            return send(ProblemType.TEMPORARILY_UNAVAILABLE, List.of());
        }
        LOG.error("a request failed for a reason nobody foresaw", failure);
        return send(ProblemType.INTERNAL, List.of());
    }

    /** The sign-in mechanism may want to send people to its form. */
    private static Response follow(ChallengeData way, Response plain) {
        if (way.status < 300 || way.status >= 400) {
            return plain;
        }
        var redirect = Response.status(way.status);
        way.getHeaders().forEach((name, value) -> redirect.header(name.toString(), value));
        return redirect.build();
    }

    private static Found foundIn(JsonProcessingException failure) {
        var place = failure.getLocation();
        var line = place == null ? "" : "line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
        if (!(failure instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return new Found(line, "JSON");
        }
        var path = new StringBuilder();
        for (var step : mapping.getPath()) {
            path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
        }
        return new Found(path.charAt(0) == '.' ? path.substring(1) : path.toString(), line);
    }

    private Response send(ProblemType type, List<Found> faults) {
        var reader = Reader.of(request);
        return send(ProblemAnswer.of(Problem.of(type, reader.texts(), faults), reader));
    }

    private static Response send(ProblemAnswer answer) {
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }
}
