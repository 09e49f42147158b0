package de.defus.monitor.account;

import de.defus.monitor.platform.problem.Refusal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds out in whose name a program calls. */
@ApplicationScoped
class TokenIdentities implements IdentityProvider<TokenIdentities.TokenRequest> {

    /** Attribute of an identity that a key gave. */
    static final String PROGRAM = "program";
    /** Where the request keeps why its key was refused, until it gets its answer. */
    static final String REFUSAL = "defus.token.refusal";

    private final UseApiToken tokens;

    TokenIdentities(UseApiToken tokens) {
        this.tokens = tokens;
    }

    /** A key that wants to become somebody. */
    static final class TokenRequest extends BaseAuthenticationRequest {
        private final String key;
        private final RoutingContext request;

        TokenRequest(String key, RoutingContext request) {
            this.key = key;
            this.request = request;
        }
    }

    static Uni<SecurityIdentity> authenticate(RoutingContext request, String key, IdentityProviderManager identities) {
        // A wrong key is nobody here and gets its answer from the filter: as a failure it would lose its reason.
        return identities
                .authenticate(new TokenRequest(key, request))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull();
    }

    @Override
    public Class<TokenRequest> getRequestType() {
        return TokenRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(request));
    }

    private SecurityIdentity identity(TokenRequest request) {
        try {
            var user = tokens.use(request.key);
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(user.email()))
                    .addRoles(user.role().rights())
                    .addAttribute(SessionMechanism.USER, user)
                    .addAttribute(SessionMechanism.TOKEN, request.key)
                    .addAttribute(PROGRAM, true)
                    .build();
        } catch (Refusal refused) {
            request.request.put(REFUSAL, refused);
            return null;
        }
    }
}
