package de.defus.monitor.report.chart;

import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** A picture as a list of marks, to be put on any paper: SVG, PNG, PDF. Distances in pixels from the upper left corner. */
public final class Drawing {

    /** Where a text stands to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** One stroke of the pen. */
    sealed interface Mark permits Area, Outline, Label {}

    /** A filled shape. */
    record Area(Shape shape, Ink ink) implements Mark {}

    /** A drawn line. */
    record Outline(Shape shape, Ink ink, double width) implements Mark {}

    /** A text; with a halo it can be read on any ground. */
    record Label(String text, double x, double y, Lettering lettering, Anchor anchor, Ink ink, boolean hasHalo)
            implements Mark {}

    private static final double HATCHING = 6;

    private final double width;
    private final List<Mark> marks = new ArrayList<>();
    private double height;

    Drawing(double width) {
        this.width = width;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    /** Says how far down the paper goes. */
    void endAt(double bottom) {
        height = Math.ceil(bottom);
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    void fill(Shape shape, Ink ink) {
        marks.add(new Area(shape, ink));
    }

    void rectangle(double x, double y, double width, double height, Ink ink) {
        fill(new Rectangle2D.Double(x, y, width, height), ink);
    }

    /** A rectangle of slanting lines on paper, with its border. */
    void hatched(double x, double y, double width, double height, Ink ink) {
        rectangle(x, y, width, height, Ink.PAPER);
        for (var shift = HATCHING - height; shift < width; shift += HATCHING) {
            // From the lower to the upper border, as far as it lies inside.
            var from = Math.max(0, shift);
            var to = Math.min(width, shift + height);
            line(x + from, y + height - (from - shift), x + to, y + height - (to - shift), ink, 1);
        }
        outline(new Rectangle2D.Double(x, y, width, height), ink, 1);
    }

    void symbol(Symbol symbol, double x, double y, double radius, Ink ink) {
        fill(symbol.at(x, y, radius), ink);
    }

    void outline(Shape shape, Ink ink, double width) {
        marks.add(new Outline(shape, ink, width));
    }

    void line(double x1, double y1, double x2, double y2, Ink ink, double width) {
        outline(new Line2D.Double(x1, y1, x2, y2), ink, width);
    }

    void text(String text, double x, double y, Lettering lettering, Anchor anchor, Ink ink) {
        marks.add(new Label(text, x, y, lettering, anchor, ink, false));
    }

    void textWithHalo(String text, double x, double y, Lettering lettering, Anchor anchor, Ink ink) {
        marks.add(new Label(text, x, y, lettering, anchor, ink, true));
    }

    /** Lines below each other; the baseline that would come next. */
    double lines(List<String> lines, double x, double firstBaseline, Lettering lettering, Anchor anchor, Ink ink) {
        var baseline = firstBaseline;
        for (var line : lines) {
            text(line, x, baseline, lettering, anchor, ink);
            baseline += lettering.leading();
        }
        return baseline;
    }

    /** Lines below each other from the left, their middle at this height. */
    void linesAround(List<String> lines, double x, double middle, Lettering lettering, Ink ink) {
        var first = middle + 5 - (lines.size() - 1) * lettering.leading() / 2;
        lines(lines, x, first, lettering, Anchor.START, ink);
    }
}
