package de.defus.monitor.account;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Recognises staff by the session's cookie; a missing, malformed or ended one is nobody, never an error. On the interface a
 * key in the header goes first, and a wrong one is refused.
 */
@ApplicationScoped
class SessionMechanism implements HttpAuthenticationMechanism {

    static final String USER = "user";
    static final String TOKEN = "token";
    private static final String BEARER = "Bearer";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        var header = request.request().getHeader("Authorization");
        if (header != null
                && header.strip().regionMatches(true, 0, BEARER, 0, BEARER.length())
                && request.normalizedPath().startsWith("/api/")) {
            return TokenIdentities.authenticate(
                    request, header.strip().substring(BEARER.length()).strip(), identities);
        }
        var cookie = request.request().getCookie(StaffSessions.COOKIE);
        if (cookie == null || !Secrets.isToken(cookie.getValue())) {
            return Uni.createFrom().nullItem();
        }
        return identities.authenticate(new SessionRequest(cookie.getValue()));
    }

    /** Programs get 401; people are led to the form, which leads them back. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        var uri = request.request().uri();
        if (uri.startsWith("/api/")) {
            return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
        }
        var target = URLEncoder.encode(uri, StandardCharsets.UTF_8);
        return Uni.createFrom().item(new ChallengeData(303, "Location", "/anmelden?ziel=" + target));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(SessionRequest.class, TokenIdentities.TokenRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, StaffSessions.COOKIE));
    }

    /** A token that wants to become somebody. */
    static final class SessionRequest extends BaseAuthenticationRequest {
        private final String token;

        SessionRequest(String token) {
            this.token = token;
        }
    }

    /** Finds out whose session it is. */
    @ApplicationScoped
    static class SessionIdentities implements IdentityProvider<SessionRequest> {

        private final StaffSessions sessions;

        SessionIdentities(StaffSessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public Class<SessionRequest> getRequestType() {
            return SessionRequest.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(SessionRequest request, AuthenticationRequestContext context) {
            return context.runBlocking(() -> sessions.use(request.token)
                    .map(user -> identity(user, request.token))
                    .orElse(null));
        }

        private static SecurityIdentity identity(User user, String token) {
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(user.email()))
                    .addRoles(user.role().rights())
                    .addAttribute(USER, user)
                    .addAttribute(TOKEN, token)
                    .build();
        }
    }
}
