package de.defus.monitor.survey;

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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** The further links of a wave: for a poster, for an association. */
@Path("/stadt/wellen/{waveId}/links")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class LinkPages {

    private final Waves waves;
    private final OpenLinks links;
    private final RunWave run;
    private final CurrentUser user;
    private final Frames frames;
    private final UriInfo uri;

    LinkPages(Waves waves, OpenLinks links, RunWave run, CurrentUser user, Frames frames, UriInfo uri) {
        this.waves = waves;
        this.links = links;
        this.run = run;
        this.user = user;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "survey")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance links(PageFrame frame, Page page, Faults faults, Map<String, String> typed);
    }

    /** What the page shows. */
    public record Page(WaveView wave, List<SurveyPages.FurtherLink> links) {

        public String path() {
            return "/stadt/wellen/" + wave.id() + "/links";
        }

        public boolean drawn() {
            return wave.sampling() == Sampling.STRATIFIED_SAMPLE;
        }
    }

    @GET
    public TemplateInstance show(@PathParam("waveId") UUID waveId) {
        return page(wave(waveId), Faults.NONE, "", "");
    }

    @POST
    public RestResponse<Object> add(
            @PathParam("waveId") UUID waveId, @FormParam("link") String link, @FormParam("label") String label) {
        var wave = wave(waveId);
        try {
            run.addLink(wave, link, label, user.email());
            return Answers.goTo("/stadt/wellen/" + waveId + "/links");
        } catch (Refusal refused) {
            var shown = page(
                    wave, Faults.of(refused, frames.texts()), label == null ? "" : label, link == null ? "" : link);
            return Answers.again(shown, refused);
        }
    }

    private TemplateInstance page(WaveView wave, Faults faults, String label, String link) {
        var further = links.listFurther(wave.id()).stream()
                .map(found -> new SurveyPages.FurtherLink(uri.getBaseUri() + "b/" + found.slug(), found.label()))
                .toList();
        var page = new Page(wave, further);
        return Templates.links(frames.staff(page.path()), page, faults, Map.of("label", label, "link", link));
    }

    private WaveView wave(UUID waveId) {
        return waves.get(user.municipalityId(), waveId);
    }
}
