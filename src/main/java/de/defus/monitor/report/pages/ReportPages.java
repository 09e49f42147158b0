package de.defus.monitor.report.pages;

import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.report.pdf.ReportPdf;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** Everything of a release in one report, to read and to print. */
@Path("/ergebnisse/{survey}")
public class ReportPages {

    private static final String PDF = "application/pdf";

    private final OpenRelease open;

    ReportPages(OpenRelease open) {
        this.open = open;
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
        return Templates.report(opened.frame(), opened.view(), ReportView.of(opened));
    }

    /** The same text as on the page, as a tagged document. */
    @GET
    @Path("bericht.pdf")
    @Produces(PDF)
    public RestResponse<byte[]> print(@PathParam("survey") String survey, @QueryParam("welle") String wave) {
        var opened = open.open(survey, wave, "/bericht");
        var view = opened.view();
        var text = Templates.reportText(opened.frame(), view, ReportView.of(opened))
                .render();
        var title =
                view.title() + ", " + view.waveTitle() + " – " + view.release().municipalityName();
        var name = "bericht-%s-%d.pdf"
                .formatted(view.release().surveySlug(), view.release().waveNumber());
        return RestResponse.ResponseBuilder.ok(
                        ReportPdf.of(text, title, view.words().language()), PDF)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
