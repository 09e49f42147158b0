package de.defus.monitor.account;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** A city's accounts: who has one, invitations, locking. */
@Path("/stadt/konten")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("CITY_ADMIN")
public class AccountPages {

    private final Users users;
    private final CreateAccount accounts;
    private final ChangeAccount change;
    private final CurrentUser current;
    private final Frames frames;
    private final UriInfo uri;

    AccountPages(
            Users users,
            CreateAccount accounts,
            ChangeAccount change,
            CurrentUser current,
            Frames frames,
            UriInfo uri) {
        this.users = users;
        this.accounts = accounts;
        this.change = change;
        this.current = current;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "account")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance accounts(
                PageFrame frame, List<User> users, Faults faults, String email, String link);
    }

    @GET
    public TemplateInstance list() {
        return page(Faults.NONE, "", "");
    }

    @POST
    @Path("einladen")
    public RestResponse<Object> invite(@FormParam("email") String email, @FormParam("role") Role role) {
        try {
            var right = role == Role.CITY_ADMIN ? Role.CITY_ADMIN : Role.ANALYST;
            var token = accounts.invite(
                    Optional.of(current.municipalityId()), right, Optional.of(email == null ? "" : email.strip()));
            return Answers.page(page(Faults.NONE, "", uri.getBaseUri() + "einladung/" + token));
        } catch (Refusal refused) {
            return Answers.again(page(Faults.of(refused, frames.texts()), email == null ? "" : email, ""), refused);
        }
    }

    @POST
    @Path("{userId}/sperren")
    public RestResponse<Object> disable(@PathParam("userId") UUID userId) {
        return change(() -> change.lock(userId, true));
    }

    @POST
    @Path("{userId}/freigeben")
    public RestResponse<Object> enable(@PathParam("userId") UUID userId) {
        return change(() -> change.lock(userId, false));
    }

    @POST
    @Path("{userId}/rolle")
    public RestResponse<Object> giveRole(@PathParam("userId") UUID userId, @FormParam("role") Role role) {
        return change(() -> change.giveRole(userId, role));
    }

    private RestResponse<Object> change(Runnable work) {
        try {
            work.run();
            return Answers.goTo("/stadt/konten");
        } catch (Refusal refused) {
            if (refused.type() == ProblemType.NOT_FOUND) {
                throw refused;
            }
            return Answers.again(page(Faults.of(refused, frames.texts()), "", ""), refused);
        }
    }

    private TemplateInstance page(Faults faults, String email, String link) {
        return Templates.accounts(
                frames.staff("/stadt/konten"), users.list(current.municipalityId()), faults, email, link);
    }
}
