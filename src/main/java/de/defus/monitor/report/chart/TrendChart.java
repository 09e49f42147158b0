package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.report.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    private static final double RADIUS = 5.5;
    /** Lines stand a little beside each other, so that intervals do not cover one another. */
    private static final double ASIDE = 7;

    private final Words words;
    private final List<String> waves;
    private final List<Line> lines;

    private TrendChart(String title, String description, Words words, List<String> waves, List<Line> lines) {
        super(title, description);
        this.words = words;
        this.waves = waves;
        this.lines = lines;
    }

    /**
     * @param waves titles, earliest first
     * @param lines at most three
     */
    public static TrendChart of(String title, Words words, List<String> waves, List<Line> lines) {
        if (!(lines.size() <= INKS.size())) {
            throw new IllegalArgumentException("more lines than can be told apart: " + lines.size());
        }
        var description = lines.stream()
                .map(line -> line.label() + ": "
                        + IntStream.range(0, waves.size())
                                .mapToObj(wave -> waves.get(wave) + " "
                                        + line.shares()
                                                .get(wave)
                                                .map(words::shareAndInterval)
                                                .orElseGet(() -> words.texts().say("report.masked.said")))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining(". ", "", "."));
        return new TrendChart(title, description, words, waves, lines);
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
        var estimates = lines.stream()
                .flatMap(line -> line.shares().stream())
                .flatMap(Optional::stream)
                .toList();
        var axis = ShareAxis.around(estimates, TOP + PLOT_HEIGHT, -PLOT_HEIGHT);
        for (int percent = (int) Math.round(100 * axis.low());
                percent <= Math.round(100 * axis.high());
                percent += 10) {
            var y = axis.at(percent / 100.0);
            drawing.line(TICKS, y, right, y, Ink.LINE, 1);
            drawing.text(percent + " %", TICKS - 8, y + 4.5, Lettering.SMALL, Drawing.Anchor.END, Ink.SOFT);
        }
        for (int wave = 0; wave < waves.size(); wave++) {
            drawing.text(
                    Lettering.PLAIN
                            .lines(waves.get(wave), (right - TICKS) / waves.size(), 1)
                            .get(0),
                    x(wave, right),
                    TOP + PLOT_HEIGHT + 22,
                    Lettering.PLAIN,
                    Drawing.Anchor.MIDDLE,
                    Ink.TEXT);
        }
        for (int line = 0; line < lines.size(); line++) {
            line(drawing, line, axis, right);
        }
        drawing.endAt(narrow ? namesBelow(drawing) : namesBeside(drawing, axis, right));
        return drawing;
    }

    private double x(int wave, double right) {
        var step = (right - TICKS) / waves.size();
        return TICKS + step * (wave + 0.5);
    }

    private void line(Drawing drawing, int number, ShareAxis axis, double right) {
        var ink = INKS.get(number);
        var aside = (number - (lines.size() - 1) / 2.0) * ASIDE;
        var last = Optional.<double[]>empty();
        for (int wave = 0; wave < waves.size(); wave++) {
            var share = lines.get(number).shares().get(wave);
            if (share.isPresent()) {
                var here = new double[] {
                    x(wave, right) + aside, axis.at(share.get().value())
                };
                last.ifPresent(before -> drawing.line(before[0], before[1], here[0], here[1], ink, 2.5));
                drawing.line(
                        here[0],
                        axis.at(share.get().lower()),
                        here[0],
                        axis.at(share.get().upper()),
                        ink,
                        1.5);
                last = Optional.of(here);
            }
        }
        for (int wave = 0; wave < waves.size(); wave++) {
            var at = x(wave, right) + aside;
            lines.get(number).shares().get(wave).ifPresent(share -> {
                point(drawing, number, at, axis.at(share.value()));
                drawing.textWithHalo(
                        words.share(share),
                        at + 11,
                        axis.at(share.value()) - 6,
                        Lettering.SMALL_BOLD,
                        Drawing.Anchor.START,
                        Ink.TEXT);
            });
        }
    }

    private static void point(Drawing drawing, int number, double x, double y) {
        var ink = INKS.get(number);
        if (number == 0) {
            drawing.dot(x, y, RADIUS, ink);
        } else if (number == 1) {
            drawing.diamond(x, y, RADIUS + 1.5, ink);
        } else {
            drawing.rectangle(x - RADIUS + 0.5, y - RADIUS + 0.5, 2 * RADIUS - 1, 2 * RADIUS - 1, ink);
        }
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
    private double namesBeside(Drawing drawing, ShareAxis axis, double right) {
        record Name(int line, double wanted, List<String> text) {}
        var names = new ArrayList<Name>();
        for (int line = 0; line < lines.size(); line++) {
            var text = Lettering.SMALL.lines(name(line), NAMES - 8, 3);
            var end = lines.get(line).shares().stream()
                    .flatMap(Optional::stream)
                    .reduce((first, second) -> second)
                    .map(share -> axis.at(share.value()))
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
