package de.defus.monitor.survey.law;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import de.defus.monitor.survey.SurveyView;
import de.defus.monitor.survey.Surveys;
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
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;

/** The legal basis of a survey, and the deletion of its answers. */
@Path("/stadt/befragungen/{surveyId}/recht")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class LawPages {

    private final Surveys surveys;
    private final LegalBases bases;
    private final SetLegalBasis set;
    private final EraseAnswers erase;
    private final CurrentUser user;
    private final Frames frames;
    private final InstantSource clock;

    LawPages(
            Surveys surveys,
            LegalBases bases,
            SetLegalBasis set,
            EraseAnswers erase,
            CurrentUser user,
            Frames frames,
            InstantSource clock) {
        this.surveys = surveys;
        this.bases = bases;
        this.set = set;
        this.erase = erase;
        this.user = user;
        this.frames = frames;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "survey")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance law(PageFrame frame, Page page, Faults faults, Map<String, String> typed);
    }

    /** What the page shows. */
    public record Page(SurveyView survey, Optional<LegalBasis> basis, boolean over) {

        public String path() {
            return "/stadt/befragungen/" + survey.id() + "/recht";
        }

        public boolean isErased() {
            return basis.flatMap(LegalBasis::erasedOn).isPresent();
        }
    }

    @GET
    public TemplateInstance show(@PathParam("surveyId") UUID surveyId) {
        var survey = survey(surveyId);
        var typed = bases.find(survey.municipalityId(), surveyId)
                .map(basis -> Map.of(
                        "kind", basis.kind().name(),
                        "textGerman", basis.text().in("de"),
                        "textEnglish", basis.text().in("en"),
                        "officer", basis.officer(),
                        "retentionUntil", basis.retentionUntil().toString()))
                .orElse(Map.of(
                        "kind", "CONSENT", "textGerman", "", "textEnglish", "", "officer", "", "retentionUntil", ""));
        return page(survey, Faults.NONE, typed);
    }

    @POST
    public RestResponse<Object> set(
            @PathParam("surveyId") UUID surveyId,
            @FormParam("kind") String kind,
            @FormParam("textGerman") String textGerman,
            @FormParam("textEnglish") String textEnglish,
            @FormParam("officer") String officer,
            @FormParam("retentionUntil") String retentionUntil) {
        var survey = survey(surveyId);
        try {
            var chosen = Stream.of(LegalBasis.Kind.values())
                    .filter(value -> value.name().equals(kind))
                    .findFirst()
                    .orElse(null);
            set.set(
                    survey,
                    new SetLegalBasis.Wish(chosen, textGerman, textEnglish, officer, retentionUntil),
                    user.email());
            return Answers.goTo("/stadt/befragungen/" + surveyId);
        } catch (Refusal refused) {
            var typed = Map.of(
                    "kind", text(kind),
                    "textGerman", text(textGerman),
                    "textEnglish", text(textEnglish),
                    "officer", text(officer),
                    "retentionUntil", text(retentionUntil));
            return Answers.again(page(survey, Faults.of(refused, frames.texts()), typed), refused);
        }
    }

    @POST
    @Path("loeschung")
    public RestResponse<Object> erase(@PathParam("surveyId") UUID surveyId) {
        var survey = survey(surveyId);
        user.checkCityAdmin();
        try {
            erase.erase(survey, user.email());
            return Answers.goTo("/stadt/befragungen/" + surveyId + "/recht");
        } catch (Refusal refused) {
            var typed = Map.of("kind", "", "textGerman", "", "textEnglish", "", "officer", "", "retentionUntil", "");
            return Answers.again(page(survey, Faults.of(refused, frames.texts()), typed), refused);
        }
    }

    private TemplateInstance page(SurveyView survey, Faults faults, Map<String, String> typed) {
        var basis = bases.find(survey.municipalityId(), survey.id());
        var over = basis.filter(found -> found.isOver(Today.of(clock))).isPresent();
        var page = new Page(survey, basis, over);
        return Templates.law(frames.staff(page.path()), page, faults, typed);
    }

    private SurveyView survey(UUID surveyId) {
        return surveys.get(user.municipalityId(), surveyId);
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }
}
