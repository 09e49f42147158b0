package de.defus.monitor.survey;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.QuestionnaireCatalogue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Questionnaires, surveys and waves for programs. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
public class SurveyResource {

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

    SurveyResource(
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
            Frames frames) {
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
    }

    /** A questionnaire that a survey can be set up on. */
    public record QuestionnaireName(
            String key, int version, String title, List<String> languages, List<String> unreviewed) {}

    /**
     * A new survey.
     *
     * @param minimumBase if left out, the one that the questionnaire begins with
     */
    public record NewSurvey(
            @NotBlank String slug,
            @NotBlank String titleGerman,
            String titleEnglish,
            @NotBlank String questionnaireKey,
            int questionnaireVersion,
            Integer minimumBase) {}

    /** A new wave. */
    public record NewWave(@NotBlank String title, @NotNull Sampling sampling) {}

    /** Where an opened wave is answered. */
    public record Opening(String link) {}

    /** A wave with how far its fieldwork is. */
    /** @param advice what had better be done before the wave is opened, in the reader's language */
    public record WaveStatus(
            WaveView wave, long responses, List<String> links, boolean questionnaireChanged, List<String> advice) {}

    @GET
    @Path("questionnaires")
    public List<QuestionnaireName> listQuestionnaires() {
        return catalogue.list().stream()
                .map(found -> new QuestionnaireName(
                        found.key(), found.version(), found.title().in("de"), found.languages(), found.unreviewed()))
                .toList();
    }

    @GET
    @Path("questionnaires/{key}/{version}")
    public Questionnaire getQuestionnaire(@PathParam("key") String key, @PathParam("version") int version) {
        return catalogue.get(key, version);
    }

    /** A further link, for a poster, say. */
    public record NewLink(String link, String label) {}

    @GET
    @Path("surveys")
    public List<SurveyView> listSurveys() {
        return surveys.list(user.municipalityId());
    }

    @POST
    @Path("surveys")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<SurveyView> createSurvey(@Valid @NotNull NewSurvey wish) {
        var survey = create.create(
                user.municipalityId(),
                new CreateSurvey.Wish(
                        wish.slug(),
                        wish.titleGerman(),
                        wish.titleEnglish(),
                        wish.questionnaireKey(),
                        wish.questionnaireVersion(),
                        wish.minimumBase()),
                user.email());
        return RestResponse.ResponseBuilder.<SurveyView>created(URI.create("/api/v1/surveys/" + survey.id()))
                .entity(survey)
                .build();
    }

    @GET
    @Path("surveys/{surveyId}")
    public SurveyView getSurvey(@PathParam("surveyId") UUID surveyId) {
        return surveys.get(user.municipalityId(), surveyId);
    }

    @GET
    @Path("surveys/{surveyId}/waves")
    public List<WaveStatus> listWaves(@PathParam("surveyId") UUID surveyId) {
        var survey = surveys.get(user.municipalityId(), surveyId);
        return waves.list(user.municipalityId(), survey.id()).stream()
                .map(this::status)
                .toList();
    }

    @POST
    @Path("surveys/{surveyId}/waves")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<WaveStatus> addWave(@PathParam("surveyId") UUID surveyId, @Valid @NotNull NewWave wish) {
        var survey = surveys.get(user.municipalityId(), surveyId);
        var wave = run.add(survey, wish.title(), wish.sampling(), user.email());
        return RestResponse.ResponseBuilder.<WaveStatus>created(URI.create("/api/v1/waves/" + wave.id()))
                .entity(status(wave))
                .build();
    }

    @GET
    @Path("waves/{waveId}")
    public WaveStatus getWave(@PathParam("waveId") UUID waveId) {
        return status(wave(waveId));
    }

    @POST
    @Path("waves/{waveId}/open")
    @Consumes(MediaType.APPLICATION_JSON)
    public WaveStatus open(@PathParam("waveId") UUID waveId, Opening opening) {
        return status(run.open(wave(waveId), opening == null ? null : opening.link(), user.email()));
    }

    @POST
    @Path("waves/{waveId}/links")
    @Consumes(MediaType.APPLICATION_JSON)
    public WaveStatus addLink(@PathParam("waveId") UUID waveId, @NotNull NewLink wish) {
        var wave = wave(waveId);
        run.addLink(wave, wish.link(), wish.label(), user.email());
        return status(wave);
    }

    @POST
    @Path("waves/{waveId}/close")
    public WaveStatus close(@PathParam("waveId") UUID waveId) {
        return status(run.close(wave(waveId), user.email()));
    }

    @POST
    @Path("waves/{waveId}/release")
    public WaveStatus release(@PathParam("waveId") UUID waveId) {
        return status(run.release(wave(waveId), user.email()));
    }

    @DELETE
    @Path("waves/{waveId}")
    public void removeWave(@PathParam("waveId") UUID waveId) {
        remove.remove(wave(waveId), user.email());
    }

    private WaveView wave(UUID waveId) {
        return waves.get(user.municipalityId(), waveId);
    }

    private WaveStatus status(WaveView wave) {
        return new WaveStatus(
                wave,
                counting.get().count(wave),
                links.list(wave.id()),
                instruments.isChanged(wave),
                run.advice(wave).stream().map(key -> frames.texts().say(key)).toList());
    }
}
