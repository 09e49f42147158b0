package de.defus.monitor.report.pages;

import de.defus.monitor.job.JobWish;
import de.defus.monitor.job.LongWork;
import de.defus.monitor.job.Progress;
import de.defus.monitor.job.ResultFile;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.report.files.WaveRelease;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;

/** The report as a document, as long work. */
@ApplicationScoped
class ReportWork implements LongWork {

    private final WaveRelease releases;
    private final PrintReport print;

    ReportWork(WaveRelease releases, PrintReport print) {
        this.releases = releases;
        this.print = print;
    }

    @Override
    public String kind() {
        return "report-pdf";
    }

    @Override
    public ResultFile check(JobWish wish) {
        return new ResultFile(PrintReport.name(releases.get(wish)), PrintReport.PDF);
    }

    @Override
    public void make(JobWish wish, Progress progress, OutputStream out) throws IOException {
        var file = print.print(releases.get(wish), Texts.in(wish.language()), progress.part(0, 95)::at);
        Files.copy(file, out);
    }
}
