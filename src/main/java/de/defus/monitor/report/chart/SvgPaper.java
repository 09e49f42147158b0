package de.defus.monitor.report.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/**
 * Writes a drawing as an SVG element with title and text alternative. Each ink is a class, for the page's style sheet, and a
 * plain attribute, for the file; a policy that forbids styles in the markup touches neither.
 */
final class SvgPaper {

    private static final double HALO = 3.5;

    private final StringBuilder out = new StringBuilder();

    private SvgPaper() {}

    static String of(Drawing drawing, String id, String title, String description) {
        var paper = new SvgPaper();
        paper.out
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" aria-labelledby=\"")
                .append(id)
                .append("-title ")
                .append(id)
                .append("-desc\" viewBox=\"0 0 ")
                .append(number(drawing.width()))
                .append(' ')
                .append(number(drawing.height()))
                .append("\" font-family=\"system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif\"><title id=\"")
                .append(id)
                .append("-title\">")
                .append(escape(title))
                .append("</title><desc id=\"")
                .append(id)
                .append("-desc\">")
                .append(escape(description))
                .append("</desc>");
        drawing.marks().forEach(paper::mark);
        return paper.out.append("</svg>").toString();
    }

    private void mark(Drawing.Mark mark) {
        if (mark instanceof Drawing.Area area) {
            shape(area.shape());
            fill(area.ink());
            out.append("/>");
        } else if (mark instanceof Drawing.Outline outline) {
            shape(outline.shape());
            out.append(" fill=\"none\"");
            stroke(outline.ink(), outline.width());
            out.append("/>");
        } else if (mark instanceof Drawing.Label label) {
            label(label);
        }
    }

    private void label(Drawing.Label label) {
        out.append("<text x=\"").append(number(label.x())).append("\" y=\"").append(number(label.y()));
        out.append("\" font-size=\"").append(number(label.lettering().size())).append('"');
        if (label.lettering().font().isBold()) {
            out.append(" font-weight=\"700\"");
        }
        if (label.anchor() != Drawing.Anchor.START) {
            out.append(" text-anchor=\"")
                    .append(label.anchor().name().toLowerCase(Locale.ROOT))
                    .append('"');
        }
        if (label.hasHalo()) {
            out.append(" class=\"fill-").append(label.ink().styleName()).append(" stroke-paper\" fill=\"");
            out.append(label.ink().hex()).append("\" stroke=\"").append(Ink.PAPER.hex());
            out.append("\" stroke-width=\"")
                    .append(number(HALO))
                    .append("\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        } else {
            fill(label.ink());
        }
        out.append('>').append(escape(label.text())).append("</text>");
    }

    private void fill(Ink ink) {
        out.append(" class=\"fill-").append(ink.styleName()).append("\" fill=\"");
        out.append(ink.hex()).append('"');
    }

    private void stroke(Ink ink, double width) {
        out.append(" class=\"stroke-").append(ink.styleName()).append("\" stroke=\"");
        out.append(ink.hex()).append("\" stroke-width=\"").append(number(width)).append('"');
    }

    private void shape(Shape shape) {
        if (shape instanceof Rectangle2D box) {
            out.append("<rect x=\"")
                    .append(number(box.getX()))
                    .append("\" y=\"")
                    .append(number(box.getY()));
            out.append("\" width=\"").append(number(box.getWidth())).append("\" height=\"");
            out.append(number(box.getHeight())).append('"');
        } else if (shape instanceof Line2D line) {
            out.append("<line x1=\"")
                    .append(number(line.getX1()))
                    .append("\" y1=\"")
                    .append(number(line.getY1()));
            out.append("\" x2=\"").append(number(line.getX2())).append("\" y2=\"");
            out.append(number(line.getY2())).append('"');
        } else if (shape instanceof Ellipse2D dot) {
            out.append("<circle cx=\"").append(number(dot.getCenterX())).append("\" cy=\"");
            out.append(number(dot.getCenterY())).append("\" r=\"");
            out.append(number(dot.getWidth() / 2)).append('"');
        } else {
            out.append("<path d=\"");
            path(shape.getPathIterator(null, 0.1));
            out.append("\" fill-rule=\"evenodd\"");
        }
    }

    private void path(PathIterator path) {
        var point = new double[6];
        for (; !path.isDone(); path.next()) {
            var kind = path.currentSegment(point);
            if (kind == PathIterator.SEG_CLOSE) {
                out.append('Z');
            } else {
                out.append(kind == PathIterator.SEG_MOVETO ? 'M' : 'L');
                out.append(number(point[0])).append(' ').append(number(point[1]));
            }
        }
    }

    /** A tenth of a pixel is as fine as one can see. */
    private static String number(double value) {
        var rounded = Math.round(10 * value) / 10.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
