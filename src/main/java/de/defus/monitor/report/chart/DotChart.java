package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.report.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            String label, Optional<PublishedEstimate> share, Optional<PublishedEstimate> reference, String sign) {}

    /** Dots below a heading; without one if it is empty. */
    public record Group(String heading, List<Dot> dots) {}

    private static final double LABELS = 250;
    private static final double VALUES = 72;
    private static final double BASES = 72;
    private static final double GAP = 16;
    private static final double RADIUS = 5.5;

    private final Words words;
    private final List<Group> groups;
    private final Optional<PublishedEstimate> common;
    private final List<String> names;

    private DotChart(
            String title,
            String description,
            Words words,
            List<Group> groups,
            Optional<PublishedEstimate> common,
            List<String> names) {
        super(title, description);
        this.words = words;
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
        return new DotChart(title, describe(words, groups), words, groups, common, List.of());
    }

    /**
     * Rows that each have a reference of their own.
     *
     * @param name of what the dots are
     * @param referenceName of what the diamonds are
     */
    public static DotChart paired(String title, Words words, List<Dot> dots, String name, String referenceName) {
        var groups = List.of(new Group("", dots));
        return new DotChart(
                title, describe(words, groups), words, groups, Optional.empty(), List.of(name, referenceName));
    }

    private static String describe(Words words, List<Group> groups) {
        return groups.stream()
                .flatMap(group -> group.dots().stream())
                .map(dot -> dot.share()
                        .map(share -> words.texts()
                                .say(
                                        "report.chart.dot",
                                        dot.label(),
                                        words.shareAndInterval(share),
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
        var drawing = new Drawing(width);
        var narrow = isNarrow(width);
        var start = narrow ? 14.0 : LABELS + GAP;
        var length = narrow ? width - 30.0 : width - LABELS - 2 * GAP - VALUES - BASES;
        var axis = ShareAxis.around(estimates(), start, length);
        var top = head(drawing, axis);
        // The band lies behind the rows, whose height is known after they are drawn on a sheet of their own.
        var rows = new Drawing(width);
        var bottom = rows(rows, axis, top, narrow);
        for (var percent : axis.ticks()) {
            var x = axis.at(percent / 100.0);
            drawing.line(x, top, x, bottom, Ink.LINE, 1);
            drawing.text(percent + " %", x, bottom + 17, Lettering.SMALL, Drawing.Anchor.MIDDLE, Ink.SOFT);
        }
        common.ifPresent(share -> {
            var left = axis.at(share.lower());
            drawing.rectangle(left, top, axis.at(share.upper()) - left, bottom - top, Ink.ACCENT_SOFT);
            drawing.line(axis.at(share.value()), top, axis.at(share.value()), bottom, Ink.ACCENT, 1.5);
        });
        rows.marks().forEach(drawing::add);
        drawing.endAt(bottom + 26);
        return drawing;
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

    private double head(Drawing drawing, ShareAxis axis) {
        if (common.isPresent()) {
            var text = words.texts().say("report.all") + " " + words.share(common.get());
            var half = Lettering.SMALL_BOLD.width(text) / 2;
            var x = Math.max(
                    half, Math.min(drawing.width() - half, axis.at(common.get().value())));
            drawing.text(text, x, 14, Lettering.SMALL_BOLD, Drawing.Anchor.MIDDLE, Ink.ACCENT);
            return 22;
        }
        if (names.isEmpty()) {
            return 6;
        }
        drawing.dot(8, 12, RADIUS, Ink.ACCENT);
        drawing.text(names.get(0), 20, 16.5, Lettering.SMALL, Drawing.Anchor.START, Ink.TEXT);
        var x = 20 + Lettering.SMALL.width(names.get(0)) + 26;
        drawing.diamond(x, 12, RADIUS, Ink.STRONG_LINE);
        drawing.text(names.get(1), x + 12, 16.5, Lettering.SMALL, Drawing.Anchor.START, Ink.TEXT);
        return 30;
    }

    private double rows(Drawing drawing, ShareAxis axis, double top, boolean narrow) {
        var y = top;
        for (var group : groups) {
            if (!group.heading().isEmpty()) {
                y += 22;
                drawing.textWithHalo(group.heading(), 0, y, Lettering.SMALL_BOLD, Drawing.Anchor.START, Ink.SOFT);
                y += 4;
            }
            for (var dot : group.dots()) {
                y = narrow ? narrowRow(drawing, dot, axis, y) : wideRow(drawing, dot, axis, y);
            }
        }
        return y + 4;
    }

    private double wideRow(Drawing drawing, Dot dot, ShareAxis axis, double top) {
        var lines = Lettering.PLAIN.lines(dot.label(), LABELS, 3);
        var height = Math.max(32, lines.size() * Lettering.PLAIN.leading() + 12);
        var middle = top + height / 2;
        drawing.lines(
                lines,
                0,
                middle + 5 - (lines.size() - 1) * Lettering.PLAIN.leading() / 2,
                Lettering.PLAIN,
                Drawing.Anchor.START,
                Ink.TEXT);
        mark(drawing, dot, axis, middle);
        var right = drawing.width();
        drawing.text(value(dot), right - BASES, middle + 5, Lettering.BOLD, Drawing.Anchor.END, Ink.TEXT);
        drawing.text(base(dot), right, middle + 5, Lettering.SMALL, Drawing.Anchor.END, Ink.SOFT);
        return top + height;
    }

    private double narrowRow(Drawing drawing, Dot dot, ShareAxis axis, double top) {
        var right = drawing.width();
        var lines = Lettering.PLAIN.lines(dot.label(), right - 142, 5);
        // With a halo, for the band and the grid lie behind.
        var baseline = top + 18;
        drawing.textWithHalo(base(dot), right, baseline, Lettering.SMALL, Drawing.Anchor.END, Ink.SOFT);
        drawing.textWithHalo(value(dot), right - BASES + 4, baseline, Lettering.BOLD, Drawing.Anchor.END, Ink.TEXT);
        for (var line : lines) {
            drawing.textWithHalo(line, 0, baseline, Lettering.PLAIN, Drawing.Anchor.START, Ink.TEXT);
            baseline += Lettering.PLAIN.leading();
        }
        var middle = dot.reference().isPresent() ? baseline + 1 : baseline - 3;
        mark(drawing, dot, axis, middle);
        return middle + (dot.reference().isPresent() ? 18 : 12);
    }

    private void mark(Drawing drawing, Dot dot, ShareAxis axis, double y) {
        var own = dot.reference().isPresent() ? y - 5 : y;
        dot.reference().ifPresent(reference -> {
            drawing.line(axis.at(reference.lower()), y + 7, axis.at(reference.upper()), y + 7, Ink.STRONG_LINE, 1.5);
            drawing.diamond(axis.at(reference.value()), y + 7, RADIUS - 0.5, Ink.STRONG_LINE);
        });
        dot.share().ifPresent(share -> {
            drawing.line(axis.at(share.lower()), own, axis.at(share.upper()), own, Ink.ACCENT, 2.5);
            drawing.dot(axis.at(share.value()), own, RADIUS, Ink.ACCENT);
            if (share.note() == PublishedEstimate.Note.WEAK_BASE) {
                drawing.dot(axis.at(share.value()), own, RADIUS - 2, Ink.PAPER);
            }
        });
        if (dot.share().isEmpty()) {
            drawing.textWithHalo(
                    words.texts().say("report.map.withheld"),
                    axis.start(),
                    own + 5,
                    Lettering.SMALL,
                    Drawing.Anchor.START,
                    Ink.SOFT);
        }
    }

    private String value(Dot dot) {
        var parts = new ArrayList<String>();
        if (!dot.sign().isEmpty()) {
            parts.add(dot.sign());
        }
        dot.share().map(words::share).ifPresent(parts::add);
        return String.join(" ", parts);
    }

    private String base(Dot dot) {
        return dot.share()
                .map(share -> words.texts().say("report.base", words.number(share.base())))
                .orElse("");
    }
}
