package de.defus.monitor.report.edition;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the city wants the report of a wave, for programs. */
@Path("/api/v1/waves/{waveId}/report-edition")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
@Tag(name = "report edition", description = "The city's own texts in the report, and what appears in it")
public class EditionResource {

    private final Waves waves;
    private final Editions editions;
    private final InstrumentOfWave instruments;
    private final EditReport edit;
    private final PublishEdition publish;
    private final CurrentUser current;

    EditionResource(
            Waves waves,
            Editions editions,
            InstrumentOfWave instruments,
            EditReport edit,
            PublishEdition publish,
            CurrentUser current) {
        this.waves = waves;
        this.editions = editions;
        this.instruments = instruments;
        this.edit = edit;
        this.publish = publish;
        this.current = current;
    }

    /**
     * The newest version.
     *
     * @param revision 0 if nothing was ever wished
     * @param published the version that everybody reads
     * @param placeholders names that may stand in braces in texts
     */
    public record Newest(
            int revision, Optional<Integer> published, EditionContent content, List<String> placeholders) {}

    /** @param after the version that was changed */
    public record EditRequest(int after, EditionContent content) {}

    /** A version in the history. */
    public record Version(
            int revision,
            String editedBy,
            Instant editedAt,
            Optional<Instant> publishedAt,
            List<Part> changedTexts,
            boolean changedChoice,
            EditionContent content) {

        static Version of(Change change) {
            var edition = change.edition();
            return new Version(
                    edition.revision(),
                    edition.editedBy(),
                    edition.editedAt(),
                    edition.publishedAt(),
                    change.parts(),
                    change.isChoice(),
                    edition.content());
        }
    }

    /** @param revision the version that everybody shall read */
    public record PublishRequest(int revision) {}

    @GET
    @Operation(summary = "The newest version of the city's wishes for the report")
    public Newest get(@PathParam("waveId") UUID waveId) {
        var wave = wave(waveId);
        var newest = editions.list(wave.municipalityId(), wave.id()).stream()
                .findFirst()
                .orElse(Edition.PLAIN);
        return new Newest(
                newest.revision(),
                editions.findPublished(wave.municipalityId(), wave.id()).map(Edition::revision),
                newest.content(),
                Placeholders.names(instruments.get(wave)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Stores a new version; nobody reads it before it is published")
    public Newest edit(@PathParam("waveId") UUID waveId, EditRequest request) {
        var wave = wave(waveId);
        if (request == null || request.content() == null) {
            throw new Refusal(ProblemType.MALFORMED_REQUEST);
        }
        edit.edit(wave, request.after(), request.content());
        return get(waveId);
    }

    @GET
    @Path("versions")
    @Operation(summary = "Who changed what, the newest version first")
    public List<Version> list(@PathParam("waveId") UUID waveId) {
        var wave = wave(waveId);
        return Change.of(editions.list(wave.municipalityId(), wave.id())).stream()
                .map(Version::of)
                .toList();
    }

    @POST
    @Path("publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a version the one that everybody reads")
    public Newest publish(@PathParam("waveId") UUID waveId, PublishRequest request) {
        var wave = wave(waveId);
        if (request == null) {
            throw new Refusal(ProblemType.MALFORMED_REQUEST);
        }
        publish.publish(wave, request.revision());
        return get(waveId);
    }

    private WaveView wave(UUID waveId) {
        return waves.get(current.municipalityId(), waveId);
    }
}
