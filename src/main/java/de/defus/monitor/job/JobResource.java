package de.defus.monitor.job;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Long work for programs: ask for it, see how far it is, fetch what came of it. */
@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ANALYST")
@Tag(name = "jobs", description = "Long work: one at a time for a city, its result kept for a day")
public class JobResource {

    private static final String PATH = "/api/v1/jobs/";

    private final StartJob start;
    private final FindJob find;
    private final EndJob end;
    private final TakeResult take;
    private final Jobs jobs;
    private final CurrentUser current;

    JobResource(StartJob start, FindJob find, EndJob end, TakeResult take, Jobs jobs, CurrentUser current) {
        this.start = start;
        this.find = find;
        this.end = end;
        this.take = take;
        this.jobs = jobs;
        this.current = current;
    }

    /**
     * A wish for long work.
     *
     * @param kind {@code workbook}, {@code report-pdf} or {@code research-bundle}
     * @param language of the result, {@code de} (without it) or {@code en}
     */
    public record JobRequest(String kind, UUID waveId, String language) {}

    /**
     * How far long work is.
     *
     * @param progress per cent
     * @param problem address of the page that explains why it failed
     * @param result where what came of it is fetched
     */
    public record JobStatus(
            UUID id,
            String kind,
            UUID waveId,
            String language,
            JobState state,
            int progress,
            Optional<String> problem,
            String fileName,
            Instant requestedAt,
            Instant keptUntil,
            Optional<String> result) {

        static JobStatus of(Job job) {
            return new JobStatus(
                    job.id(),
                    job.kind(),
                    job.waveId(),
                    job.language(),
                    job.state(),
                    job.progress(),
                    job.failure().map(slug -> "/problems/" + slug),
                    job.file().name(),
                    job.requestedAt(),
                    job.keepUntil(),
                    Optional.of(PATH + job.id() + "/result").filter(path -> job.state() == JobState.DONE));
        }
    }

    @GET
    @Operation(summary = "Your jobs, the newest first")
    public List<JobStatus> list() {
        var user = current.find().orElseThrow();
        return jobs.list(current.municipalityId(), user.id()).stream()
                .map(JobStatus::of)
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Asks for long work on a released wave")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = JobStatus.class)))
    public Response start(JobRequest request) {
        if (request == null) {
            throw new Refusal(ProblemType.MALFORMED_REQUEST);
        }
        var language = request.language() == null ? "de" : request.language();
        var job = start.start(request.kind(), request.waveId(), language);
        return Response.accepted(JobStatus.of(job))
                .location(URI.create(PATH + job.id()))
                .build();
    }

    @GET
    @Path("{jobId}")
    @Operation(summary = "How far it is")
    public JobStatus get(@PathParam("jobId") UUID jobId) {
        return JobStatus.of(find.get(jobId));
    }

    @GET
    @Path("{jobId}/result")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "What came of it; whether you may have it is looked at once more")
    public RestResponse<InputStream> result(@PathParam("jobId") UUID jobId) {
        var taken = take.take(jobId);
        return Answers.file(taken.content(), taken.file().name(), taken.file().mediaType());
    }

    @DELETE
    @Path("{jobId}")
    @Operation(summary = "Cancels it, or throws it away with its result if it is over")
    public void end(@PathParam("jobId") UUID jobId) {
        end.end(jobId);
    }
}
