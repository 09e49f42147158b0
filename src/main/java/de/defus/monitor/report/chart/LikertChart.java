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

    /**
     * Where rows are set.
     *
     * @param text takes their words
     * @param pieces takes their bars
     * @param top of the field
     * @param zero where the middle of the scale is
     * @param scale pixels for a share of 1
     */
    private record Sheet(Drawing text, Bars pieces, double top, double zero, double scale) {}

    @Override
    public Drawing draw(int width) {
        var narrow = isNarrow(width);
        var labels = isNamed && !narrow ? LABELS + GAP : 0;
        var missing = narrow ? 0 : MISSING + GAP;
        var scale = pixelsPerShare(width - labels - missing - 2 * ENDS);
        var zero = labels + ENDS + longestLeft() * scale;
        var drawing = new Drawing(width);
        var top = Math.ceil(Legend.draw(drawing, legend(), 4)) + 8;
        if (!narrow) {
            var word = words.texts().say("report.chart.missing");
            drawing.text(word, width, top + 10, Lettering.SMALL, Drawing.Anchor.END, Ink.SOFT);
            top += 18;
        }
        var sheet = new Sheet(new Drawing(width), new Bars(BAR), top, zero, scale);
        var y = top;
        for (var table : tables) {
            y = narrow ? narrowRow(sheet, table, y) : wideRow(sheet, table, y);
        }
        var height = Math.ceil(y - top);
        var field = new Field(
                Axes.unlabelled((labels - zero) / scale, (width - zero) / scale),
                Axes.down(height),
                new Rectangle2D.Double(labels, top, width - labels, height));
        if (!narrow) {
            field.line(0, Ink.STRONG_LINE, 1);
        }
        sheet.pieces().addTo(field);
        field.drawOn(drawing);
        sheet.text().marks().forEach(drawing::add);
        drawing.endAt(top + height);
        return drawing;
    }

    private double longestLeft() {
        return bars.values().stream().mapToDouble(LikertBar::left).max().orElse(0);
    }

    /** As many as the longest bar has room for. */
    private double pixelsPerShare(double room) {
        return bars.values().stream()
                .mapToDouble(bar -> (room - (bar.apart() > 0 ? ENDS : 0))
                        / Math.max(0.01, longestLeft() + bar.right() + bar.apart()))
                .min()
                .orElse(room);
    }

    private double wideRow(Sheet sheet, PublishedTable table, double y) {
        var text = sheet.text();
        var lines = isNamed ? Lettering.PLAIN.lines(words.shortItem(table.item()), LABELS, 3) : List.<String>of();
        var height = Math.max(BAR + GAP, lines.size() * Lettering.PLAIN.leading() + 10);
        var middle = y + height / 2;
        text.linesAround(lines, 0, middle, Lettering.PLAIN, Ink.TEXT);
        bar(sheet, table, middle);
        var missing = missing(table.rows().get(0));
        if (missing > 0) {
            var left = (text.width() - MISSING - sheet.zero()) / sheet.scale();
            var right = left + Math.min((MISSING - 40) / sheet.scale(), missing);
            sheet.pieces().add(Ink.MISSING, left, right, middle - sheet.top(), "");
        }
        text.text(percent(missing), text.width(), middle + 5, Lettering.SMALL, Drawing.Anchor.END, Ink.SOFT);
        return y + height;
    }

    private double narrowRow(Sheet sheet, PublishedTable table, double y) {
        var text = sheet.text();
        var bottom = y + 2;
        if (isNamed) {
            var lines = Lettering.PLAIN.lines(words.shortItem(table.item()), text.width(), 3);
            bottom = text.lines(lines, 0, y + 14, Lettering.PLAIN, Drawing.Anchor.START, Ink.TEXT) - 10;
        }
        bar(sheet, table, bottom + BAR / 2);
        bottom += BAR + 14;
        var missing = words.texts().say("report.chart.missing") + " "
                + percent(missing(table.rows().get(0)));
        text.text(missing, text.width(), bottom, Lettering.SMALL, Drawing.Anchor.END, Ink.SOFT);
        return bottom + 14;
    }

    private void bar(Sheet sheet, PublishedTable table, double middle) {
        var bar = bars.get(table.item());
        var zero = sheet.zero();
        var pixels = sheet.scale();
        if (bar.pieces().isEmpty()) {
            var word = words.texts().say("report.masked.said");
            sheet.text().text(word, zero + 5, middle + 5, Lettering.SMALL, Drawing.Anchor.START, Ink.SOFT);
            return;
        }
        var x = -bar.left();
        for (var piece : bar.pieces()) {
            var share = piece.estimate();
            var paint = share.isPresent() ? piece.ink() : new InkPaint.Hatching(piece.ink());
            var word =
                    share.map(shown -> fitting(shown, piece.share() * pixels)).orElse("");
            // A pixel of paper between the pieces.
            var end = x + Math.max(0, piece.share() - 1 / pixels);
            sheet.pieces().add(paint, x, end, middle - sheet.top(), word);
            x += piece.share();
        }
        if (bar.apart() > 0) {
            var left = x + ENDS / pixels;
            var paint = new InkPaint.Hatching(Ink.STRONG_LINE);
            sheet.pieces().add(paint, left, left + bar.apart(), middle - sheet.top(), "");
        }
        var row = table.rows().get(0);
        LikertBar.sum(scale, row, LikertBar.Side.LEFT)
                .ifPresent(share -> sheet.text()
                        .text(
                                words.share(share),
                                zero - bar.left() * pixels - 6,
                                middle + 5,
                                Lettering.SMALL_BOLD,
                                Drawing.Anchor.END,
                                Ink.TEXT));
        LikertBar.sum(scale, row, LikertBar.Side.RIGHT)
                .ifPresent(share -> sheet.text()
                        .text(
                                words.share(share),
                                zero + bar.right() * pixels + 5,
                                middle + 5,
                                Lettering.SMALL_BOLD,
                                Drawing.Anchor.START,
                                Ink.TEXT));
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
