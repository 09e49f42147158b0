package de.defus.monitor.response;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.FormTokens;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.Https;
import de.defus.monitor.platform.web.PageFrame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;

/** Where what was typed is thrown away and its cookie with it, before anything is sent. */
@Path("/b/{link}/verwerfen")
@Produces(MediaType.TEXT_HTML)
public class DiscardPages {

    private final FindVisit visits;
    private final Drafts drafts;
    private final FormTokens tokens;
    private final Frames frames;
    private final UriInfo uri;

    DiscardPages(FindVisit visits, Drafts drafts, FormTokens tokens, Frames frames, UriInfo uri) {
        this.visits = visits;
        this.drafts = drafts;
        this.tokens = tokens;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "response")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance discard(PageFrame frame, Visit visit, boolean expired);
    }

    @GET
    public RestResponse<Object> ask(@PathParam("link") String link, @CookieParam(DraftCookie.NAME) String cookie) {
        var visit = visits.find(link);
        return DraftSecret.parse(cookie)
                .map(secret -> Answers.page(page(visit, secret, false)))
                .orElseGet(() -> Answers.goTo(visit.path("")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> discard(
            @PathParam("link") String link, @CookieParam(DraftCookie.NAME) String cookie, byte[] body) {
        var visit = visits.find(link);
        var secret = DraftSecret.parse(cookie);
        if (secret.isEmpty()) {
            return Answers.goTo(visit.path(""));
        }
        if (!tokens.isValid(
                FormBody.parse(body).first(FormTokens.FIELD), secret.get().cookieValue())) {
            return Answers.again(page(visit, secret.get(), true), new Refusal(ProblemType.FORM_EXPIRED));
        }
        drafts.delete(visit.wave(), secret.get());
        var https = Https.is(uri);
        return Answers.goTo(visit.path(""), DraftCookie.gone(https));
    }

    private TemplateInstance page(Visit visit, DraftSecret secret, boolean expired) {
        var frame = frames.resident(
                visit.path("verwerfen"),
                visit.questionnaire().languages(),
                visit.municipality().synthetic(),
                tokens.issue(secret.cookieValue()));
        return Templates.discard(frame, visit, expired);
    }
}
