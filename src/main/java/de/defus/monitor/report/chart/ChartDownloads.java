package de.defus.monitor.report.chart;

import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.report.ChooseRelease;
import de.defus.monitor.report.Words;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

/** The charts of an item as files, to put into a report of one's own. */
@Path("/ergebnisse/{survey}/grafik/{item}")
public class ChartDownloads {

    private final ChooseRelease choose;
    private final Releases releases;
    private final Frames frames;

    ChartDownloads(ChooseRelease choose, Releases releases, Frames frames) {
        this.choose = choose;
        this.releases = releases;
        this.frames = frames;
    }

    @GET
    @Path("{chart}.svg")
    @Produces("image/svg+xml;charset=UTF-8")
    public String svg(
            @PathParam("survey") String survey,
            @PathParam("item") String item,
            @PathParam("chart") String chart,
            @QueryParam("welle") String wave) {
        return find(survey, item, chart, wave).svg("chart", Figure.WIDE);
    }

    @GET
    @Path("{chart}.png")
    @Produces("image/png")
    public byte[] png(
            @PathParam("survey") String survey,
            @PathParam("item") String item,
            @PathParam("chart") String chart,
            @QueryParam("welle") String wave) {
        return find(survey, item, chart, wave).png();
    }

    private Figure find(String survey, String item, String chart, String wave) {
        var release = choose.get(survey, wave);
        var words = new Words(release, frames.texts());
        if (item.startsWith(IndexFigures.NAME)) {
            return new IndexFigures(release, words, releases.list(survey))
                    .find(item.substring(IndexFigures.NAME.length()), chart)
                    .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
        }
        if (ChooseRelease.total(release, item).withheld()) {
            throw new Refusal(ProblemType.BASE_TOO_SMALL);
        }
        return new ItemFigures(release, words, releases.list(survey))
                .find(item, chart)
                .orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }
}
