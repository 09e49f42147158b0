package de.defus.monitor.account;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.FormTokens;
import de.defus.monitor.platform.web.TokenChecked;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Refuses writes that another site makes a signed-in browser send (cross-site request forgery). */
class ForgeryFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String PROGRAM_HEADER = "Defus-Program";
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final CurrentUser user;
    private final FormTokens tokens;
    private final ExpiredForm expired;

    ForgeryFilter(CurrentUser user, FormTokens tokens, ExpiredForm expired) {
        this.user = user;
        this.tokens = tokens;
        this.expired = expired;
    }

    /**
     * Browsers say where a request comes from; and the API takes no forms, which any site could send, but from programs
     * that show by a header of ours that they are none: other sites' pages cannot set it without being asked first. Nor can
     * they send the key of a program, so who has one needs neither.
     */
    @ServerRequestFilter
    void refuseOtherSites(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        if (READING.contains(request.getMethod()) || path.startsWith("/b/") || user.isProgram()) {
            return;
        }
        var site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null && !OWN_SITE.contains(site)) {
            throw new Refusal(ProblemType.FORM_EXPIRED);
        }
        if (path.startsWith("/api/")
                && isForm(request.getMediaType())
                && request.getHeaderString(PROGRAM_HEADER) == null) {
            throw new Refusal(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    /** The forms of staff carry a token. Residents' pages check their own, so that nothing typed is lost. */
    @TokenChecked
    @WithFormRead
    @ServerRequestFilter
    void refuseForgedForms(ResteasyReactiveContainerRequestContext request) {
        if (READING.contains(request.getMethod())) {
            return;
        }
        var context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        var token = isForm(request.getMediaType())
                ? (String) context.getFormParameter(FormTokens.FIELD, true, false)
                : null;
        if (!tokens.isValid(token, user.sessionSecret())) {
            request.abortWith(expired.show(request.getUriInfo().getPath(), context.getFormData()));
        }
    }

    private static boolean isForm(MediaType type) {
        return type != null
                && (type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                        || type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE));
    }
}
