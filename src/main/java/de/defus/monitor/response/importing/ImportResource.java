package de.defus.monitor.response.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.place.ReferenceDay;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.survey.RunWave;
import de.defus.monitor.survey.Sampling;
import de.defus.monitor.survey.Surveys;
import de.defus.monitor.survey.WaveView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Import of an earlier wave for programs: one request with the file and what its columns mean. */
@Path("/api/v1/surveys/{surveyId}/waves/import")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
public class ImportResource {

    private final Surveys surveys;
    private final PreviewImport previews;
    private final ImportWave imports;
    private final UploadedFile uploads;
    private final CurrentUser user;
    private final Frames frames;
    private final ObjectMapper json;

    ImportResource(
            Surveys surveys,
            PreviewImport previews,
            ImportWave imports,
            UploadedFile uploads,
            CurrentUser user,
            Frames frames,
            ObjectMapper json) {
        this.surveys = surveys;
        this.previews = previews;
        this.imports = imports;
        this.uploads = uploads;
        this.user = user;
        this.frames = frames;
        this.json = json;
    }

    /**
     * What an import does or would do.
     *
     * @param wave the new wave; absent after a dry run
     * @param format CSV, XLSX or SAV
     * @param rows respondents in the file
     * @param mapping as given, or as proposed if none was
     * @param problems everything that stands in the way
     * @param unusedColumns columns of the file that are not read
     * @param absentColumns columns of the questionnaire that the file does not fill
     * @param weighted whether the file's weights are kept
     * @param unreadSheets sheets of a workbook that were not read
     * @param comparableItems items that can be compared with the survey's other waves
     * @param notComparable items that cannot
     */
    public record ImportReport(
            Optional<WaveView> wave,
            String format,
            int rows,
            Mapping mapping,
            List<ImportProblem> problems,
            List<String> unusedColumns,
            List<String> absentColumns,
            boolean weighted,
            List<String> unreadSheets,
            List<String> comparableItems,
            List<NotComparable> notComparable) {}

    /** An item that cannot be compared with the survey's other waves, and why. */
    public record NotComparable(String item, String reason) {}

    /** One thing wrong: row of the file (0 for a whole column), column, and what to do. */
    public record ImportProblem(int row, String column, String message) {}

    /**
     * Imports a file, or says what would happen. Send the header {@code Defus-Program} with any value: forms of other sites
     * cannot.
     *
     * @param mapping JSON of {@link Mapping}; without it the proposal is used
     * @param position {@code first} to go before the survey's first wave, else behind its last
     * @param dryRun {@code true} to store nothing
     */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public RestResponse<ImportReport> importWave(
            @PathParam("surveyId") UUID surveyId,
            @RestForm("file") FileUpload file,
            @RestForm("mapping") String mapping,
            @RestForm("title") String title,
            @RestForm("sampling") String sampling,
            @RestForm("position") String position,
            @RestForm("populationAsOf") String populationAsOf,
            @RestForm("dryRun") String dryRun) {
        var survey = surveys.get(user.municipalityId(), surveyId);
        var bytes = uploads.read(file);
        var day = ReferenceDay.read(populationAsOf);
        var preview = previews.preview(survey, bytes, day, mapping(mapping));
        if (Boolean.parseBoolean(dryRun)) {
            return RestResponse.ok(report(preview, Optional.empty()));
        }
        var earlier = new RunWave.EarlierWave(title, sampling(sampling), "first".equals(position), day.orElse(null));
        var wave = imports.importFile(survey, bytes, new ImportWish(earlier, preview.mapping()), user.email());
        return RestResponse.ResponseBuilder.<ImportReport>created(URI.create("/api/v1/waves/" + wave.id()))
                .entity(report(preview, Optional.of(wave)))
                .build();
    }

    private ImportReport report(PreviewImport.Preview preview, Optional<WaveView> wave) {
        var texts = frames.texts();
        var comparability = preview.comparability();
        var coded = preview.coded();
        return new ImportReport(
                wave,
                preview.table().format().name(),
                preview.table().rows().size(),
                preview.mapping(),
                coded.findings().stream()
                        .map(found -> new ImportProblem(
                                found.row(), found.column(), found.fault().in(texts)))
                        .toList(),
                coded.unused(),
                coded.absent(),
                coded.weighted(),
                preview.table().unread(),
                comparability.comparable(),
                comparability.gaps().stream()
                        .map(gap ->
                                new NotComparable(gap.item().key(), gap.why().name()))
                        .toList());
    }

    private Optional<Mapping> mapping(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(text, Mapping.class));
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            var line = place == null ? "" : place.getLineNr() + ":" + place.getColumnNr();
            throw new Refusal(
                    ProblemType.INVALID_INPUT, List.of(Fault.at("mapping", "importing.fault.mappingJson", line)));
        }
    }

    private static Sampling sampling(String name) {
        if (name == null || name.isBlank()) {
            return Sampling.STRATIFIED_SAMPLE;
        }
        try {
            return Sampling.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("sampling", "importing.fault.sampling")));
        }
    }
}
