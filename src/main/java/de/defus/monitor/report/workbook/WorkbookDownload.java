package de.defus.monitor.report.workbook;

import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.report.ChooseRelease;
import de.defus.monitor.report.Words;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.RestResponse;

/** The Tabellenband of a release as a file. */
@Path("/ergebnisse/{survey}/tabellenband.xlsx")
public class WorkbookDownload {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ChooseRelease choose;
    private final Frames frames;

    WorkbookDownload(ChooseRelease choose, Frames frames) {
        this.choose = choose;
        this.frames = frames;
    }

    /** The workbook is finished on disk before its first byte is sent: nobody receives half a file. */
    @GET
    @Produces(XLSX)
    public RestResponse<byte[]> get(@PathParam("survey") String survey, @QueryParam("welle") String wave)
            throws IOException {
        var release = choose.get(survey, wave);
        var words = new Words(release, frames.texts());
        var file = Files.createTempFile("tabellenband", ".xlsx");
        try {
            try (var out = Files.newOutputStream(file)) {
                new TableWorkbook(release, words).write(out);
            }
            var name = "tabellenband-%s-%d.xlsx".formatted(release.surveySlug(), release.waveNumber());
            return RestResponse.ResponseBuilder.ok(Files.readAllBytes(file), XLSX)
                    .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                    .build();
        } finally {
            Files.delete(file);
        }
    }
}
