package de.defus.monitor.report.workbook;

import de.defus.monitor.analysis.disclosure.PublishedAreaModel;
import de.defus.monitor.evaluation.IndicatorPart;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.Words;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Model-based estimates for districts, one row each, with the direct estimate before them. */
record AreaModelSheet(Release release, Words words, Styles styles) implements OptionalSheet {

    @Override
    public boolean isNeeded() {
        return !release.results().areaModels().isEmpty();
    }

    @Override
    public String name() {
        return words.texts().say("report.model.sheet");
    }

    @Override
    public void write(SXSSFWorkbook workbook) {
        var texts = words.texts();
        var writer = new SheetWriter(workbook.createSheet(name()));
        writer.widths(70, 28, 14, 16, 14, 14, 16, 16);
        writer.head(texts.say("report.model"), texts, styles);
        writer.note(texts.say("report.model.lead"), styles.note, 8);
        writer.note(texts.say("report.model.note"), styles.note, 8);
        writer.gap();
        var header = writer.row();
        writer.height(42);
        writer.text(texts.say("report.model.figure"), styles.header);
        writer.text(texts.say("report.map.district"), styles.header);
        writer.text(texts.say("report.model.direct"), styles.numberHeader);
        writer.text(texts.say("report.model.estimate"), styles.numberHeader);
        writer.text(texts.say("report.compare.lowerColumn"), styles.numberHeader);
        writer.text(texts.say("report.compare.upperColumn"), styles.numberHeader);
        writer.text(texts.say("report.model.error"), styles.numberHeader);
        writer.text(texts.say("report.model.weight"), styles.numberHeader);
        for (var index : release.results().indices()) {
            release.results()
                    .findAreaModel(PublishedAreaModel.index(index.dimension()))
                    .ifPresent(model -> lines(
                            writer,
                            model,
                            texts.say("report.index") + ": " + words.indexName(index.dimension()),
                            styles.tenth));
        }
        for (var indicator : release.questionnaire().indicators()) {
            var part = IndicatorPart.of(release.questionnaire(), indicator);
            if (part.isPresent()) {
                var aspect = new Aspect(indicator.item(), part.getAsInt());
                release.results()
                        .findAreaModel(PublishedAreaModel.share(aspect.item(), aspect.part()))
                        .ifPresent(
                                model -> lines(writer, model, indicator.label().in(words.language()), styles.share));
            }
        }
        writer.freeze(2, header);
    }

    private void lines(SheetWriter writer, PublishedAreaModel model, String figure, CellStyle style) {
        for (var area : model.areas()) {
            writer.row();
            writer.text(figure, styles.text);
            writer.text(words.group(Questionnaire.DISTRICT_SCALE, area.group()), styles.text);
            writer.number(area.direct(), style);
            writer.number(area.estimate(), style);
            writer.number(area.lower(), style);
            writer.number(area.upper(), style);
            writer.number(area.error(), style);
            writer.number(area.weightOfDirect(), styles.share);
        }
        if (model.isSynthetic()) {
            writer.row();
            writer.text(words.texts().say("report.model.synthetic"), styles.warning);
        }
    }
}
