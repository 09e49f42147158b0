package de.defus.monitor.survey;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.QuestionnaireCatalogue;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
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

/** An analyst's pages: the surveys, setting one up, and taking its waves through fieldwork. */
@Path("/stadt")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class SurveyPages {

    private final Surveys surveys;
    private final Waves waves;
    private final OpenLinks links;
    private final CreateSurvey create;
    private final RunWave run;
    private final RemoveWave remove;
    private final InstrumentOfWave instruments;
    private final QuestionnaireCatalogue catalogue;
    private final Instance<ResponseCounting> counting;
    private final CurrentUser user;
    private final Frames frames;
    private final UriInfo uri;

    SurveyPages(
            Surveys surveys,
            Waves waves,
            OpenLinks links,
            CreateSurvey create,
            RunWave run,
            RemoveWave remove,
            InstrumentOfWave instruments,
            QuestionnaireCatalogue catalogue,
            Instance<ResponseCounting> counting,
            CurrentUser user,
            Frames frames,
            UriInfo uri) {
        this.surveys = surveys;
        this.waves = waves;
        this.links = links;
        this.create = create;
        this.run = run;
        this.remove = remove;
        this.instruments = instruments;
        this.catalogue = catalogue;
        this.counting = counting;
        this.user = user;
        this.frames = frames;
        this.uri = uri;
    }

    @CheckedTemplate(basePath = "survey")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance surveys(PageFrame frame, List<SurveyView> surveys);

        static native TemplateInstance create(
                PageFrame frame, List<Questionnaire> questionnaires, Faults faults, Map<String, String> typed);

        static native TemplateInstance removeWave(PageFrame frame, SurveyView survey, WaveView wave, long responses);

        static native TemplateInstance survey(
                PageFrame frame,
                SurveyView survey,
                Questionnaire questionnaire,
                List<WaveCard> waves,
                Faults faults,
                String typed);
    }

    /** A link as the card shows it. */
    public record FurtherLink(String address, String label) {}

    /**
     * A wave as its card shows it.
     *
     * @param advice keys of texts: what had better be done before it is opened
     */
    public record WaveCard(
            WaveView wave,
            boolean imported,
            long responses,
            Optional<String> link,
            List<FurtherLink> furtherLinks,
            boolean isQuestionnaireChanged,
            boolean mayBeRemoved,
            List<String> advice) {

        /** The class of the tag that shows the state. */
        public String tag() {
            return wave.state().name().toLowerCase(java.util.Locale.ROOT);
        }

        public String stateKey() {
            return "survey.state." + tag();
        }

        /** Whether the wave has a sample. */
        public boolean drawn() {
            return wave.sampling() == Sampling.STRATIFIED_SAMPLE;
        }

        public String samplingKey() {
            return "survey.sampling." + wave.sampling().name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @GET
    public TemplateInstance list() {
        return Templates.surveys(frames.staff("/stadt"), surveys.list(user.municipalityId()));
    }

    @GET
    @Path("befragungen/neu")
    public TemplateInstance create() {
        return createPage(Faults.NONE, Map.of("slug", "", "titleGerman", "", "titleEnglish", "", "minimumBase", ""));
    }

    @POST
    @Path("befragungen")
    public RestResponse<Object> create(
            @FormParam("slug") String slug,
            @FormParam("titleGerman") String titleGerman,
            @FormParam("titleEnglish") String titleEnglish,
            @FormParam("questionnaire") String questionnaire,
            @FormParam("minimumBase") String minimumBase) {
        var parts = questionnaire == null ? new String[0] : questionnaire.split("/v");
        try {
            var wish = new CreateSurvey.Wish(
                    slug,
                    titleGerman,
                    titleEnglish,
                    parts.length == 2 ? parts[0] : "",
                    parts.length == 2 ? number(parts[1]) : 0,
                    text(minimumBase).isBlank() ? null : Integer.valueOf(number(minimumBase)));
            var survey = create.create(user.municipalityId(), wish, user.email());
            return Answers.goTo("/stadt/befragungen/" + survey.id());
        } catch (Refusal refused) {
            var typed = Map.of(
                    "slug", text(slug),
                    "titleGerman", text(titleGerman),
                    "titleEnglish", text(titleEnglish),
                    "minimumBase", text(minimumBase));
            return Answers.again(createPage(Faults.of(refused, frames.texts()), typed), refused);
        }
    }

    @GET
    @Path("befragungen/{surveyId}")
    public TemplateInstance show(@PathParam("surveyId") UUID surveyId) {
        return surveyPage(surveys.get(user.municipalityId(), surveyId), Faults.NONE, "");
    }

    @POST
    @Path("befragungen/{surveyId}/wellen")
    public RestResponse<Object> addWave(
            @PathParam("surveyId") UUID surveyId,
            @FormParam("title") String title,
            @FormParam("sampling") Sampling sampling) {
        var survey = surveys.get(user.municipalityId(), surveyId);
        return act(
                survey,
                text(title),
                () -> run.add(survey, title, sampling == null ? Sampling.STRATIFIED_SAMPLE : sampling, user.email()));
    }

    @POST
    @Path("wellen/{waveId}/oeffnen")
    public RestResponse<Object> open(@PathParam("waveId") UUID waveId, @FormParam("link") String link) {
        return act(waveId, wave -> run.open(wave, link, user.email()));
    }

    @POST
    @Path("wellen/{waveId}/schliessen")
    public RestResponse<Object> close(@PathParam("waveId") UUID waveId) {
        return act(waveId, wave -> run.close(wave, user.email()));
    }

    @POST
    @Path("wellen/{waveId}/veroeffentlichen")
    public RestResponse<Object> release(@PathParam("waveId") UUID waveId) {
        return act(waveId, wave -> run.release(wave, user.email()));
    }

    /** Asks once more before a wave is removed. */
    @GET
    @Path("wellen/{waveId}/entfernen")
    public TemplateInstance askToRemove(@PathParam("waveId") UUID waveId) {
        var wave = waves.get(user.municipalityId(), waveId);
        if (!remove.mayRemove(wave)) {
            throw new Refusal(ProblemType.WAVE_IN_USE);
        }
        return Templates.removeWave(
                frames.staff("/stadt/wellen/" + waveId + "/entfernen"),
                surveys.get(user.municipalityId(), wave.surveyId()),
                wave,
                counting.get().count(wave));
    }

    @POST
    @Path("wellen/{waveId}/entfernen")
    public RestResponse<Object> remove(@PathParam("waveId") UUID waveId) {
        return act(waveId, wave -> remove.remove(wave, user.email()));
    }

    private interface WaveAction {
        void on(WaveView wave);
    }

    private RestResponse<Object> act(UUID waveId, WaveAction action) {
        var wave = waves.get(user.municipalityId(), waveId);
        return act(surveys.get(user.municipalityId(), wave.surveyId()), "", () -> action.on(wave));
    }

    private RestResponse<Object> act(SurveyView survey, String typed, Runnable action) {
        try {
            action.run();
            return Answers.goTo("/stadt/befragungen/" + survey.id());
        } catch (Refusal refused) {
            return Answers.again(surveyPage(survey, Faults.of(refused, frames.texts()), typed), refused);
        }
    }

    private TemplateInstance surveyPage(SurveyView survey, Faults faults, String typed) {
        var cards = waves.list(survey.municipalityId(), survey.id()).stream()
                .map(wave -> new WaveCard(
                        wave,
                        waves.isImported(wave),
                        counting.get().count(wave),
                        links.findMain(wave.id()).map(this::address),
                        links.listFurther(wave.id()).stream()
                                .map(link -> new FurtherLink(address(link.slug()), link.label()))
                                .toList(),
                        instruments.isChanged(wave),
                        remove.mayRemove(wave),
                        run.advice(wave)))
                .toList();
        return Templates.survey(
                frames.staff("/stadt/befragungen/" + survey.id()),
                survey,
                catalogue.get(survey.questionnaireKey(), survey.questionnaireVersion()),
                cards,
                faults,
                typed);
    }

    private String address(String slug) {
        return uri.getBaseUri() + "b/" + slug;
    }

    private TemplateInstance createPage(Faults faults, Map<String, String> typed) {
        return Templates.create(frames.staff("/stadt/befragungen/neu"), catalogue.list(), faults, typed);
    }

    private static int number(String text) {
        return text != null && text.strip().matches("[0-9]{1,6}") ? Integer.parseInt(text.strip()) : 0;
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }
}
