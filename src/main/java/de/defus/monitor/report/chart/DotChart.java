package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.report.Words;
import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;

/**
 * Shares as dots on their intervals, one below the other, in the order given: never by size. A common reference is a band
 * behind all dots; a reference of each row is a diamond below its dot.
 */
public final class DotChart extends DrawnFigure {

    /**
     * One dot.
     *
     * @param share absent if it is withheld
     * @param reference what it stands beside
     * @param sign ▲ or ▼ if it differs, else empty
     */
    public record Dot(
            String label, Optional<PublishedEstimate> share, Optional<PublishedEstimate> reference, String sign) {

        /** Above the middle of its row if there is a reference below. */
        private double ownY(double middle) {
            return reference.isPresent() ? middle - 5 : middle;
        }
    }

    /** Dots below a heading; without one if it is empty. */
    public record Group(String heading, List<Dot> dots) {}

    private static final double LABELS = 250;
    private static final double VALUES = 72;
    private static final double BASES = 72;
    private static final double GAP = 16;
    private static final double RADIUS = 5.5;

    private final Words words;
    private final Unit unit;
    private final List<Group> groups;
    private final Optional<PublishedEstimate> common;
    private final List<String> names;

    private DotChart(
            String title,
            String description,
            Words words,
            Unit unit,
            List<Group> groups,
            Optional<PublishedEstimate> common,
            List<String> names) {
        super(title, description);
        this.words = words;
        this.unit = unit;
        this.groups = groups;
        this.common = common;
        this.names = names;
    }

    /**
     * Groups beside everybody.
     *
     * @param common the share of all respondents
     */
    public static DotChart of(String title, Words words, List<Group> groups, Optional<PublishedEstimate> common) {
        return of(title, words, Unit.PER_CENT, groups, common);
    }

    /** The same of scores from 0 to 100. */
    static DotChart ofScores(String title, Words words, List<Group> groups, Optional<PublishedEstimate> common) {
        return of(title, words, Unit.POINTS, groups, common);
    }

    private static DotChart of(
            String title, Words words, Unit unit, List<Group> groups, Optional<PublishedEstimate> common) {
        return new DotChart(title, describe(words, unit, groups), words, unit, groups, common, List.of());
    }

    /**
     * Rows that each have a reference of their own.
     *
     * @param name of what the dots are
     * @param referenceName of what the diamonds are
     */
    public static DotChart paired(String title, Words words, List<Dot> dots, String name, String referenceName) {
        return paired(title, words, Unit.PER_CENT, dots, List.of(name, referenceName));
    }

    /** The same of scores from 0 to 100. */
    public static DotChart pairedScores(String title, Words words, List<Dot> dots, String name, String referenceName) {
        return paired(title, words, Unit.POINTS, dots, List.of(name, referenceName));
    }

    private static DotChart paired(String title, Words words, Unit unit, List<Dot> dots, List<String> names) {
        var groups = List.of(new Group("", dots));
        return new DotChart(title, describe(words, unit, groups), words, unit, groups, Optional.empty(), names);
    }

    private static String describe(Words words, Unit unit, List<Group> groups) {
        return groups.stream()
                .flatMap(group -> group.dots().stream())
                .map(dot -> dot.share()
                        .map(share -> words.texts()
                                .say(
                                        "report.chart.dot",
                                        dot.label(),
                                        unit.valueAndInterval(words, share),
                                        words.number(share.base())))
                        .orElseGet(() -> words.texts().say("report.chart.dotWithheld", dot.label())))
                .collect(Collectors.joining(" "));
    }

    @Override
    public boolean isMasked() {
        return groups.stream()
                .flatMap(group -> group.dots().stream())
                .anyMatch(dot -> dot.share().isEmpty());
    }

    @Override
    public Drawing draw(int width) {
        var narrow = isNarrow(width);
        var start = narrow ? 14.0 : LABELS + GAP;
        var length = narrow ? width - 30.0 : width - LABELS - 2 * GAP - VALUES - BASES;
        var top = common.isPresent() ? 22 : names.isEmpty() ? 6 : 30;
        // Words stand over band and grid; the height of the field is known when they are set.
        var text = new Drawing(width);
        var points = new Points();
        var height = Math.ceil(rows(text, points, start, top, narrow) - top);
        var axis = Axes.shares(estimates(), unit, Drawing.Anchor.MIDDLE, new RectangleInsets(4, 8, 0, 8));
        var field = new Field(axis, Axes.down(height), new Rectangle2D.Double(start, top, length, height));
        field.gridAcross();
        common.ifPresent(share -> {
            field.band(unit.drawn(share.lower()), unit.drawn(share.upper()), Ink.ACCENT_SOFT);
            field.line(unit.drawn(share.value()), Ink.ACCENT, 1.5f);
        });
        points.addTo(field);
        var drawing = new Drawing(width);
        head(drawing, field);
        field.drawOn(drawing);
        text.marks().forEach(drawing::add);
        drawing.endAt(top + height + 26);
        return drawing;
    }

    /** The points of all rows; a point on few cases has a hole. */
    private final class Points {
        private final XYIntervalSeries references = Field.series("references");
        private final XYIntervalSeries dots = Field.series("dots");
        private final XYIntervalSeries holes = Field.series("holes");

        /** @param y pixels from the top of the field */
        void add(Dot dot, double y) {
            dot.reference().ifPresent(reference -> add(references, reference, y + 7));
            dot.share().ifPresent(share -> {
                add(dots, share, dot.ownY(y));
                if (share.note() == PublishedEstimate.Note.WEAK_BASE) {
                    var x = unit.drawn(share.value());
                    holes.add(x, x, x, dot.ownY(y), dot.ownY(y), dot.ownY(y));
                }
            });
        }

