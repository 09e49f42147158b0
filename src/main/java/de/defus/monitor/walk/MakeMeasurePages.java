package de.defus.monitor.walk;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Making a measure of what was observed on a walk. */
@Path("/stadt/rundgaenge/{walkId}/massnahmen")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class MakeMeasurePages {

    private final Walks walks;
    private final Observations observations;
    private final KeepMeasure keep;
    private final CurrentUser user;
    private final Frames frames;
    private final UriInfo uri;

    MakeMeasurePages(
            Walks walks, Observations observations, KeepMeasure keep, CurrentUser user, Frames frames, UriInfo uri) {
        this.walks = walks;
        this.observations = observations;
        this.keep = keep;
        this.user = user;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "walk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance makeMeasure(
                PageFrame frame, NewView view, Faults faults, Map<String, String> typed);
    }

    /** What a new measure is made from. */
    public record NewView(
            Walk walk,
            List<Stop> stops,
            List<Integer> chosen,
            List<Observation> findings,
            MeasurePages.Choices choices) {}

    @GET
    @Path("neu")
    public TemplateInstance create(@PathParam("walkId") UUID walkId) {
        return newPage(
                walks.get(user.municipalityId(), walkId),
                new Form(uri.getQueryParameters()),
                Faults.NONE,
                Map.of("priority", "MEDIUM", "costClass", "UNKNOWN"));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<Object> create(@PathParam("walkId") UUID walkId, MultivaluedMap<String, String> posted) {
        var walk = walks.get(user.municipalityId(), walkId);
        var form = new Form(posted);
        try {
            var content = MeasurePages.content(form);
            form.refuseUnreadable();
            keep.make(walk, content, form.wholes("stops"), form.ids("findings"), user.email());
            return Answers.goTo("/stadt/rundgaenge/" + walk.id() + "/auswertung#massnahmen");
        } catch (Refusal refused) {
            return Answers.again(newPage(walk, form, Faults.of(refused, frames.texts()), form.typed()), refused);
        }
    }

    private TemplateInstance newPage(Walk walk, Form form, Faults faults, Map<String, String> typed) {
        var stops = walks.stops(walk.municipalityId(), walk.id());
        var ids = form.ids("findings");
        var findings = observations.find(walk.municipalityId(), walk.id(), ids);
        var chosen = stops.stream()
                .filter(stop -> form.wholes("stops").contains(stop.number())
                        || findings.stream().anyMatch(one -> one.stopId().equals(stop.id())))
                .map(Stop::number)
                .toList();
        return Templates.makeMeasure(
                frames.staff("/stadt/rundgaenge/" + walk.id() + "/massnahmen/neu"),
                new NewView(walk, stops, chosen, findings, MeasurePages.choices()),
                faults,
                typed);
    }
}
