package de.defus.monitor.report.workbook;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedIndex;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Words;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The indices of the dimensions, one row for each group, and below how well their items go together. */
record IndexSheet(Release release, Words words, Styles styles) implements OptionalSheet {

    @Override
    public boolean isNeeded() {
        return !release.results().indices().isEmpty();
    }

    @Override
    public String name() {
        return words.texts().say("report.index.sheet");
    }

    @Override
    public void write(SXSSFWorkbook workbook) {
        var texts = words.texts();
        var writer = new SheetWriter(workbook.createSheet(name()));
        writer.widths(34, 24, 34, 14, 14, 14, 14, 14, 14, 14, 14, 26);
        writer.head(texts.say("report.index.title"), texts, styles);
        writer.note(texts.say("report.method.index"), styles.note, 9);
        writer.gap();
        var header = header(writer);
        release.results()
                .indices()
                .forEach(index ->
                        index.tables().forEach(table -> table.rows().forEach(row -> line(writer, index, table, row))));
        writer.freeze(3, header);
        writer.gap();
        reliability(writer);
    }

    private int header(SheetWriter writer) {
        var texts = words.texts();
        var header = writer.row();
        writer.height(42);
        writer.text(texts.say("report.index"), styles.header);
        writer.text(texts.say("report.sheet.breakdown"), styles.header);
        writer.text(texts.say("report.group"), styles.header);
        writer.text(texts.say("report.sheet.unweighted"), styles.numberHeader);
        writer.text(texts.say("report.index"), styles.numberHeader);
        writer.text(texts.say("report.compare.lowerColumn"), styles.numberHeader);
        writer.text(texts.say("report.compare.upperColumn"), styles.numberHeader);
        writer.text(texts.say("report.index.standardError"), styles.numberHeader);
        release.results().comparison().ifPresent(comparison -> {
            writer.text(texts.say("report.compare.changeColumn", comparison.waveTitle()), styles.numberHeader);
            writer.text(texts.say("report.compare.lowerColumn"), styles.numberHeader);
            writer.text(texts.say("report.compare.upperColumn"), styles.numberHeader);
            writer.text(texts.say("report.compare.significance"), styles.asideHeader);
        });
        return header;
    }

    private void line(SheetWriter writer, PublishedIndex index, PublishedIndex.Table table, PublishedIndex.Row row) {
        writer.row();
        writer.text(words.indexName(index.dimension()), styles.text);
        writer.text(words.breakdown(table.breakdown()), styles.text);
        writer.text(words.group(table.breakdown(), row.group()), styles.text);
        writer.number(row.base(), styles.count);
        row.score().ifPresentOrElse(score -> score(writer, score), () -> {
            writer.text(words.texts().say("report.masked"), styles.masked);
            writer.empty();
            writer.empty();
            writer.empty();
        });
        row.change().ifPresent(change -> {
            writer.number(change.value(), styles.points);
            change.test()
                    .ifPresentOrElse(
                            test -> {
                                writer.number(test.lower(), styles.points);
                                writer.number(test.upper(), styles.points);
                            },
                            () -> {
                                writer.empty();
                                writer.empty();
                            });
            writer.text((Words.sign(change) + " " + words.changeMark(change)).strip(), styles.aside);
        });
    }

    private void score(SheetWriter writer, PublishedEstimate score) {
        writer.number(score.value(), styles.count);
        writer.number(score.lower(), styles.tenth);
        writer.number(score.upper(), styles.tenth);
        writer.number(score.standardError(), styles.tenth);
    }

    private void reliability(SheetWriter writer) {
        var texts = words.texts();
        for (var index : release.results().indices()) {
            index.reliability().ifPresent(found -> {
                writer.row();
                writer.text(words.indexName(index.dimension()), styles.subtitle);
                writer.row();
                writer.text(
                        texts.say(
                                "report.index.alpha",
                                words.decimal(found.alpha(), 2),
                                words.number(found.respondents())),
                        styles.text);
                writer.row();
                writer.text(texts.say("report.dictionary.key"), styles.header);
                writer.text(texts.say("report.index.restCorrelation"), styles.numberHeader);
                writer.text(texts.say("report.index.alphaWithout"), styles.numberHeader);
                found.items().forEach(item -> {
                    writer.row();
                    writer.text(item.column(), styles.text);
                    item.restCorrelation().ifPresentOrElse(figure -> writer.number(figure, styles.mean), writer::empty);
                    item.alphaWithout().ifPresent(figure -> writer.number(figure, styles.mean));
                });
                writer.gap();
            });
        }
    }
}
