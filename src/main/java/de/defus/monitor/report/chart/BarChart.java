package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.report.Words;
import java.util.Optional;
import java.util.stream.Collectors;

/** The categories or boxes of an item that has no favourable end, one bar each with its interval, in printed order. */
public final class BarChart extends DrawnFigure {

    private static final double LABELS = 320;
    private static final double VALUES = 62;
    private static final double BAR = 16;
    private static final double GAP = 12;

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
        var drawing = new Drawing(width);
        var narrow = isNarrow(width);
        var shares = table.rows().get(0).shares();
        var most = shares.values().stream()
                .mapToDouble(PublishedEstimate::upper)
                .max()
                .orElse(1);
        var left = narrow ? 0 : LABELS + GAP;
        var scale = (width - left - VALUES) / Math.max(0.1, most);
        var top = 4.0;
        for (var code : words.codes(table.item())) {
            var label = words.category(table.item(), code);
            var share = Optional.ofNullable(shares.get(code));
            var lines = Lettering.PLAIN.lines(label, narrow ? width : LABELS, 3);
            if (narrow) {
                top = drawing.lines(lines, 0, top + 14, Lettering.PLAIN, Drawing.Anchor.START, Ink.TEXT) - 9;
                bar(drawing, share, left, top, scale);
                top += BAR + 12;
            } else {
                var height = Math.max(BAR + 14, lines.size() * Lettering.PLAIN.leading() + 8);
                var middle = top + height / 2;
                drawing.lines(
                        lines,
                        0,
                        middle + 5 - (lines.size() - 1) * Lettering.PLAIN.leading() / 2,
                        Lettering.PLAIN,
                        Drawing.Anchor.START,
                        Ink.TEXT);
                bar(drawing, share, left, middle - BAR / 2, scale);
                top += height;
            }
        }
        drawing.endAt(top + 4);
        return drawing;
    }

    private void bar(Drawing drawing, Optional<PublishedEstimate> shown, double left, double top, double scale) {
        var middle = top + BAR / 2;
        if (shown.isEmpty()) {
            var word = words.texts().say("report.masked.said");
            drawing.text(word, left, middle + 5, Lettering.SMALL, Drawing.Anchor.START, Ink.SOFT);
            return;
        }
        var share = shown.get();
        drawing.rectangle(left, top, Math.max(1, share.value() * scale), BAR, Ink.GOOD);
        var low = left + share.lower() * scale;
        var high = left + share.upper() * scale;
        drawing.line(low, middle, high, middle, Ink.TEXT, 1.5);
        drawing.line(low, middle - 4, low, middle + 4, Ink.TEXT, 1.5);
        drawing.line(high, middle - 4, high, middle + 4, Ink.TEXT, 1.5);
        drawing.text(words.share(share), drawing.width(), middle + 5, Lettering.BOLD, Drawing.Anchor.END, Ink.TEXT);
    }
}
