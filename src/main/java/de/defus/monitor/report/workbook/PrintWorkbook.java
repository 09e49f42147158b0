package de.defus.monitor.report.workbook;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.evaluation.Releases;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.platform.web.FileTypes;
import de.defus.monitor.report.Words;
import de.defus.monitor.report.files.ReleaseFiles;
import de.defus.monitor.report.files.ReleasePrint;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/** Makes the Tabellenband of a release, once. */
@ApplicationScoped
class PrintWorkbook implements ReleasePrint {

    private final Releases releases;
    private final ReleaseFiles files;

    PrintWorkbook(Releases releases, ReleaseFiles files) {
        this.releases = releases;
        this.files = files;
    }

    @Override
    public String mediaType() {
        return FileTypes.XLSX;
    }

    @Override
    public String name(Release release) {
        return "tabellenband-%s-%d.xlsx".formatted(release.surveySlug(), release.waveNumber());
    }

    @Override
    public Path print(Release release, Texts texts, IntConsumer progress) {
        return files.get(
                release,
                "workbook",
                texts.language(),
                "",
                progress,
                (out, told) -> new TableWorkbook(
                                release, new Words(release, texts), releases.list(release.surveySlug()))
                        .write(out, told));
    }
}
