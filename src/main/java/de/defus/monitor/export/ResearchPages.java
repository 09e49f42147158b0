package de.defus.monitor.export;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.export.bundle.Terms;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import de.defus.monitor.survey.SurveyView;
import de.defus.monitor.survey.Surveys;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** The page on which somebody accepts the terms of use and takes the research data of a released wave. */
@Path("/stadt/wellen/{waveId}/forschungsdaten")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class ResearchPages {

    private final Waves waves;
    private final Surveys surveys;
    private final ResearchAgreements agreements;
    private final AcceptTerms accept;
    private final MakeResearchBundle bundles;
    private final CurrentUser user;
    private final Frames frames;

    ResearchPages(
            Waves waves,
            Surveys surveys,
            ResearchAgreements agreements,
            AcceptTerms accept,
            MakeResearchBundle bundles,
            CurrentUser user,
            Frames frames) {
        this.waves = waves;
        this.surveys = surveys;
        this.agreements = agreements;
        this.accept = accept;
        this.bundles = bundles;
        this.user = user;
        this.frames = frames;
    }

    /**
     * What the page shows.
     *
     * @param acceptedFor what the data are wanted for; empty if the terms are not accepted
     * @param typed purpose as typed
     */
    public record View(SurveyView survey, WaveView wave, List<String> terms, String acceptedFor, String typed) {

        public String path() {
            return "/stadt/wellen/" + wave.id() + "/forschungsdaten";
        }

        public int termsVersion() {
            return Terms.VERSION;
        }
    }

    @CheckedTemplate(basePath = "export")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance research(PageFrame frame, View view, Faults faults);
    }

    @GET
    public TemplateInstance show(@PathParam("waveId") UUID waveId) {
        return page(released(waveId), Faults.NONE, "");
    }

    @POST
    public RestResponse<Object> accept(
            @PathParam("waveId") UUID waveId, @FormParam("purpose") String purpose, @FormParam("terms") String terms) {
        var wave = released(waveId);
        try {
            var version = terms != null && terms.matches("[0-9]{1,6}") ? Integer.parseInt(terms) : 0;
            accept.accept(wave, user.email(), version, purpose);
            return Answers.goTo("/stadt/wellen/" + wave.id() + "/forschungsdaten");
        } catch (Refusal refused) {
            var typed = purpose == null ? "" : purpose;
            return Answers.again(page(wave, Faults.of(refused, frames.texts()), typed), refused);
        }
    }

    @GET
    @Path("paket.zip")
    @Produces(ResearchResource.ZIP)
    public RestResponse<StreamingOutput> bundle(@PathParam("waveId") UUID waveId) {
        var wave = released(waveId);
        var survey = surveys.get(wave.municipalityId(), wave.surveyId());
        var bundle = bundles.make(wave, user.email(), frames.texts());
        StreamingOutput content = bundle::write;
        var name = "forschungsdaten-%s-%d.zip".formatted(survey.slug(), wave.number());
        return Answers.download(content, name);
    }

    private WaveView released(UUID waveId) {
        var wave = waves.get(user.municipalityId(), waveId);
        if (wave.state() != WaveState.RELEASED) {
            throw new Refusal(ProblemType.NOT_RELEASED);
        }
        return wave;
    }

    private TemplateInstance page(WaveView wave, Faults faults, String typed) {
        var survey = surveys.get(wave.municipalityId(), wave.surveyId());
        var acceptedFor = agreements
                .find(wave.municipalityId(), wave.id(), user.email(), Terms.VERSION)
                .map(ResearchAgreement::purpose)
                .orElse("");
        var view = new View(survey, wave, Terms.paragraphs(frames.texts()), acceptedFor, typed);
        return Templates.research(frames.staff(view.path()), view, faults);
    }
}
