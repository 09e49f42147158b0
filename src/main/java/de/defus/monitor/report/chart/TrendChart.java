package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.report.Words;
import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * Shares over the waves as lines, each point with its interval. The lines differ in the form of their points as well as in
 * colour, and bear their names.
 */
public final class TrendChart extends DrawnFigure {

    /**
     * One line.
     *
     * @param shares one for each wave, earliest first; absent where there is none to compare or it is masked
     */
    public record Line(String label, List<Optional<PublishedEstimate>> shares) {}

    private static final List<Ink> INKS = List.of(Ink.BEST, Ink.WORST, Ink.SOFT);
    private static final double NAMES = 230;
    private static final double TICKS = 48;
    private static final double PLOT_HEIGHT = 240;
    private static final double TOP = 16;
    private static final List<Symbol> SYMBOLS = List.of(Symbol.DOT, Symbol.DIAMOND, Symbol.SQUARE);
    private static final List<Double> RADII = List.of(5.5, 7.0, 5.0);
    /** Lines stand a little beside each other, so that intervals do not cover one another. */
    private static final double ASIDE = 7;

    private final Words words;
    private final Unit unit;
    private final List<String> waves;
    private final List<Line> lines;

    private TrendChart(String title, String description, Words words, Unit unit, List<String> waves, List<Line> lines) {
        super(title, description);
        this.words = words;
        this.unit = unit;
        this.waves = waves;
        this.lines = lines;
    }

    /**
     * @param waves titles, earliest first
     * @param lines at most three
     */
    public static TrendChart of(String title, Words words, List<String> waves, List<Line> lines) {
        return of(title, words, Unit.PER_CENT, waves, lines);
    }

    /** The same of scores from 0 to 100. */
    static TrendChart ofScores(String title, Words words, List<String> waves, List<Line> lines) {
        return of(title, words, Unit.POINTS, waves, lines);
    }

    private static TrendChart of(String title, Words words, Unit unit, List<String> waves, List<Line> lines) {
        if (!(lines.size() <= INKS.size())) {
            throw new IllegalArgumentException("more lines than can be told apart: " + lines.size());
        }
        var description = lines.stream()
                .map(line -> line.label() + ": "
                        + IntStream.range(0, waves.size())
                                .mapToObj(wave -> waves.get(wave) + " "
                                        + line.shares()
                                                .get(wave)
                                                .map(share -> unit.valueAndInterval(words, share))
                                                .orElseGet(() -> words.texts().say("report.masked.said")))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining(". ", "", "."));
        return new TrendChart(title, description, words, unit, waves, lines);
    }

    @Override
    public boolean isMasked() {
        return lines.stream().flatMap(line -> line.shares().stream()).anyMatch(Optional::isEmpty);
    }

    /** The name of a line; of one without any point it says so. */
    private String name(int line) {
        var shown = lines.get(line);
        return shown.shares().stream().anyMatch(Optional::isPresent)
                ? shown.label()
                : shown.label() + ": " + words.texts().say("report.masked.said");
    }

    @Override
    public Drawing draw(int width) {
        var drawing = new Drawing(width);
        var narrow = isNarrow(width);
        var right = width - (narrow ? 14 : NAMES + 24);
        var step = (right - TICKS) / waves.size();
        var estimates = lines.stream()
                .flatMap(line -> line.shares().stream())
                .flatMap(Optional::stream)
                .toList();
        var names = waves.stream()
                .map(wave -> Lettering.PLAIN.lines(wave, step - 2, 1).get(0))
                .toList();
        var field = new Field(
                Axes.names(names, new RectangleInsets(6, 0, 0, 0)),
                Axes.shares(estimates, unit, Drawing.Anchor.END, new RectangleInsets(0, 6, 0, 6)),
                new Rectangle2D.Double(TICKS, TOP, right - TICKS, PLOT_HEIGHT));
        field.gridDown();
        field.add(data(step), renderer());
        field.drawOn(drawing);
        drawing.endAt(narrow ? namesBelow(drawing) : namesBeside(drawing, field, right));
        return drawing;
    }

