package de.defus.monitor.job;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.platform.web.Answers;
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
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Long work for people: a page that shows how far it is and turns into the way to its result. */
@Path("/stadt/auftraege")
@Produces(MediaType.TEXT_HTML)
@TokenChecked
@RolesAllowed("ANALYST")
public class JobPages {

    private static final String PATH = "/stadt/auftraege";

    private final StartJob start;
    private final FindJob find;
    private final EndJob end;
    private final TakeResult take;
    private final Jobs jobs;
    private final Works works;
    private final CurrentUser current;
    private final Frames frames;

    JobPages(
            StartJob start,
            FindJob find,
            EndJob end,
            TakeResult take,
            Jobs jobs,
            Works works,
            CurrentUser current,
            Frames frames) {
        this.start = start;
        this.find = find;
        this.end = end;
        this.take = take;
        this.jobs = jobs;
        this.works = works;
        this.current = current;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "job")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance jobs(PageFrame frame, List<Job> jobs, Map<String, String> titles);

        static native TemplateInstance job(PageFrame frame, Job job, Map<String, String> titles);
    }

    @GET
    public TemplateInstance list() {
        var user = current.find().orElseThrow();
        return Templates.jobs(frames.staff(PATH), jobs.list(current.municipalityId(), user.id()), works.titles());
    }

    @POST
    public RestResponse<Object> start(@FormParam("kind") String kind, @FormParam("waveId") UUID waveId) {
        var job = start.start(kind, waveId, frames.texts().language());
        return Answers.goTo(PATH + "/" + job.id());
    }

    @GET
    @Path("{jobId}")
    public TemplateInstance show(@PathParam("jobId") UUID jobId) {
        return Templates.job(frames.staff(PATH + "/" + jobId), find.get(jobId), works.titles());
    }

    @POST
    @Path("{jobId}/beenden")
    public RestResponse<Object> end(@PathParam("jobId") UUID jobId) {
        end.end(jobId);
        return Answers.goTo(PATH);
    }

    @GET
    @Path("{jobId}/datei")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public RestResponse<InputStream> result(@PathParam("jobId") UUID jobId) {
        var taken = take.take(jobId);
        return Answers.file(taken.content(), taken.file().name(), taken.file().mediaType());
    }
}
