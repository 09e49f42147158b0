package de.defus.monitor.report.workbook;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * The Tabellenband: all published tables of a release as a workbook. Contents, method, data dictionary, then a sheet for
 * each item with unweighted bases, weighted shares, intervals and a native chart. Rows are streamed: memory does not grow
 * with the number of tables.
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
            var sheets = ItemSheet.all(release, words);
            new ContentsSheet(release, words, styles, waves).write(workbook, sheets);
            new MethodSheet(release, words, styles).write(workbook);
            new DictionarySheet(release, words, styles).write(workbook);
            var indices = new IndexSheet(release, words, styles);
            if (indices.isNeeded()) {
                indices.write(workbook);
            }
            var trends = new TrendSheet(release, words, styles, waves);
            if (trends.isNeeded()) {
                trends.write(workbook);
            }
            var models = new AreaModelSheet(release, words, styles);
            if (models.isNeeded()) {
                models.write(workbook);
            }
            for (int index = 0; index < sheets.size(); index++) {
                progress.accept(90 * index / sheets.size());
                sheets.get(index).write(workbook, styles);
            }
            progress.accept(90);
            new TextsSheet(release, words, styles).write(workbook);
            workbook.setActiveSheet(0);
            workbook.write(out);
        }
    }
}
