package de.defus.monitor.account;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Keys with which programs call the interface. */
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
@Tag(name = "tokens", description = "Keys for programs, each with a role, a last day and an owner")
@SecurityScheme(
        securitySchemeName = TokenResource.SCHEME,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description =
                "A key made on the page of keys or by POST /api/v1/tokens. It may do what its role may, in the city "
                        + "of its owner, until its last day or until its owner loses the role.")
public class TokenResource {

    static final String SCHEME = "token";

    private final MakeApiToken make;
    private final ListApiTokens list;
    private final EndApiToken end;

    TokenResource(MakeApiToken make, ListApiTokens list, EndApiToken end) {
        this.make = make;
        this.list = list;
        this.end = end;
    }

    /**
     * A wish for a key.
     *
     * @param role no more than one's own; without it the weakest
     * @param endsOn the last day; without it some months from now
     */
    public record TokenRequest(String name, Role role, LocalDate endsOn) {}

    /** A key as it is listed. */
    public record Token(
            UUID id,
            String name,
            String owner,
            Role role,
            LocalDate madeOn,
            LocalDate endsOn,
            Optional<LocalDate> lastUsedOn) {

        static Token of(ApiToken token) {
            return new Token(
                    token.id(),
                    token.name(),
                    token.email(),
                    token.role(),
                    token.madeOn(),
                    token.endsOn(),
                    token.lastUsedOn());
        }
    }

    /** A new key, shown this once. */
    public record NewToken(Token token, String key) {}

    @GET
    @Operation(summary = "Your keys; for administrators those of the city. Never the keys themselves")
    public List<Token> list() {
        return list.list().stream().map(Token::of).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a key and shows it this once; not for programs that have one")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = NewToken.class)))
    public Response make(TokenRequest request) {
        if (request == null) {
            throw new Refusal(ProblemType.MALFORMED_REQUEST);
        }
        var made = make.make(request.name(), request.role(), request.endsOn());
        return Response.created(URI.create("/api/v1/tokens/" + made.token().id()))
                .entity(new NewToken(Token.of(made.token()), made.key()))
                .build();
    }

    @DELETE
    @Path("{tokenId}")
    @Operation(summary = "Ends a key at once")
    public void end(@PathParam("tokenId") UUID tokenId) {
        end.end(tokenId);
    }
}
