package de.defus.monitor.report.pages;

import de.defus.monitor.account.CurrentUser;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.report.Words;
import de.defus.monitor.report.edition.PreviewEdition;
import de.defus.monitor.survey.Surveys;
import de.defus.monitor.survey.Waves;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The report of a released wave as the city has changed it last, before everybody reads it. */
@Path("/stadt/wellen/{waveId}/bericht/vorschau")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("ANALYST")
public class ReportPreviewPages {

    private final Waves waves;
    private final Surveys surveys;
    private final Releases releases;
    private final AroundRelease around;
    private final PreviewEdition editions;
    private final CurrentUser current;
    private final Frames frames;

    ReportPreviewPages(
            Waves waves,
            Surveys surveys,
            Releases releases,
            AroundRelease around,
            PreviewEdition editions,
            CurrentUser current,
            Frames frames) {
        this.waves = waves;
        this.surveys = surveys;
        this.releases = releases;
        this.around = around;
        this.editions = editions;
        this.current = current;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "report")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance reportPreview(PageFrame frame, ResultView view, ReportView report, UUID waveId);
    }

    @GET
    public TemplateInstance show(@PathParam("waveId") UUID waveId) {
        var wave = waves.get(current.municipalityId(), waveId);
        var survey = surveys.get(wave.municipalityId(), wave.surveyId());
        var release =
                releases.find(survey.slug(), wave.number()).orElseThrow(() -> new Refusal(ProblemType.NOT_RELEASED));
        var words = new Words(release, frames.texts());
        var view = new ResultView(release, words, Integer.toString(release.waveNumber()));
        var frame = frames.staff("/stadt/wellen/" + wave.id() + "/bericht/vorschau");
        var edition = editions.find(wave.municipalityId(), words);
        return Templates.reportPreview(frame, view, ReportView.of(around.open(view, frame), edition), wave.id());
    }
}