    private XYIntervalSeriesCollection data(double step) {
        var data = new XYIntervalSeriesCollection();
        for (int line = 0; line < lines.size(); line++) {
            var series = Field.series("line " + line);
            var aside = (line - (lines.size() - 1) / 2.0) * ASIDE / step;
            for (int wave = 0; wave < waves.size(); wave++) {
                var x = wave + aside;
                lines.get(line)
                        .shares()
                        .get(wave)
                        .ifPresent(share -> series.add(
                                x,
                                x,
                                x,
                                unit.drawn(share.value()),
                                unit.drawn(share.lower()),
                                unit.drawn(share.upper())));
            }
            data.addSeries(series);
        }
        return data;
    }

    private XYErrorRenderer renderer() {
        var renderer = Field.points(false, 0);
        renderer.setDefaultLinesVisible(true);
        renderer.setErrorStroke(new BasicStroke(1.5f));
        renderer.setDefaultStroke(new BasicStroke(2.5f));
        renderer.setAutoPopulateSeriesStroke(false);
        for (int line = 0; line < lines.size(); line++) {
            renderer.setSeriesPaint(line, INKS.get(line));
            renderer.setSeriesShape(line, SYMBOLS.get(line).at(0, 0, RADII.get(line)));
        }
        var texts = lines.stream()
                .map(line -> line.shares().stream()
                        .flatMap(Optional::stream)
                        .map(share -> unit.value(words, share))
                        .toList())
                .toList();
        renderer.setDefaultItemLabelGenerator(
                (data, line, item) -> texts.get(line).get(item));
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(Lettering.SMALL_BOLD.font());
        renderer.setDefaultItemLabelPaint(new InkPaint.Letters(Ink.TEXT, Drawing.Anchor.START, true));
        renderer.setItemLabelInsets(new RectangleInsets(6, 6, 6, 6));
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE2, TextAnchor.BASELINE_LEFT));
        return renderer;
    }

    private static void point(Drawing drawing, int line, double x, double y) {
        drawing.symbol(SYMBOLS.get(line), x, y, RADII.get(line), INKS.get(line));
    }

    private double namesBelow(Drawing drawing) {
        var y = TOP + PLOT_HEIGHT + 48;
        for (int line = 0; line < lines.size(); line++) {
            point(drawing, line, 8, y - 4.5);
            var text = Lettering.SMALL.lines(name(line), drawing.width() - 24, 3);
            y = drawing.lines(text, 22, y, Lettering.SMALL, Drawing.Anchor.START, Ink.TEXT) + 6;
        }
        return y;
    }

    /** Names stand at the ends of their lines, pushed apart where they would touch. */
    private double namesBeside(Drawing drawing, Field field, double right) {
        record Name(int line, double wanted, List<String> text) {}
        var names = new ArrayList<Name>();
        for (int line = 0; line < lines.size(); line++) {
            var text = Lettering.SMALL.lines(name(line), NAMES - 8, 3);
            var end = lines.get(line).shares().stream()
                    .flatMap(Optional::stream)
                    .reduce((first, second) -> second)
                    .map(share -> field.down(unit.drawn(share.value())))
                    .orElse(TOP);
            names.add(new Name(line, end, text));
        }
        names.sort(Comparator.comparingDouble(Name::wanted));
        var free = TOP + 6;
        for (var name : names) {
            var height = name.text().size() * Lettering.SMALL.leading();
            var top = Math.max(free, name.wanted() - height / 2);
            point(drawing, name.line(), right + 14, top + 6);
            free = drawing.lines(name.text(), right + 28, top + 10.5, Lettering.SMALL, Drawing.Anchor.START, Ink.TEXT)
                    + 2;
        }
        return Math.max(TOP + PLOT_HEIGHT + 34, free);
    }
}
