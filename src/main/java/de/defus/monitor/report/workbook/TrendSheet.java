package de.defus.monitor.report.workbook;

import de.defus.monitor.analysis.disclosure.PublishedDifference.Mark;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.WaveTrend;
import de.defus.monitor.report.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * The lines through three and more waves: indices first, then items, each with its published figures.
 *
 * @param waves all released waves of the survey, in any order
 */
record TrendSheet(Release release, Words words, Styles styles, List<Release> waves) implements OptionalSheet {

    private static final double PERCENT = 100;

    /** A figure that has a trend. */
    private record Row(
            String question,
            String answer,
            WaveTrend trend,
            WaveTrend.Line line,
            WaveTrend.Slope slope,
            boolean isScore) {}

    @Override
    public boolean isNeeded() {
        return !rows().isEmpty();
    }

    @Override
    public String name() {
        return words.texts().say("report.trend.sheet");
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var index : release.results().indices()) {
            var trend = WaveTrend.ofIndex(release, waves, index);
            var label = words.texts().say("report.index") + ": " + words.indexName(index.dimension());
            trend.lines()
                    .forEach(line ->
                            line.slope().ifPresent(slope -> rows.add(new Row(label, "", trend, line, slope, true))));
        }
        release.questionnaire()
                .questions()
                .filter(question -> question.scale().isPresent())
                .flatMap(question -> question.items().stream())
                .filter(item -> item.dimension() != Dimension.SOCIO)
                .forEach(item -> rows.addAll(rows(item.key())));
        return rows;
    }

    private List<Row> rows(String item) {
        var aspects = Aspect.main(release, item);
        if (aspects.isEmpty()) {
            return List.of();
        }
        var trend = WaveTrend.of(release, waves, aspects);
        var rows = new ArrayList<Row>();
        for (int position = 0; position < aspects.size(); position++) {
            var line = trend.lines().get(position);
            var answer = aspects.get(position).label(words);
            line.slope().ifPresent(slope -> rows.add(new Row(words.item(item), answer, trend, line, slope, false)));
        }
        return rows;
    }

    @Override
    public void write(SXSSFWorkbook workbook) {
        var rows = rows();
        var shown = waves.stream()
                .filter(wave -> rows.stream()
                        .flatMap(row -> row.trend().waves().stream())
                        .anyMatch(point -> point.wave() == wave.waveNumber()))
                .sorted((one, other) -> Integer.compare(one.waveNumber(), other.waveNumber()))
                .toList();
        var texts = words.texts();
        var writer = new SheetWriter(workbook.createSheet(name()));
        writer.widths(70, 34);
        writer.head(texts.say("report.trend"), texts, styles);
        writer.note(texts.say("report.method.trend"), styles.note, 2);
        writer.gap();
        var header = writer.row();
        writer.height(42);
        writer.text(texts.say("report.compare.question"), styles.header);
        writer.text(texts.say("report.compare.answer"), styles.header);
        shown.forEach(wave -> writer.text(wave.waveTitle().in(words.language()), styles.numberHeader));
        writer.text(texts.say("report.compare.change"), styles.numberHeader);
        writer.text(texts.say("report.compare.lowerColumn"), styles.numberHeader);
        writer.text(texts.say("report.compare.upperColumn"), styles.numberHeader);
        writer.text(texts.say("report.trend.unit"), styles.header);
        writer.text(texts.say("report.trend.p"), styles.numberHeader);
        writer.text(texts.say("report.compare.significance"), styles.header);
        rows.forEach(row -> line(writer, row, shown));
        writer.freeze(2, header);
    }

    private void line(SheetWriter writer, Row row, List<Release> shown) {
        writer.row();
        writer.text(row.question(), styles.text);
        writer.text(row.answer(), styles.text);
        for (var wave : shown) {
            value(writer, row, wave.waveNumber(), row.isScore() ? styles.count : styles.share);
        }
        var slope = row.slope();
        // Shares change by percentage points.
        var unit = row.isScore() ? 1 : PERCENT;
        writer.number(unit * slope.value(), styles.points);
        writer.number(unit * slope.lower(), styles.points);
        writer.number(unit * slope.upper(), styles.points);
        writer.text(
                words.texts()
                        .say("report.trend.unit." + row.trend().unit().name().toLowerCase(Locale.ROOT)),
                styles.text);
        writer.number(slope.p(), styles.p);
        if (slope.mark() != Mark.NONE) {
            var isHigher = slope.mark() == Mark.HIGHER;
            writer.text(
                    (isHigher ? "▲ " : "▼ ")
                            + words.texts().say(isHigher ? "report.compare.risen" : "report.compare.fallen"),
                    styles.text);
        }
    }

    private static void value(SheetWriter writer, Row row, int wave, CellStyle style) {
        var points = row.trend().waves();
        for (int position = 0; position < points.size(); position++) {
            if (points.get(position).wave() == wave) {
                writer.number(row.line().values().get(position).value(), style);
                return;
            }
        }
        writer.empty();
    }
}
