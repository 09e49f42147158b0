package de.defus.monitor.report.workbook;

import de.defus.monitor.analysis.disclosure.PublishedTexts;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Words;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The topics of free texts, item by item: unweighted shares of texts. Absent where no texts were sorted. */
record TextsSheet(Release release, Words words, Styles styles) implements OptionalSheet {

    @Override
    public boolean isNeeded() {
        return !release.results().texts().isEmpty();
    }

    @Override
    public String name() {
        return words.texts().say("report.texts.sheet");
    }

    @Override
    public void write(SXSSFWorkbook workbook) {
        var texts = words.texts();
        var writer = new SheetWriter(workbook.createSheet(name()));
        writer.widths(80, 16, 12);
        writer.head(name(), texts, styles);
        writer.note(texts.say("report.texts.method"), styles.note, 3);
        for (var item : release.results().texts()) {
            writer.gap();
            writer.row();
            writer.text(question(item), styles.subtitle);
            writer.row();
            writer.text(texts.say("report.texts.topic"), styles.header);
            writer.text(texts.say("report.texts.share"), styles.numberHeader);
            writer.text(texts.say("report.n"), styles.numberHeader);
            item.codes().forEach(code -> line(writer, item, code));
        }
    }

    private void line(SheetWriter writer, PublishedTexts item, PublishedTexts.Code code) {
        writer.row();
        writer.text(code.label().getOrDefault(words.language(), code.label().get("de")), styles.text);
        code.share()
                .ifPresentOrElse(
                        share -> writer.number(share, styles.share),
                        () -> writer.text(words.texts().say("report.masked"), styles.masked));
        item.base().ifPresent(base -> writer.number(base, styles.count));
    }

    private String question(PublishedTexts item) {
        return release.questionnaire()
                .questions()
                .filter(question ->
                        question.textKey().filter(item.item()::equals).isPresent())
                .map(question -> question.number() + ". " + question.stem().in(words.language()))
                .findFirst()
                .orElse(item.item());
    }
}
