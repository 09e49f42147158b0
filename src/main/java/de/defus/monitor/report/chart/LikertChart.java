package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.questionnaire.MissingCode;
import de.defus.monitor.questionnaire.ResponseScale;
import de.defus.monitor.report.Words;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rated items of one scale as bars that diverge from the middle of the scale: the first half of the categories to the left,
 * the second to the right, a middle category half on either side. Items stand as in the questionnaire. Who gave no answer
 * that counts is shown apart, on a ground of its own.
 */
public final class LikertChart extends DrawnFigure {

    private static final double BAR = 26;
    private static final double ENDS = 52;
    private static final double LABELS = 236;
    private static final double MISSING = 92;
    private static final double GAP = 14;

    private final Words words;
    private final List<PublishedTable> tables;
    private final ResponseScale scale;
    private final boolean isNamed;
    private final Map<String, LikertBar> bars;

    private LikertChart(String title, String description, Words words, List<PublishedTable> tables, boolean isNamed) {
        super(title, description);
        this.words = words;
        this.tables = tables;
        this.scale = words.scale(tables.get(0).item());
        this.isNamed = isNamed;
        this.bars = tables.stream()
                .collect(Collectors.toMap(
                        PublishedTable::item,
                        table -> LikertBar.of(scale, table.rows().get(0))));
    }

    /**
     * A chart of one item, or of the items of a battery.
     *
     * @param tables tables of all respondents on one rated scale, none withheld, at least one
     */
    public static LikertChart of(Words words, List<PublishedTable> tables) {
        var item = tables.get(0).item();
        var isNamed = tables.size() > 1;
        var title = isNamed ? words.question(item).stem().in(words.language()) : words.item(item);
        var description = tables.stream().map(table -> describe(words, table)).collect(Collectors.joining(" "));
        return new LikertChart(title, description, words, tables, isNamed);
    }

    private static String describe(Words words, PublishedTable table) {
        var row = table.rows().get(0);
        var item = table.item();
        var masked = words.texts().say("report.masked.said");
        var ends = words.texts()
                .say(
                        "report.chart.likert",
                        words.shortItem(item),
                        words.favourable(item),
                        row.favourable().map(words::shareAndInterval).orElse(masked),
                        words.unfavourable(item),
                        row.unfavourable().map(words::shareAndInterval).orElse(masked),
                        words.number(row.base()));
        var hidden = LikertBar.of(words.scale(item), row).masked().stream()
                .map(code -> words.category(item, code))
                .collect(Collectors.joining(", "));
        return hidden.isEmpty() ? ends : ends + " " + words.texts().say("report.chart.likertMasked", hidden);
    }

    @Override
    public boolean isMasked() {
        return bars.values().stream().anyMatch(bar -> !bar.masked().isEmpty());
    }

    @Override
    public Drawing draw(int width) {
        var narrow = isNarrow(width);
        var drawing = new Drawing(width);
        var labels = isNamed && !narrow ? LABELS + GAP : 0;
        var missing = narrow ? 0 : MISSING + GAP;
        var reach = new Reach(width - labels - missing - 2 * ENDS);
        var zero = labels + ENDS + reach.left() * reach.scale();
        var top = Math.ceil(Legend.draw(drawing, legend(), 4)) + 8;
        if (!narrow) {
            var word = words.texts().say("report.chart.missing");
            drawing.text(word, width, top + 10, Lettering.SMALL, Drawing.Anchor.END, Ink.SOFT);
            top += 18;
        }
        var rows = new Rows(new Drawing(width), new Bars(BAR), top, zero, reach.scale());
        var y = top;
        for (var table : tables) {
            y = narrow ? rows.narrow(table, y) : rows.wide(table, y);
        }
        var height = Math.ceil(y - top);
        var field = new Field(
                Axes.unlabelled((labels - zero) / reach.scale(), (width - zero) / reach.scale()),
                Axes.down(height),
                new Rectangle2D.Double(labels, top, width - labels, height));
        if (!narrow) {
            field.line(0, Ink.STRONG_LINE, 1);
        }
        rows.bars().addTo(field);
        field.drawOn(drawing);
        rows.text().marks().forEach(drawing::add);
        drawing.endAt(top + height);
        return drawing;
    }

    /** How far the longest bars reach to either side, and so how long a bar is drawn. */
    private final class Reach {
        private final double left;
        private final double scale;

        Reach(double plot) {
            left = bars.values().stream().mapToDouble(LikertBar::left).max().orElse(0);
            scale = bars.values().stream()
                    .mapToDouble(bar ->
                            (plot - (bar.apart() > 0 ? ENDS : 0)) / Math.max(0.01, left + bar.right() + bar.apart()))
                    .min()
                    .orElse(plot);
        }

        double left() {
            return left;
        }

        /** Pixels for a share of 1. */
        double scale() {
            return scale;
        }
    }

