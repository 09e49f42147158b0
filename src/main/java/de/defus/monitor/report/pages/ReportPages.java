package de.defus.monitor.report.pages;

import de.defus.monitor.platform.web.PageFrame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Everything of a release in one report, to read and to print. */
@Path("/ergebnisse/{survey}/bericht")
public class ReportPages {

    private final OpenRelease open;

    ReportPages(OpenRelease open) {
        this.open = open;
    }

    @CheckedTemplate(basePath = "report")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance report(PageFrame frame, ResultView view, ReportView report);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@PathParam("survey") String survey, @QueryParam("welle") String wave) {
        var opened = open.open(survey, wave, "/bericht");
        return Templates.report(opened.frame(), opened.view(), ReportView.of(opened));
    }
}
