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

    private LikertChart(String title, String description, Words words, List<PublishedTable> tables, boolean isNamed) {
        super(title, description);
        this.words = words;
        this.tables = tables;
        this.scale = words.scale(tables.get(0).item());
        this.isNamed = isNamed;
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
        return words.texts()
                .say(
                        "report.chart.likert",
                        words.shortItem(item),
                        words.favourable(item),
                        row.favourable().map(words::shareAndInterval).orElse("–"),
                        words.unfavourable(item),
                        row.unfavourable().map(words::shareAndInterval).orElse("–"),
                        words.number(row.base()));
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
            left = tables.stream().mapToDouble(table -> side(table, true)).max().orElse(0);
            var right = tables.stream()
                    .mapToDouble(table -> side(table, false))
                    .max()
                    .orElse(0);
            scale = plot / Math.max(0.01, left + right);
        }

        double left() {
            return left;
        }

        /** Pixels for a share of 1. */
        double scale() {
            return scale;
        }

        private double side(PublishedTable table, boolean toTheLeft) {
            var shares = shares(table);
            var half = shares.size() / 2;
            var part = toTheLeft ? shares.subList(0, half) : shares.subList(shares.size() - half, shares.size());
            var middle = shares.size() % 2 == 1 ? shares.get(half).value() / 2 : 0;
            return middle + part.stream().mapToDouble(PublishedEstimate::value).sum();
        }
    }

    private static List<PublishedEstimate> shares(PublishedTable table) {
        return List.copyOf(table.rows().get(0).shares().values());
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
        var shares = shares(table);
        var half = shares.size() / 2;
        var before = shares.subList(0, half).stream()
                .mapToDouble(PublishedEstimate::value)
                .sum();
        var middle = shares.size() % 2 == 1 ? shares.get(half).value() / 2 : 0;
        var left = zero - (before + middle) * scale;
        var x = left;
        for (int position = 0; position < shares.size(); position++) {
            var length = shares.get(position).value() * scale;
            var ink = ink(position);
            drawing.rectangle(x, top, Math.max(0, length - 1), BAR, ink);
            var text = fitting(shares.get(position), length);
            drawing.text(
                    text, x + length / 2, top + BAR / 2 + 5, Lettering.SMALL, Drawing.Anchor.MIDDLE, ink.lettering());
            x += length;
        }
        var row = table.rows().get(0);
        var first = isFavourableFirst() ? row.favourable() : row.unfavourable();
        var last = isFavourableFirst() ? row.unfavourable() : row.favourable();
        end(drawing, first, left - 6, top, Drawing.Anchor.END);
        end(drawing, last, x + 5, top, Drawing.Anchor.START);
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

    private boolean isFavourableFirst() {
        return scale.direction() == ResponseScale.Direction.FAVOURABLE_FIRST;
    }

    private Ink ink(int position) {
        var count = scale.categories().size();
        return Ink.diverging(isFavourableFirst() ? position : count - 1 - position, count);
    }

    private List<Legend.Entry> legend() {
        var entries = new ArrayList<Legend.Entry>();
        for (int position = 0; position < scale.categories().size(); position++) {
            entries.add(new Legend.Entry(
                    ink(position), scale.categories().get(position).label().in(words.language())));
        }
        return entries;
    }
}
