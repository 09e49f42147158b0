package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.report.Words;
import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The categories or boxes of an item that has no favourable end, one bar each with its interval, in printed order. */
public final class BarChart extends DrawnFigure {

    private static final double LABELS = 320;
    private static final double VALUES = 62;
    private static final double BAR = 16;
    private static final double GAP = 12;
    private static final double CAP = 8;
    private static final double LEAST_RANGE = 0.1;

    private final Words words;
    private final PublishedTable table;

    private BarChart(String title, String description, Words words, PublishedTable table) {
        super(title, description);
        this.words = words;
        this.table = table;
    }

    /** @param table of all respondents, not withheld */
    public static BarChart of(Words words, PublishedTable table) {
        var shares = table.rows().get(0).shares();
        var description = words.codes(table.item()).stream()
                .map(code -> words.category(table.item(), code) + ": "
                        + Optional.ofNullable(shares.get(code))
                                .map(words::shareAndInterval)
                                .orElseGet(() -> words.texts().say("report.masked.said"))
                        + ".")
                .collect(Collectors.joining(" "));
        return new BarChart(words.item(table.item()), description, words, table);
    }

    @Override
    public boolean isMasked() {
        return !table.rows().get(0).shares().keySet().containsAll(words.codes(table.item()));
    }

    @Override
    public Drawing draw(int width) {
        var narrow = isNarrow(width);
        var left = narrow ? 0 : LABELS + GAP;
        var shares = table.rows().get(0).shares();
        var bars = new Bars(BAR);
        var intervals = Field.series("intervals");
        var drawing = new Drawing(width);
        var y = 4.0;
        for (var code : words.codes(table.item())) {
            var label = words.category(table.item(), code);
            var lines = Lettering.PLAIN.lines(label, narrow ? width : LABELS, 3);
            var middle = narrow ? y + lines.size() * Lettering.PLAIN.leading() + BAR / 2 + 5 : y + height(lines) / 2;
            if (narrow) {
                drawing.lines(lines, 0, y + 14, Lettering.PLAIN, Drawing.Anchor.START, Ink.TEXT);
            } else {
                drawing.linesAround(lines, 0, middle, Lettering.PLAIN, Ink.TEXT);
            }
            y = narrow ? middle + BAR / 2 + 12 : y + height(lines);
            var share = Optional.ofNullable(shares.get(code));
            if (share.isPresent()) {
                var shown = share.get();
                bars.add(Ink.GOOD, 0, shown.value(), middle, "");
                intervals.add(shown.value(), shown.lower(), shown.upper(), middle, middle, middle);
                drawing.text(words.share(shown), width, middle + 5, Lettering.BOLD, Drawing.Anchor.END, Ink.TEXT);
            } else {
                var word = words.texts().say("report.masked.said");
                drawing.text(word, left, middle + 5, Lettering.SMALL, Drawing.Anchor.START, Ink.SOFT);
            }
        }
        var height = Math.ceil(y);
        var most = shares.values().stream()
                .mapToDouble(PublishedEstimate::upper)
                .max()
                .orElse(1);
        var field = new Field(
                Axes.unlabelled(0, Math.max(LEAST_RANGE, most)),
                Axes.down(height),
                new Rectangle2D.Double(left, 0, width - left - VALUES, height));
        bars.addTo(field);
        var lines = Field.points(true, CAP);
        lines.setSeriesShapesVisible(0, false);
        lines.setSeriesPaint(0, Ink.TEXT);
        lines.setSeriesStroke(0, new BasicStroke(1.5f));
        field.add(Field.together(intervals), lines);
        field.drawOn(drawing);
        drawing.endAt(height + 4);
        return drawing;
    }

    private static double height(List<String> lines) {
        return Math.max(BAR + 14, lines.size() * Lettering.PLAIN.leading() + 8);
    }
}
