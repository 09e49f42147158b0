package de.defus.monitor.account;

import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.Https;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;

/** Signing in and out, and making an account from a one-time link. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
public class SignInPages {

    private final SignIn signIn;
    private final StaffSessions sessions;
    private final AccountLinks links;
    private final CreateAccount accounts;
    private final Frames frames;
    private final UriInfo uri;

    SignInPages(
            SignIn signIn,
            StaffSessions sessions,
            AccountLinks links,
            CreateAccount accounts,
            Frames frames,
            UriInfo uri) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.links = links;
        this.accounts = accounts;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "account")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signIn(PageFrame frame, Faults faults, String email, String target);

        static native TemplateInstance choosePassword(
                PageFrame frame, Faults faults, String path, String email, boolean emailFixed);
    }

    @GET
    @Path("anmelden")
    public TemplateInstance form(@QueryParam("ziel") String target) {
        return Templates.signIn(frames.open("/anmelden", false), Faults.NONE, "", local(target));
    }

    @POST
    @Path("anmelden")
    public RestResponse<Object> signIn(
            @FormParam("email") String email,
            @FormParam("password") String password,
            @FormParam("ziel") String target) {
        try {
            var token = signIn.signIn(email, password);
            return Answers.goTo(local(target), cookie(token, (int) StaffSessions.LONGEST.toSeconds()));
        } catch (Refusal refused) {
            var page = Templates.signIn(
                    frames.open("/anmelden", false),
                    Faults.of(refused, frames.texts()),
                    email == null ? "" : email,
                    local(target));
            return Answers.again(page, refused);
        }
    }

    @POST
    @Path("abmelden")
    public RestResponse<Object> signOut(@CookieParam(StaffSessions.COOKIE) String token) {
        sessions.end(token);
        return Answers.goTo("/", cookie("", 0));
    }

    @GET
    @Path("{kind:einrichten|einladung}/{token}")
    public TemplateInstance choosePassword(@PathParam("kind") String kind, @PathParam("token") String token) {
        var link = links.get(token);
        return choosePassword(kind, token, link.email().orElse(""), link.email().isPresent(), Faults.NONE);
    }

    @POST
    @Path("{kind:einrichten|einladung}/{token}")
    public RestResponse<Object> create(
            @PathParam("kind") String kind,
            @PathParam("token") String token,
            @FormParam("email") String email,
            @FormParam("password") String password) {
        var link = links.get(token);
        try {
            var user = accounts.create(token, email, password);
            var home = user.role() == Role.PLATFORM_ADMIN ? "/verwaltung" : "/stadt";
            return Answers.goTo(home, cookie(sessions.begin(user.id()), (int) StaffSessions.LONGEST.toSeconds()));
        } catch (Refusal refused) {
            var page = choosePassword(
                    kind,
                    token,
                    link.email().orElse(email == null ? "" : email),
                    link.email().isPresent(),
                    Faults.of(refused, frames.texts()));
            return Answers.again(page, refused);
        }
    }

    private TemplateInstance choosePassword(String kind, String token, String email, boolean fixed, Faults faults) {
        var path = "/" + kind + "/" + token;
        return Templates.choosePassword(frames.open(path, false), faults, path, email, fixed);
    }

    /** Only a path of our own: a link to the form must not lead to another site. */
    static String local(String target) {
        return target != null && target.matches("/[A-Za-z0-9][A-Za-z0-9/_.?=&%-]*") ? target : "/stadt";
    }

    private NewCookie cookie(String token, int seconds) {
        return StaffSessions.cookie(token, seconds, Https.is(uri));
    }
}
