package de.defus.monitor.account;

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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** The platform's own administration: cities, and the invitation of each city's first administrator. */
@Path("/verwaltung")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("PLATFORM_ADMIN")
public class PlatformPages {

    private final Municipalities municipalities;
    private final CreateMunicipality create;
    private final CreateAccount accounts;
    private final CurrentUser current;
    private final Frames frames;
    private final UriInfo uri;

    PlatformPages(
            Municipalities municipalities,
            CreateMunicipality create,
            CreateAccount accounts,
            CurrentUser current,
            Frames frames,
            UriInfo uri) {
        this.municipalities = municipalities;
        this.create = create;
        this.accounts = accounts;
        this.current = current;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "account")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance platform(
                PageFrame frame,
                List<Municipality> municipalities,
                Faults faults,
                Map<String, String> typed,
                String link);
    }

    @GET
    public TemplateInstance list() {
        return page(Faults.NONE, typed("", "", "", ""), "");
    }

    @POST
    public RestResponse<Object> create(
            @FormParam("name") String name, @FormParam("slug") String slug, @FormParam("ags") String ags) {
        try {
            create.create(slug, name, ags, false, current.email());
            return Answers.goTo("/verwaltung");
        } catch (Refusal refused) {
            return Answers.again(page(Faults.of(refused, frames.texts()), typed(name, slug, ags, ""), ""), refused);
        }
    }

    @POST
    @Path("{municipalityId}/einladen")
    public RestResponse<Object> invite(
            @PathParam("municipalityId") UUID municipalityId, @FormParam("email") String email) {
        var municipality = municipalities.get(municipalityId);
        try {
            var token = accounts.invite(
                    Optional.of(municipality.id()), Role.CITY_ADMIN, Optional.of(email == null ? "" : email.strip()));
            return Answers.page(page(Faults.NONE, typed("", "", "", ""), uri.getBaseUri() + "einladung/" + token));
        } catch (Refusal refused) {
            return Answers.again(page(Faults.of(refused, frames.texts()), typed("", "", "", email), ""), refused);
        }
    }

    private static Map<String, String> typed(String name, String slug, String ags, String email) {
        return Map.of("name", text(name), "slug", text(slug), "ags", text(ags), "email", text(email));
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }

    private TemplateInstance page(Faults faults, Map<String, String> typed, String link) {
        return Templates.platform(frames.staff("/verwaltung"), municipalities.list(), faults, typed, link);
    }
}
