package de.defus.monitor.report.workbook;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * The Tabellenband: all published tables of a release as a workbook. Contents, method, data dictionary, what this release
 * has of indices, trends and model-based estimates, then a sheet for each item with unweighted bases, weighted shares,
 * intervals and a native chart, and the topics of free texts. Rows are streamed: memory does not grow with the number of
 * tables.
 */
public final class TableWorkbook {

    private static final int ROWS_IN_MEMORY = 200;

    private final Release release;
    private final Words words;
    private final List<Release> waves;

    /** @param waves all released waves of the survey, in any order */
    public TableWorkbook(Release release, Words words, List<Release> waves) {
        this.release = release;
        this.words = words;
        this.waves = List.copyOf(waves);
    }

    /** Writes the workbook (.xlsx); the stream stays open. */
    public void write(OutputStream out) throws IOException {
        write(out, percent -> {});
    }

    /**
     * As above.
     *
     * @param progress is told per cent; may end the work by an exception
     */
    public void write(OutputStream out, IntConsumer progress) throws IOException {
        try (var workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            var core = workbook.getXSSFWorkbook().getProperties().getCoreProperties();
            core.setTitle(release.surveyTitle().in(words.language()));
            core.setCreator("DEFUS-Monitor " + release.results().method().softwareVersion());
            var styles = new Styles(workbook);
            var beforeItems = needed(
                    new IndexSheet(release, words, styles),
                    new TrendSheet(release, words, styles, waves),
                    new AreaModelSheet(release, words, styles));
            var items = ItemSheet.all(release, words);
            var afterItems = needed(new TextsSheet(release, words, styles));
            var optional =
                    Stream.concat(beforeItems.stream(), afterItems.stream()).toList();
            new ContentsSheet(release, words, styles).write(workbook, optional, items);
            new MethodSheet(release, words, styles).write(workbook);
            new DictionarySheet(release, words, styles).write(workbook);
            beforeItems.forEach(sheet -> sheet.write(workbook));
            for (int index = 0; index < items.size(); index++) {
                progress.accept(90 * index / items.size());
                items.get(index).write(workbook, styles);
            }
            progress.accept(90);
            afterItems.forEach(sheet -> sheet.write(workbook));
            workbook.setActiveSheet(0);
            workbook.write(out);
        }
    }

    private static List<OptionalSheet> needed(OptionalSheet... sheets) {
        return Stream.of(sheets).filter(OptionalSheet::isNeeded).toList();
    }
}
