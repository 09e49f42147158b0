package de.defus.monitor.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Https;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Signing in and out for programs. */
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    private final SignIn signIn;
    private final StaffSessions sessions;
    private final CurrentUser current;
    private final UriInfo uri;

    SessionResource(SignIn signIn, StaffSessions sessions, CurrentUser current, UriInfo uri) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.current = current;
        this.uri = uri;
    }

    /** What is needed to sign in. */
    public record SignInRequest(
            @JsonProperty(required = true) @NotBlank String email,
            @NotBlank String password) {}

    /** Who is signed in. */
    public record Me(String email, Role role, Optional<UUID> municipalityId) {}

    @POST
    @Path("session")
    public RestResponse<Void> begin(@Valid SignInRequest request) {
        if (request == null) {
            throw new Refusal(ProblemType.MALFORMED_REQUEST);
        }
        var token = signIn.signIn(request.email(), request.password());
        return RestResponse.ResponseBuilder.<Void>noContent()
                .cookie(cookie(token, (int) StaffSessions.LONGEST.toSeconds()))
                .build();
    }

    @DELETE
    @Path("session")
    @Consumes(MediaType.WILDCARD)
    public RestResponse<Void> end(@CookieParam(StaffSessions.COOKIE) String token) {
        sessions.end(token);
        return RestResponse.ResponseBuilder.<Void>noContent()
                .cookie(cookie("", 0))
                .build();
    }

    @GET
    @Path("me")
    @RolesAllowed({"ANALYST", "PLATFORM_ADMIN"})
    @Consumes(MediaType.WILDCARD)
    public Me me() {
        var user = current.find().orElseThrow(() -> new Refusal(ProblemType.SIGN_IN_REQUIRED));
        return new Me(user.email(), user.role(), user.municipalityId());
    }

    private NewCookie cookie(String token, int seconds) {
        return StaffSessions.cookie(token, seconds, Https.is(uri));
    }
}