        private void add(XYIntervalSeries series, PublishedEstimate share, double y) {
            series.add(unit.drawn(share.value()), unit.drawn(share.lower()), unit.drawn(share.upper()), y, y, y);
        }

        void addTo(Field field) {
            var renderer = Field.points(true, 0);
            look(renderer, 0, Symbol.DIAMOND, RADIUS - 0.5, Ink.STRONG_LINE, 1.5f);
            look(renderer, 1, Symbol.DOT, RADIUS, Ink.ACCENT, 2.5f);
            look(renderer, 2, Symbol.DOT, RADIUS - 2, Ink.PAPER, 1);
            field.add(Field.together(references, dots, holes), renderer);
        }

        private void look(XYErrorRenderer renderer, int series, Symbol symbol, double radius, Ink ink, float stroke) {
            renderer.setSeriesShape(series, symbol.at(0, 0, radius));
            renderer.setSeriesPaint(series, ink);
            renderer.setSeriesStroke(series, new BasicStroke(stroke));
        }
    }

    private List<PublishedEstimate> estimates() {
        return Stream.concat(
                        common.stream(),
                        groups.stream()
                                .flatMap(group -> group.dots().stream())
                                .flatMap(dot ->
                                        Stream.of(dot.share(), dot.reference()).flatMap(Optional::stream)))
                .toList();
    }

    private void head(Drawing drawing, Field field) {
        if (common.isPresent()) {
            var text = words.texts().say("report.all") + " " + unit.value(words, common.get());
            var half = Lettering.SMALL_BOLD.width(text) / 2;
            var wanted = field.across(unit.drawn(common.get().value()));
            var x = Math.max(half, Math.min(drawing.width() - half, wanted));
            drawing.text(text, x, 14, Lettering.SMALL_BOLD, Drawing.Anchor.MIDDLE, Ink.ACCENT);
        } else if (!names.isEmpty()) {
            drawing.symbol(Symbol.DOT, 8, 12, RADIUS, Ink.ACCENT);
            drawing.text(names.get(0), 20, 16.5, Lettering.SMALL, Drawing.Anchor.START, Ink.TEXT);
            var x = 20 + Lettering.SMALL.width(names.get(0)) + 26;
            drawing.symbol(Symbol.DIAMOND, x, 12, RADIUS, Ink.STRONG_LINE);
            drawing.text(names.get(1), x + 12, 16.5, Lettering.SMALL, Drawing.Anchor.START, Ink.TEXT);
        }
    }

    /** Sets the words of all rows and collects their points; where the last row ends. */
    private double rows(Drawing text, Points points, double start, double top, boolean narrow) {
        var y = top;
        for (var group : groups) {
            if (!group.heading().isEmpty()) {
                y += 22;
                text.textWithHalo(group.heading(), 0, y, Lettering.SMALL_BOLD, Drawing.Anchor.START, Ink.SOFT);
                y += 4;
            }
            for (var dot : group.dots()) {
                var row = narrow ? narrowRow(text, dot, y) : wideRow(text, dot, y);
                points.add(dot, row.middle() - top);
                if (dot.share().isEmpty()) {
                    var word = words.texts().say("report.map.withheld");
                    var baseline = dot.ownY(row.middle()) + 5;
                    text.textWithHalo(word, start, baseline, Lettering.SMALL, Drawing.Anchor.START, Ink.SOFT);
                }
                y = row.bottom();
            }
        }
        return y + 4;
    }

    /** Where a row has its dot, and where it ends. */
    private record Row(double middle, double bottom) {}

    private Row wideRow(Drawing text, Dot dot, double top) {
        var lines = Lettering.PLAIN.lines(dot.label(), LABELS, 3);
        var height = Math.max(32, lines.size() * Lettering.PLAIN.leading() + 12);
        var middle = top + height / 2;
        text.linesAround(lines, 0, middle, Lettering.PLAIN, Ink.TEXT);
        var right = text.width();
        text.text(value(dot), right - BASES, middle + 5, Lettering.BOLD, Drawing.Anchor.END, Ink.TEXT);
        text.text(base(dot), right, middle + 5, Lettering.SMALL, Drawing.Anchor.END, Ink.SOFT);
        return new Row(middle, top + height);
    }

    private Row narrowRow(Drawing text, Dot dot, double top) {
        var right = text.width();
        // With a halo, for the band and the grid lie behind.
        var baseline = top + 18;
        text.textWithHalo(base(dot), right, baseline, Lettering.SMALL, Drawing.Anchor.END, Ink.SOFT);
        text.textWithHalo(value(dot), right - BASES + 4, baseline, Lettering.BOLD, Drawing.Anchor.END, Ink.TEXT);
        for (var line : Lettering.PLAIN.lines(dot.label(), right - 142, 5)) {
            text.textWithHalo(line, 0, baseline, Lettering.PLAIN, Drawing.Anchor.START, Ink.TEXT);
            baseline += Lettering.PLAIN.leading();
        }
        var middle = dot.reference().isPresent() ? baseline + 1 : baseline - 3;
        return new Row(middle, middle + (dot.reference().isPresent() ? 18 : 12));
    }

    private String value(Dot dot) {
        var parts = new ArrayList<String>();
        if (!dot.sign().isEmpty()) {
            parts.add(dot.sign());
        }
        dot.share().map(share -> unit.value(words, share)).ifPresent(parts::add);
        return String.join(" ", parts);
    }

    private String base(Dot dot) {
        return dot.share()
                .map(share -> words.texts().say("report.base", words.number(share.base())))
                .orElse("");
    }
}
