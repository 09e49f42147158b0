package de.defus.monitor.report.workbook;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Words;
import java.util.stream.Collectors;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** How the figures were made, in words and numbers, so that they can be judged and computed again. */
record MethodSheet(Release release, Words words, Styles styles) {

    private static final float LINE_POINTS = 14;
    private static final int CHARACTERS_A_LINE = 95;

    void write(SXSSFWorkbook workbook) {
        var texts = words.texts();
        var method = release.results().method();
        var writer = new SheetWriter(workbook.createSheet(texts.say("report.sheet.method")));
        writer.widths(38, 90);
        writer.head(texts.say("report.method"), texts, styles);
        writer.gap();
        line(writer, "city", release.municipalityName());
        line(
                writer,
                "questionnaire",
                release.questionnaire().key() + ", " + texts.say("report.method.version") + " "
                        + release.questionnaire().version());
        line(writer, "sample", texts.say(release.probabilitySample() ? "report.method.drawn" : "report.method.open"));
        number(writer, "responses", method.responses());
        if (method.apart() > 0) {
            number(writer, "apart", method.apart());
        }
        if (method.population() > 0) {
            number(writer, "population", method.population());
            number(writer, "strata", method.strata());
            line(
                    writer,
                    "weighting",
                    method.weighting().stream().map(words::breakdown).collect(Collectors.joining(", ")));
            words.limitedWeights().ifPresent(limits -> line(writer, "limits", limits));
            line(
                    writer,
                    "weights",
                    words.decimal(method.smallestWeight(), 2) + " – " + words.decimal(method.largestWeight(), 2));
            line(writer, "designEffect", words.decimal(method.designEffect(), 3));
        } else if (!method.weighting().isEmpty()) {
            line(writer, "weighting", texts.say("report.method.fileWeights"));
            line(writer, "designEffect", words.decimal(method.designEffect(), 3));
        } else {
            line(writer, "weighting", texts.say("report.method.unweighted"));
        }
        number(writer, "minimumBase", method.minimumBase());
        line(
                writer,
                "released",
                words.day(release.releasedOn()) + " · " + texts.say("report.method.release", release.number()));
        line(writer, "software", "DEFUS-Monitor " + method.softwareVersion());
        line(writer, "digest", method.inputDigest());
        writer.gap();
        writer.row();
        writer.text(texts.say("report.method.readTitle"), styles.title);
        for (var part : new String[] {"shares", "intervals", "brackets"}) {
            paragraph(writer, texts.say("report.method." + part));
        }
        paragraph(writer, texts.say("report.method.protection", method.minimumBase()));
        paragraph(writer, texts.say("report.sheet.rounded"));
        if (!release.results().indices().isEmpty()) {
            paragraph(writer, texts.say("report.method.index"));
        }
        paragraph(writer, texts.say("report.method.groups"));
        paragraph(writer, texts.say("report.method.gap"));
        paragraph(writer, texts.say("report.method.association"));
        release.results()
                .comparison()
                .ifPresent(comparison -> paragraph(writer, texts.say("report.method.change", comparison.waveTitle())));
        paragraph(writer, texts.say("report.noRanking"));
    }

    private void line(SheetWriter writer, String key, String value) {
        writer.row();
        writer.text(words.texts().say("report.method." + key), styles.text);
        writer.text(value, styles.text);
    }

    private void number(SheetWriter writer, String key, long value) {
        writer.row();
        writer.text(words.texts().say("report.method." + key), styles.text);
        writer.number(value, styles.leftCount);
    }

    private void paragraph(SheetWriter writer, String text) {
        writer.row();
        writer.height(LINE_POINTS * (1 + text.length() / CHARACTERS_A_LINE));
        writer.empty();
        writer.text(text, styles.wrapped);
    }
}
