package de.defus.monitor.report.workbook;

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

/** The Tabellenband as long work. */
@ApplicationScoped
class WorkbookWork implements LongWork {

    private final WaveRelease releases;
    private final PrintWorkbook print;

    WorkbookWork(WaveRelease releases, PrintWorkbook print) {
        this.releases = releases;
        this.print = print;
    }

    @Override
    public String kind() {
        return "workbook";
    }

    @Override
    public ResultFile check(JobWish wish) {
        return new ResultFile(PrintWorkbook.name(releases.get(wish)), PrintWorkbook.XLSX);
    }

    @Override
    public void make(JobWish wish, Progress progress, OutputStream out) throws IOException {
        var file = print.print(releases.get(wish), Texts.in(wish.language()), progress.part(0, 95)::at);
        Files.copy(file, out);
    }
}
