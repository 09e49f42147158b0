package de.defus.monitor.report.workbook;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Words;
import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The first sheet: what the workbook is, and the way to every table. */
record ContentsSheet(Release release, Words words, Styles styles) {

    /** @param optional those that this workbook has */
    void write(SXSSFWorkbook workbook, List<? extends OptionalSheet> optional, List<ItemSheet> items) {
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
        writer.link(texts.say("report.sheet.method"), styles.link);
        writer.row();
        writer.link(texts.say("report.sheet.dictionary"), styles.link);
        for (var sheet : optional) {
            writer.row();
            writer.link(sheet.name(), styles.link);
        }
        writer.gap();
        var header = writer.row();
        writer.text(texts.say("report.sheet.table"), styles.header);
        writer.text(texts.say("report.sheet.question"), styles.header);
        writer.text(texts.say("report.n"), styles.numberHeader);
        for (var sheet : items) {
            writer.row();
            writer.link(sheet.name(), styles.link);
            writer.text(words.item(sheet.item()), styles.text);
            sheet.base().ifPresent(base -> writer.number(base, styles.count));
        }
        writer.freeze(0, header);
    }
}
