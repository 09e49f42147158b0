package de.defus.monitor.report.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/**
 * Takes down what JFreeChart draws as marks of a drawing. Its paints must be {@link InkPaint}s and its fonts those of
 * {@link Lettering}: anything else would have no meaning, and no colour in the dark. Clips and transparency are left out:
 * axes are chosen so that nothing lies outside the plot.
 */
final class Recorder extends RecorderState {

    private static final double NOTHING = 1e-6;

    private final Drawing drawing;

    Recorder(Drawing drawing) {
        this.drawing = drawing;
    }

    @Override
    public Graphics2D create() {
        return new Recorder(drawing);
    }

    @Override
    public void fill(Shape shape) {
        if (getPaint() instanceof InkPaint.Hatching hatching) {
            var box = shape.getBounds2D();
            drawing.hatched(box.getX(), box.getY(), box.getWidth(), box.getHeight(), hatching.ink());
        } else {
            drawing.fill(lasting(shape), ink());
        }
    }

    @Override
    public void draw(Shape shape) {
        // Ends of intervals that have no length.
        if (shape instanceof Line2D line && line.getP1().distance(line.getP2()) < NOTHING) {
            return;
        }
        drawing.outline(lasting(shape), ink(), ((BasicStroke) getStroke()).getLineWidth());
    }

    @Override
    public void drawString(String text, float x, float y) {
        var lettering = Arrays.stream(Lettering.values())
                .filter(each -> each.font().equals(getFont()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not in the house style: " + getFont()));
        var letters =
                getPaint() instanceof InkPaint.Letters named ? named : InkPaint.Letters.of(ink(), Drawing.Anchor.START);
        var width = lettering.width(text);
        var anchored = switch (letters.anchor()) {
            case START -> x;
            case MIDDLE -> x + width / 2;
            case END -> x + width;
        };
        drawing.add(
                new Drawing.Label(text, anchored, y, lettering, letters.anchor(), letters.ink(), letters.hasHalo()));
    }

    private Ink ink() {
        if (getPaint() instanceof InkPaint named) {
            return named.ink();
        }
        throw new IllegalStateException("a colour without a meaning: " + getPaint());
    }

    /** JFreeChart uses its shapes again, and turns circles into curves when it moves them. */
    private static Shape lasting(Shape shape) {
        if (shape instanceof Line2D line) {
            return new Line2D.Double(line.getP1(), line.getP2());
        }
        if (shape instanceof Rectangle2D box) {
            return new Rectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight());
        }
        var box = shape.getBounds2D();
        return isCircle(shape)
                ? new Ellipse2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight())
                : new Path2D.Double(shape);
    }

    private static boolean isCircle(Shape shape) {
        var curves = 0;
        for (var path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            var kind = path.currentSegment(new double[6]);
            curves += kind == PathIterator.SEG_CUBICTO ? 1 : kind == PathIterator.SEG_LINETO ? -1 : 0;
        }
        return curves == 4;
    }
}
