package de.defus.monitor.report.pages;

import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.FileTypes;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.report.ChooseRelease;
import de.defus.monitor.report.edition.FindEdition;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestResponse;

/** Everything of a release in one report, to read and to print. */
@Path("/ergebnisse/{survey}")
public class ReportPages {

    private final OpenRelease open;
    private final ChooseRelease choose;
    private final PrintReport print;
    private final FindEdition editions;
    private final Frames frames;

    ReportPages(OpenRelease open, ChooseRelease choose, PrintReport print, FindEdition editions, Frames frames) {
        this.open = open;
        this.choose = choose;
        this.print = print;
        this.editions = editions;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "report")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance report(PageFrame frame, ResultView view, ReportView report);

        static native TemplateInstance reportText(PageFrame frame, ResultView view, ReportView report);
    }

    @GET
    @Path("bericht")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@PathParam("survey") String survey, @QueryParam("welle") String wave) {
        var opened = open.open(survey, wave, "/bericht");
        var edition = editions.find(opened.view().words());
        return Templates.report(opened.frame(), opened.view(), ReportView.of(opened, edition));
    }

    /** The same text as on the page, as a tagged document. */
    @GET
    @Path("bericht.pdf")
    @Produces(FileTypes.PDF)
    public RestResponse<InputStream> print(@PathParam("survey") String survey, @QueryParam("welle") String wave) {
        var release = choose.get(survey, wave);
        var file = print.print(release, frames.texts(), percent -> {});
        return Answers.file(file, print.name(release), FileTypes.PDF);
    }
}
