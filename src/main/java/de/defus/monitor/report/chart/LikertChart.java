package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.questionnaire.MissingCode;
import de.defus.monitor.questionnaire.ResponseScale;
import de.defus.monitor.report.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        var drawing = new Drawing(width);
        var top = Legend.draw(drawing, legend(), 4) + 4;
        var narrow = isNarrow(width);
        var labels = isNamed && !narrow ? LABELS + GAP : 0;
        var missing = narrow ? 0 : MISSING + GAP;
        var plot = width - labels - missing - 2 * ENDS;
        var reach = new Reach(plot);
        var zero = labels + ENDS + reach.left() * reach.scale();
        if (!narrow) {
            drawing.text(
                    words.texts().say("report.chart.missing"),
                    width,
                    top + 10,
                    Lettering.SMALL,
                    Drawing.Anchor.END,
                    Ink.SOFT);
            top += 18;
        }
        var lineTop = top;
        var rows = new Drawing(width);
        for (var table : tables) {
            top = narrow
                    ? narrowRow(rows, table, top, zero, reach.scale())
                    : wideRow(rows, table, top, zero, reach.scale());
        }
        // The middle lies behind the bars, whose height is known after they are drawn on a sheet of their own.
        if (!narrow) {
            drawing.line(zero, lineTop, zero, top - 4, Ink.STRONG_LINE, 1);
        }
        rows.marks().forEach(drawing::add);
        drawing.endAt(top);
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

    private double wideRow(Drawing drawing, PublishedTable table, double top, double zero, double scale) {
        var lines = isNamed ? Lettering.PLAIN.lines(words.shortItem(table.item()), LABELS, 3) : List.<String>of();
        var height = Math.max(BAR + GAP, lines.size() * Lettering.PLAIN.leading() + 10);
        var middle = top + height / 2;
        drawing.lines(
                lines,
                0,
                middle + 5 - (lines.size() - 1) * Lettering.PLAIN.leading() / 2,
                Lettering.PLAIN,
                Drawing.Anchor.START,
                Ink.TEXT);
        bar(drawing, table, middle - BAR / 2, zero, scale);
        var missing = missing(table.rows().get(0));
        var left = drawing.width() - MISSING;
        drawing.rectangle(left, middle - BAR / 2, Math.min(MISSING - 40, missing * scale), BAR, Ink.MISSING);
        drawing.text(percent(missing), drawing.width(), middle + 5, Lettering.SMALL, Drawing.Anchor.END, Ink.SOFT);
        return top + height;
    }

    private double narrowRow(Drawing drawing, PublishedTable table, double top, double zero, double scale) {
        var bottom = top + 2;
        if (isNamed) {
            var lines = Lettering.PLAIN.lines(words.shortItem(table.item()), drawing.width(), 3);
            bottom = drawing.lines(lines, 0, top + 14, Lettering.PLAIN, Drawing.Anchor.START, Ink.TEXT) - 10;
        }
        bar(drawing, table, bottom, zero, scale);
        bottom += BAR + 14;
        var missing = words.texts().say("report.chart.missing") + " "
                + percent(missing(table.rows().get(0)));
        drawing.text(missing, drawing.width(), bottom, Lettering.SMALL, Drawing.Anchor.END, Ink.SOFT);
        return bottom + 14;
    }

    private void bar(Drawing drawing, PublishedTable table, double top, double zero, double scale) {
        var bar = bars.get(table.item());
        if (bar.pieces().isEmpty()) {
            var word = words.texts().say("report.masked.said");
            drawing.text(word, zero + 5, top + BAR / 2 + 5, Lettering.SMALL, Drawing.Anchor.START, Ink.SOFT);
            return;
        }
        var left = zero - bar.left() * scale;
        var x = left;
        for (var piece : bar.pieces()) {
            var length = piece.share() * scale;
            var drawn = Math.max(0, length - 1);
            if (piece.estimate().isPresent()) {
                drawing.rectangle(x, top, drawn, BAR, piece.ink());
                drawing.text(
                        fitting(piece.estimate().get(), length),
                        x + length / 2,
                        top + BAR / 2 + 5,
                        Lettering.SMALL,
                        Drawing.Anchor.MIDDLE,
                        piece.ink().lettering());
            } else {
                drawing.hatched(x, top, drawn, BAR, piece.ink());
            }
            x += length;
        }
        var row = table.rows().get(0);
        end(drawing, LikertBar.sum(this.scale, row, LikertBar.Side.LEFT), left - 6, top, Drawing.Anchor.END);
        end(drawing, LikertBar.sum(this.scale, row, LikertBar.Side.RIGHT), x + 5, top, Drawing.Anchor.START);
        if (bar.apart() > 0) {
            drawing.hatched(x + ENDS, top, Math.max(3, bar.apart() * scale), BAR, Ink.STRONG_LINE);
        }
    }

    private void end(Drawing drawing, Optional<PublishedEstimate> share, double x, double top, Drawing.Anchor anchor) {
        share.ifPresent(estimate ->
                drawing.text(words.share(estimate), x, top + BAR / 2 + 5, Lettering.SMALL_BOLD, anchor, Ink.TEXT));
    }

    /** The share, as far as its part of the bar has room for it; it stands in the table too. */
    private static String fitting(PublishedEstimate share, double length) {
        var number = Long.toString(Math.round(100 * share.value()));
        var percent = number + " %";
        if (Lettering.SMALL.width(percent) + 6 <= length) {
            return percent;
        }
        return Lettering.SMALL.width(number) + 5 <= length ? number : "";
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
            entries.add(Legend.Entry.filled(
                    LikertBar.ink(scale, category.code()), category.label().in(words.language())));
        }
        if (isMasked()) {
            entries.add(Legend.Entry.hatched(words.texts().say("report.masked.said")));
        }
        return entries;
    }
}
