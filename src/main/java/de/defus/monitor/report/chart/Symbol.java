package de.defus.monitor.report.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The forms of points, told apart without colour. */
enum Symbol {
    DOT,
    DIAMOND,
    SQUARE;

    /** The form around a point. */
    Shape at(double x, double y, double radius) {
        return switch (this) {
            case DOT -> new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
            case SQUARE -> new Rectangle2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
            case DIAMOND -> {
                var diamond = new Path2D.Double();
                diamond.moveTo(x, y - radius);
                diamond.lineTo(x + radius, y);
                diamond.lineTo(x, y + radius);
                diamond.lineTo(x - radius, y);
                diamond.closePath();
                yield diamond;
            }
        };
    }
}
