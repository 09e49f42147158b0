package de.defus.monitor.report;

import de.defus.monitor.analysis.disclosure.PublishedAreaModel;
import de.defus.monitor.analysis.disclosure.PublishedCross;
import de.defus.monitor.analysis.disclosure.PublishedIndex;
import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Released results for programs: the same tables as on the pages, at addresses that stay. */
@Path("/api/v1/results/{survey}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "results", description = "Released results, open to everyone")
public class ResultResource {

    private final Releases releases;
    private final ChooseRelease choose;

    ResultResource(Releases releases, ChooseRelease choose) {
        this.releases = releases;
        this.choose = choose;
    }

    /** A released wave. */
    public record ReleasedWave(
            UUID release,
            int wave,
            int number,
            LocalDate releasedOn,
            Map<String, String> surveyTitle,
            String waveTitle,
            String municipality,
            boolean synthetic,
            boolean probabilitySample) {

        static ReleasedWave of(Release release) {
            return new ReleasedWave(
                    release.id(),
                    release.waveNumber(),
                    release.number(),
                    release.releasedOn(),
                    release.surveyTitle().byLanguage(),
                    release.waveTitle().in("de"),
                    release.municipalityName(),
                    release.synthetic(),
                    release.probabilitySample());
        }
    }

    /** A released wave with all its tables. */
    public record ReleasedTables(ReleasedWave wave, PublishedResults results) {}

    @GET
    @Path("waves")
    @Operation(summary = "The released waves of a survey, newest first")
    public List<ReleasedWave> listWaves(@PathParam("survey") String survey) {
        return releases.list(survey).stream().map(ReleasedWave::of).toList();
    }

    @GET
    @Path("waves/{wave}")
    @Operation(summary = "All tables of a released wave, with the method they rest on")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReleasedTables.class)))
    public Response getWave(
            @PathParam("survey") String survey, @PathParam("wave") String wave, @Context Request request) {
        var release = choose.get(survey, wave);
        var tag = new EntityTag(release.id().toString());
        var unchanged = request.evaluatePreconditions(tag);
        var answer = unchanged == null
                ? Response.ok(new ReleasedTables(ReleasedWave.of(release), release.results()))
                : unchanged;
        return answer.tag(tag).header("Cache-Control", "public, no-cache").build();
    }

    @GET
    @Path("waves/{wave}/items/{item}/by/{breakdown}")
    @Operation(summary = "The table of one item by one breakdown; the breakdown \"all\" is everyone")
    public PublishedTable getTable(
            @PathParam("survey") String survey,
            @PathParam("wave") String wave,
            @PathParam("item") String item,
            @PathParam("breakdown") String breakdown) {
        return choose.get(survey, wave)
                .results()
                .findTable(item, breakdown)
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    @GET
    @Path("waves/{wave}/indices/{dimension}")
    @Operation(summary = "The index of a dimension, 0 to 100, for everyone and by each breakdown")
    public PublishedIndex getIndex(
            @PathParam("survey") String survey,
            @PathParam("wave") String wave,
            @PathParam("dimension") String dimension) {
        return ChooseRelease.index(choose.get(survey, wave), dimension);
    }

    @GET
    @Path("waves/{wave}/items/{item}/trend")
    @Operation(summary = "The line through an item's shares in all released waves up to this one that can be compared")
    public WaveTrend getTrend(
            @PathParam("survey") String survey, @PathParam("wave") String wave, @PathParam("item") String item) {
        var release = choose.get(survey, wave);
        ChooseRelease.total(release, item);
        return WaveTrend.of(release, releases.list(survey), Aspect.main(release, item));
    }

    @GET
    @Path("waves/{wave}/indices/{dimension}/trend")
    @Operation(summary = "The line through an index in all released waves up to this one that can be compared")
    public WaveTrend getIndexTrend(
            @PathParam("survey") String survey,
            @PathParam("wave") String wave,
            @PathParam("dimension") String dimension) {
        var release = choose.get(survey, wave);
        return WaveTrend.ofIndex(release, releases.list(survey), ChooseRelease.index(release, dimension));
    }

    @GET
    @Path("waves/{wave}/area-models")
    @Operation(summary = "Model-based estimates for districts, beside the direct ones and never in their place")
    public List<PublishedAreaModel> listAreaModels(@PathParam("survey") String survey, @PathParam("wave") String wave) {
        return choose.get(survey, wave).results().areaModels();
    }

    @GET
    @Path("waves/{wave}/items/{item}/crossed")
    @Operation(summary = "A share of one item by two breakdowns at once, such as districts by gender")
    public List<PublishedCross> listCrossed(
            @PathParam("survey") String survey, @PathParam("wave") String wave, @PathParam("item") String item) {
        var release = choose.get(survey, wave);
        ChooseRelease.total(release, item);
        return release.results().crossed().stream()
                .filter(cross -> cross.item().equals(item))
                .toList();
    }
}
