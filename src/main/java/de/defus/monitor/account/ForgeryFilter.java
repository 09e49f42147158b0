package de.defus.monitor.account;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.FormTokens;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Refuses writes that another site makes a signed-in browser send. Forms carry a token; the API takes JSON, which a foreign
 * form cannot send. Residents' pages check their own tokens, so that nothing typed is lost.
 */
class ForgeryFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final CurrentUser user;
    private final FormTokens tokens;

    ForgeryFilter(CurrentUser user, FormTokens tokens) {
        this.user = user;
        this.tokens = tokens;
    }

    @WithFormRead
    @ServerRequestFilter
    void refuseForgedWrites(ResteasyReactiveContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        if (READING.contains(request.getMethod()) || path.startsWith("/b/")) {
            return;
        }
        var site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null && !OWN_SITE.contains(site)) {
            throw new Refusal(ProblemType.FORM_EXPIRED);
        }
        var type = request.getMediaType();
        var form = type != null
                && (type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                        || type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE));
        if (path.startsWith("/api/")) {
            if (form) {
                throw new Refusal(ProblemType.UNSUPPORTED_MEDIA_TYPE);
            }
            return;
        }
        var context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        var token = form ? (String) context.getFormParameter(FormTokens.FIELD, true, false) : null;
        if (!tokens.isValid(token, user.sessionSecret())) {
            throw new Refusal(ProblemType.FORM_EXPIRED);
        }
    }
}
