package de.defus.monitor.report.chart;

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
import java.util.List;

/** The chart of an item as a file, to put into a report of one's own. */
@Path("/ergebnisse/{survey}/grafik/{item}")
public class ChartDownloads {

    private final ChooseRelease choose;
    private final Frames frames;

    ChartDownloads(ChooseRelease choose, Frames frames) {
        this.choose = choose;
        this.frames = frames;
    }

    @GET
    @Path("grafik.svg")
    @Produces("image/svg+xml;charset=UTF-8")
    public String svg(
            @PathParam("survey") String survey, @PathParam("item") String item, @QueryParam("welle") String wave) {
        return chart(survey, item, wave).svg("chart", ShareChart.WIDE);
    }

    @GET
    @Path("grafik.png")
    @Produces("image/png")
    public byte[] png(
            @PathParam("survey") String survey, @PathParam("item") String item, @QueryParam("welle") String wave) {
        return chart(survey, item, wave).png();
    }

    private ShareChart chart(String survey, String item, String wave) {
        var release = choose.get(survey, wave);
        var total = ChooseRelease.total(release, item);
        if (total.withheld()) {
            throw new Refusal(ProblemType.BASE_TOO_SMALL);
        }
        return ShareChart.of(new Words(release, frames.texts()), item, List.of(total));
    }
}
