package de.defus.monitor.response.importing;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.place.Population;
import de.defus.monitor.place.ReferenceDay;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.Faults;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.platform.web.TokenChecked;
import de.defus.monitor.survey.RunWave;
import de.defus.monitor.survey.Sampling;
import de.defus.monitor.survey.SurveyView;
import de.defus.monitor.survey.Surveys;
import de.defus.monitor.survey.Waves;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** An analyst's way from a file to an earlier wave: upload, what the columns mean, preview, import. */
@Path("/stadt/befragungen/{surveyId}/wellen/import")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class ImportPages {

    private final Surveys surveys;
    private final Waves waves;
    private final Population population;
    private final PreviewImport previews;
    private final ImportWave imports;
    private final KeepUpload kept;
    private final UploadedFile uploads;
    private final CurrentUser user;
    private final Frames frames;

    ImportPages(
            Surveys surveys,
            Waves waves,
            Population population,
            PreviewImport previews,
            ImportWave imports,
            KeepUpload kept,
            UploadedFile uploads,
            CurrentUser user,
            Frames frames) {
        this.surveys = surveys;
        this.waves = waves;
        this.population = population;
        this.previews = previews;
        this.imports = imports;
        this.kept = kept;
        this.uploads = uploads;
        this.user = user;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "importing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance upload(
                PageFrame frame,
                SurveyView survey,
                boolean hasWaves,
                List<LocalDate> days,
                Faults faults,
                Map<String, String> typed);

        static native TemplateInstance mapping(PageFrame frame, SurveyView survey, MappingView view, Faults faults);

        static native TemplateInstance preview(PageFrame frame, SurveyView survey, PreviewView view, Faults faults);
    }

    @GET
    public TemplateInstance upload(@PathParam("surveyId") UUID surveyId) {
        return uploadPage(survey(surveyId), Faults.NONE, Map.of());
    }

    @POST
    public RestResponse<Object> upload(
            @PathParam("surveyId") UUID surveyId,
            @RestForm("title") String title,
            @RestForm("sampling") String sampling,
            @RestForm("position") String position,
            @RestForm("populationAsOf") String populationAsOf,
            @RestForm("file") FileUpload file) {
        var survey = survey(surveyId);
        try {
            var earlier = new RunWave.EarlierWave(
                    RunWave.checkedTitle(title),
                    "OPEN_ACCESS".equals(sampling) ? Sampling.OPEN_ACCESS : Sampling.STRATIFIED_SAMPLE,
                    "first".equals(position),
                    ReferenceDay.read(populationAsOf).orElse(null));
            var bytes = uploads.read(file);
            var preview =
                    previews.preview(survey, bytes, Optional.ofNullable(earlier.populationAsOf()), Optional.empty());
            var wish = new ImportWish(earlier, preview.mapping());
            var id = kept.add(survey, user.sessionSecret(), new KeepUpload.Kept(bytes, wish));
            return Answers.goTo(path(survey, id));
        } catch (Refusal refused) {
            var typed = Map.of(
                    "title", text(title),
                    "sampling", text(sampling),
                    "position", text(position),
                    "populationAsOf", text(populationAsOf));
            return Answers.again(uploadPage(survey, Faults.of(refused, frames.texts()), typed), refused);
        }
    }

    @GET
    @Path("{fileId}")
    public TemplateInstance mapping(@PathParam("surveyId") UUID surveyId, @PathParam("fileId") UUID fileId) {
        var survey = survey(surveyId);
        var found = kept.get(survey, user.sessionSecret(), fileId);
        var preview = preview(survey, found);
        var typed = MappingForm.of(preview.table(), preview.mapping());
        return mappingPage(survey, fileId, preview, typed, Faults.NONE);
    }

    @POST
    @Path("{fileId}")
    public RestResponse<Object> mapping(
            @PathParam("surveyId") UUID surveyId,
            @PathParam("fileId") UUID fileId,
            @RestForm("target") List<String> targets,
            @RestForm("codes") List<String> codes,
            @RestForm("dropHidden") String dropHidden) {
        var survey = survey(surveyId);
        var found = kept.get(survey, user.sessionSecret(), fileId);
        var preview = preview(survey, found);
        var typed = new MappingForm(targets, codes, dropHidden != null);
        try {
            var wish = new ImportWish(found.wish().wave(), typed.mapping(preview.table(), preview.questionnaire()));
            kept.replaceWish(survey, user.sessionSecret(), fileId, wish);
            return Answers.goTo(path(survey, fileId) + "/vorschau");
        } catch (Refusal refused) {
            var page = mappingPage(survey, fileId, preview, typed, Faults.of(refused, frames.texts()));
            return Answers.again(page, refused);
        }
    }

    @GET
    @Path("{fileId}/vorschau")
    public TemplateInstance preview(@PathParam("surveyId") UUID surveyId, @PathParam("fileId") UUID fileId) {
        return previewPage(survey(surveyId), fileId, Faults.NONE);
    }

    @GET
    @Path("{fileId}/fehler.csv")
    @Produces("text/csv;charset=UTF-8")
    public RestResponse<String> problems(@PathParam("surveyId") UUID surveyId, @PathParam("fileId") UUID fileId) {
        var survey = survey(surveyId);
        var found = kept.get(survey, user.sessionSecret(), fileId);
        var preview = preview(survey, found);
        return Answers.download(ProblemList.csv(preview.coded().findings(), frames.texts()), "import.csv");
    }

    @POST
    @Path("{fileId}/einlesen")
    public RestResponse<Object> importFile(@PathParam("surveyId") UUID surveyId, @PathParam("fileId") UUID fileId) {
        var survey = survey(surveyId);
        var found = kept.get(survey, user.sessionSecret(), fileId);
        try {
            var wave = imports.importFile(survey, found.file(), found.wish(), user.email());
            kept.delete(survey, fileId);
            return Answers.goTo("/stadt/befragungen/" + survey.id() + "#welle-" + wave.number());
        } catch (Refusal refused) {
            var whole = new Refusal(refused.type(), refused.arguments().toArray());
            return Answers.again(previewPage(survey, fileId, Faults.of(whole, frames.texts())), refused);
        }
    }

    @POST
    @Path("{fileId}/verwerfen")
    public RestResponse<Object> discard(@PathParam("surveyId") UUID surveyId, @PathParam("fileId") UUID fileId) {
        var survey = survey(surveyId);
        kept.get(survey, user.sessionSecret(), fileId);
        kept.delete(survey, fileId);
        return Answers.goTo("/stadt/befragungen/" + survey.id());
    }

    private PreviewImport.Preview preview(SurveyView survey, KeepUpload.Kept found) {
        return previews.preview(
                survey,
                found.file(),
                found.wish().day(),
                Optional.of(found.wish().mapping()));
    }

    private SurveyView survey(UUID surveyId) {
        return surveys.get(user.municipalityId(), surveyId);
    }

    private TemplateInstance uploadPage(SurveyView survey, Faults faults, Map<String, String> typed) {
        return Templates.upload(
                frames.staff("/stadt/befragungen/" + survey.id() + "/wellen/import"),
                survey,
                !waves.list(survey.municipalityId(), survey.id()).isEmpty(),
                population.listDays(survey.municipalityId()),
                faults,
                typed);
    }

    private TemplateInstance mappingPage(
            SurveyView survey, UUID fileId, PreviewImport.Preview preview, MappingForm typed, Faults faults) {
        var frame = frames.staff(path(survey, fileId));
        return Templates.mapping(
                frame, survey, MappingView.of(path(survey, fileId), preview, typed, frame.language()), faults);
    }

    private TemplateInstance previewPage(SurveyView survey, UUID fileId, Faults faults) {
        var found = kept.get(survey, user.sessionSecret(), fileId);
        var preview = preview(survey, found);
        var path = path(survey, fileId);
        var frame = frames.staff(path + "/vorschau");
        return Templates.preview(frame, survey, PreviewView.of(path, found.wish(), preview, frame), faults);
    }

    private static String path(SurveyView survey, UUID fileId) {
        return "/stadt/befragungen/" + survey.id() + "/wellen/import/" + fileId;
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }
}