    /**
     * Sets the words of rows and collects their bars.
     *
     * @param top of the field
     * @param zero where the middle of the scale is
     * @param scale pixels for a share of 1
     */
    private final class Rows {
        private final Drawing text;
        private final Bars pieces;
        private final double top;
        private final double zero;
        private final double scale;

        Rows(Drawing text, Bars pieces, double top, double zero, double scale) {
            this.text = text;
            this.pieces = pieces;
            this.top = top;
            this.zero = zero;
            this.scale = scale;
        }

        Drawing text() {
            return text;
        }

        Bars bars() {
            return pieces;
        }

        double wide(PublishedTable table, double y) {
            var lines = isNamed ? Lettering.PLAIN.lines(words.shortItem(table.item()), LABELS, 3) : List.<String>of();
            var height = Math.max(BAR + GAP, lines.size() * Lettering.PLAIN.leading() + 10);
            var middle = y + height / 2;
            text.linesAround(lines, 0, middle, Lettering.PLAIN, Ink.TEXT);
            bar(table, middle);
            var missing = missing(table.rows().get(0));
            var left = (text.width() - MISSING - zero) / scale;
            if (missing > 0) {
                pieces.add(Ink.MISSING, left, left + Math.min((MISSING - 40) / scale, missing), middle - top, "");
            }
            text.text(percent(missing), text.width(), middle + 5, Lettering.SMALL, Drawing.Anchor.END, Ink.SOFT);
            return y + height;
        }

        double narrow(PublishedTable table, double y) {
            var bottom = y + 2;
            if (isNamed) {
                var lines = Lettering.PLAIN.lines(words.shortItem(table.item()), text.width(), 3);
                bottom = text.lines(lines, 0, y + 14, Lettering.PLAIN, Drawing.Anchor.START, Ink.TEXT) - 10;
            }
            bar(table, bottom + BAR / 2);
            bottom += BAR + 14;
            var missing = words.texts().say("report.chart.missing") + " "
                    + percent(missing(table.rows().get(0)));
            text.text(missing, text.width(), bottom, Lettering.SMALL, Drawing.Anchor.END, Ink.SOFT);
            return bottom + 14;
        }

        private void bar(PublishedTable table, double middle) {
            var bar = bars.get(table.item());
            if (bar.pieces().isEmpty()) {
                var word = words.texts().say("report.masked.said");
                text.text(word, zero + 5, middle + 5, Lettering.SMALL, Drawing.Anchor.START, Ink.SOFT);
                return;
            }
            var x = -bar.left();
            for (var piece : bar.pieces()) {
                var paint = piece.estimate().isPresent() ? piece.ink() : new InkPaint.Hatching(piece.ink());
                var word = piece.estimate()
                        .map(share -> fitting(share, piece.share() * scale))
                        .orElse("");
                // A pixel of paper between the pieces.
                pieces.add(paint, x, x + Math.max(0, piece.share() - 1 / scale), middle - top, word);
                x += piece.share();
            }
            var row = table.rows().get(0);
            end(LikertBar.Side.LEFT, row, zero - bar.left() * scale - 6, middle, Drawing.Anchor.END);
            end(LikertBar.Side.RIGHT, row, zero + bar.right() * scale + 5, middle, Drawing.Anchor.START);
            if (bar.apart() > 0) {
                var left = x + ENDS / scale;
                pieces.add(new InkPaint.Hatching(Ink.STRONG_LINE), left, left + bar.apart(), middle - top, "");
            }
        }

        private void end(LikertBar.Side side, PublishedRow row, double x, double middle, Drawing.Anchor anchor) {
            LikertBar.sum(LikertChart.this.scale, row, side)
                    .ifPresent(share ->
                            text.text(words.share(share), x, middle + 5, Lettering.SMALL_BOLD, anchor, Ink.TEXT));
        }
    }

    /** The share, without its sign if there is no room for it. */
    private static String fitting(PublishedEstimate share, double length) {
        var percent = percent(share.value());
        return Lettering.SMALL.width(percent) + 6 <= length ? percent : percent.substring(0, percent.length() - 2);
    }

    /** The unweighted share of those who were asked and gave no answer that counts. */
    private static double missing(PublishedRow row) {
        var without = row.missing().entrySet().stream()
                .filter(entry -> entry.getKey() != MissingCode.SKIPPED_BY_ROUTE.code())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return without == 0 ? 0 : (double) without / (without + row.base());
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private List<Legend.Entry> legend() {
        var entries = new ArrayList<Legend.Entry>();
        for (var category : scale.categories()) {
            entries.add(new Legend.Entry(
                    LikertBar.ink(scale, category.code()), category.label().in(words.language())));
        }
        if (isMasked()) {
            entries.add(new Legend.Entry(
                    new InkPaint.Hatching(Ink.STRONG_LINE), words.texts().say("report.masked.said")));
        }
        return entries;
    }
}
