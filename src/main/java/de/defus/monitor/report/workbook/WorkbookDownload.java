package de.defus.monitor.report.workbook;

import de.defus.monitor.platform.web.Answers;
import de.defus.monitor.platform.web.FileTypes;
import de.defus.monitor.platform.web.Frames;
import de.defus.monitor.report.ChooseRelease;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestResponse;

/** The Tabellenband of a release as a file. */
@Path("/ergebnisse/{survey}/tabellenband.xlsx")
public class WorkbookDownload {

    private final ChooseRelease choose;
    private final PrintWorkbook print;
    private final Frames frames;

    WorkbookDownload(ChooseRelease choose, PrintWorkbook print, Frames frames) {
        this.choose = choose;
        this.print = print;
        this.frames = frames;
    }

    /** The workbook is finished on disk before its first byte is sent: nobody receives half a file. */
    @GET
    @Produces(FileTypes.XLSX)
    public RestResponse<InputStream> get(@PathParam("survey") String survey, @QueryParam("welle") String wave) {
        var release = choose.get(survey, wave);
        var file = print.print(release, frames.texts(), percent -> {});
        return Answers.file(file, print.name(release), FileTypes.XLSX);
    }
}
