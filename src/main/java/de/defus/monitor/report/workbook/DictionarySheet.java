package de.defus.monitor.report.workbook;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.ResponseScale;
import de.defus.monitor.report.Words;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The data dictionary: every item with its key, wording, scale and codes. */
record DictionarySheet(Release release, Words words, Styles styles) {

    void write(SXSSFWorkbook workbook) {
        var texts = words.texts();
        var writer = new SheetWriter(workbook.createSheet(texts.say("report.sheet.dictionary")));
        writer.widths(8, 34, 70, 36, 14, 16, 60, 40, 44);
        var header = writer.row();
        for (var column : new String[] {
            "number", "key", "question", "row", "dimension", "kind", "codes", "missing", "comparability"
        }) {
            writer.text(texts.say("report.dictionary." + column), styles.header);
        }
        release.questionnaire()
                .questions()
                .forEach(question -> question.items().forEach(item -> line(writer, question, item)));
        writer.freeze(2, header);
    }

    private void line(SheetWriter writer, Question question, Item item) {
        var scale = release.questionnaire().findScale(question);
        writer.row();
        writer.number(question.number(), styles.count);
        writer.text(item.key(), styles.text);
        writer.text(question.stem().in(words.language()), styles.text);
        writer.text(question.kind() == Question.Kind.BATTERY ? item.label().in(words.language()) : "", styles.text);
        writer.text(
                words.texts().say("report.dimension." + item.dimension().name().toLowerCase(Locale.ROOT)), styles.text);
        writer.text(words.texts().say("report.kind." + question.kind().name().toLowerCase(Locale.ROOT)), styles.text);
        writer.text(scale.map(this::codes).orElse(""), styles.text);
        writer.text(scale.map(this::missing).orElse(""), styles.text);
        writer.text(item.comparabilityKey(), styles.text);
    }

    private String codes(ResponseScale scale) {
        return scale.categories().stream().map(this::code).collect(Collectors.joining("; "));
    }

    private String code(Category category) {
        return category.code() + " = " + category.label().in(words.language());
    }

    private String missing(ResponseScale scale) {
        return scale.missing().entrySet().stream()
                .map(entry -> entry.getKey().code() + " = " + entry.getValue().in(words.language()))
                .collect(Collectors.joining("; "));
    }
}
