package de.defus.monitor.report.pages;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.platform.pdf.PagePdf;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.platform.web.FileTypes;
import de.defus.monitor.platform.web.PageFrame;
import de.defus.monitor.report.Words;
import de.defus.monitor.report.edition.FindEdition;
import de.defus.monitor.report.edition.ShownEdition;
import de.defus.monitor.report.files.ReleaseFiles;
import de.defus.monitor.report.files.ReleasePrint;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/** Makes the report of a release as a tagged document, once. */
@ApplicationScoped
class PrintReport implements ReleasePrint {

    private final AroundRelease around;
    private final FindEdition editions;
    private final ReleaseFiles files;

    PrintReport(AroundRelease around, FindEdition editions, ReleaseFiles files) {
        this.around = around;
        this.editions = editions;
        this.files = files;
    }

    @Override
    public String mediaType() {
        return FileTypes.PDF;
    }

    @Override
    public String name(Release release) {
        return "bericht-%s-%d.pdf".formatted(release.surveySlug(), release.waveNumber());
    }

    @Override
    public Path print(Release release, Texts texts, IntConsumer progress) {
        var edition = editions.find(new Words(release, texts));
        return files.get(
                release,
                "report",
                texts.language(),
                Integer.toString(edition.edition().revision()),
                progress,
                (out, told) -> write(edition, texts, out, told));
    }

    private void write(ShownEdition edition, Texts texts, OutputStream out, IntConsumer progress) throws IOException {
        progress.accept(0);
        var release = edition.words().release();
        var view = new ResultView(release, edition.words(), null);
        var path = "/ergebnisse/" + release.surveySlug() + "/bericht";
        var opened = around.open(view, PageFrame.onPaper(texts, PageFrame.Audience.PUBLIC, path, release.synthetic()));
        var report = ReportView.of(opened, edition);
        progress.accept(30);
        var text =
                ReportPages.Templates.reportText(opened.frame(), view, report).render();
        progress.accept(40);
        var title = edition.title() + ", " + view.waveTitle() + " – " + release.municipalityName();
        PagePdf.write(text, title, texts.language(), out, percent -> progress.accept(40 + percent * 60 / 100));
    }
}
