package de.defus.monitor.report.workbook;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Words;
import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The first sheet: what the workbook is, and the way to every table. */
record ContentsSheet(Release release, Words words, Styles styles, List<Release> waves) {

    void write(SXSSFWorkbook workbook, List<ItemSheet> sheets) {
        var texts = words.texts();
        var writer = new SheetWriter(workbook.createSheet(texts.say("report.sheet.contents")));
        writer.widths(10, 120, 12);
        writer.row();
        writer.text(release.surveyTitle().in(words.language()), styles.title);
        writer.row();
        writer.text(
                release.municipalityName() + " · "
                        + texts.say("report.sheet.wave", release.waveTitle().in(words.language())),
                styles.text);
        if (release.synthetic()) {
            writer.row();
            writer.text(texts.say("report.sheet.synthetic"), styles.warning);
        }
        if (!release.probabilitySample()) {
            writer.row();
            writer.text(texts.say("report.notRepresentative"), styles.warning);
        }
        writer.gap();
        writer.row();
        writer.link(texts.say("report.sheet.method"), texts.say("report.sheet.method"), styles.link);
        writer.row();
        writer.link(texts.say("report.sheet.dictionary"), texts.say("report.sheet.dictionary"), styles.link);
        var indices = new IndexSheet(release, words, styles);
        if (indices.isNeeded()) {
            writer.row();
            writer.link(indices.name(), indices.name(), styles.link);
        }
        var trends = new TrendSheet(release, words, styles, waves);
        if (trends.isNeeded()) {
            writer.row();
            writer.link(trends.name(), trends.name(), styles.link);
        }
        var models = new AreaModelSheet(release, words, styles);
        if (models.isNeeded()) {
            writer.row();
            writer.link(models.name(), models.name(), styles.link);
        }
        var free = new TextsSheet(release, words, styles);
        if (!free.isEmpty()) {
            writer.row();
            writer.link(free.name(), free.name(), styles.link);
        }
        writer.gap();
        var header = writer.row();
        writer.text(texts.say("report.sheet.table"), styles.header);
        writer.text(texts.say("report.sheet.question"), styles.header);
        writer.text(texts.say("report.n"), styles.numberHeader);
        for (var sheet : sheets) {
            writer.row();
            writer.link(sheet.name(), sheet.name(), styles.link);
            writer.text(words.item(sheet.item()), styles.text);
            sheet.base().ifPresent(base -> writer.number(base, styles.count));
        }
        writer.freeze(0, header);
    }
}
