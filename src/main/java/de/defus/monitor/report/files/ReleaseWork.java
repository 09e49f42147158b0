package de.defus.monitor.report.files;

import de.defus.monitor.job.JobWish;
import de.defus.monitor.job.LongWork;
import de.defus.monitor.job.Progress;
import de.defus.monitor.job.ResultFile;
import de.defus.monitor.platform.text.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;

/** A document of a release as long work. */
public abstract class ReleaseWork implements LongWork {

    /** Copying the finished file is little beside making it. */
    private static final int MADE = 95;

    private final String kind;
    private final WaveRelease releases;
    private final ReleasePrint print;

    protected ReleaseWork(String kind, WaveRelease releases, ReleasePrint print) {
        this.kind = kind;
        this.releases = releases;
        this.print = print;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public ResultFile check(JobWish wish) {
        return new ResultFile(print.name(releases.get(wish)), print.mediaType());
    }

    @Override
    public void make(JobWish wish, Progress progress, OutputStream out) throws IOException {
        var file = print.print(releases.get(wish), Texts.in(wish.language()), progress.part(0, MADE)::at);
        Files.copy(file, out);
    }
}
