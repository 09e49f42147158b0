package de.defus.monitor.platform.pdf;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Draws the SVG of our own charts, which has straight lines, circles and text only. */
final class SvgOnPdf {

    private static final Pattern STEP = Pattern.compile("([MLZ])(?:(-?[0-9.]+) (-?[0-9.]+))?");
    private static final int CORNERS_OF_A_CIRCLE = 28;
    private static final double HALO = 3;

    private final TaggedPdf pdf;
    private final double x;
    private final double y;
    private final double scale;

    SvgOnPdf(TaggedPdf pdf, double x, double y, double scale) {
        this.pdf = pdf;
        this.x = x;
        this.y = y;
        this.scale = scale;
    }

    /** Width and height of a picture in its own units. */
    static double[] size(Element svg) {
        var box = svg.getAttribute("viewBox").split(" ");
        return new double[] {Double.parseDouble(box[2]), Double.parseDouble(box[3])};
    }

    void draw(Element svg) throws IOException {
        var size = size(svg);
        pdf.within(x, y, scale * size[0], scale * size[1], () -> marks(svg));
    }

    private void marks(Element svg) throws IOException {
        for (var mark : Dom.children(svg)) {
            switch (mark.getTagName()) {
                case "rect" -> path(mark, box(mark));
                case "line" ->
                    pdf.line(
                            x + scale * number(mark, "x1"),
                            y + scale * number(mark, "y1"),
                            x + scale * number(mark, "x2"),
                            y + scale * number(mark, "y2"),
                            colour(mark, "stroke"),
                            scale * number(mark, "stroke-width"));
                case "circle" -> path(mark, circle(mark));
                case "path" -> path(mark, steps(mark.getAttribute("d")));
                case "text" -> text(mark);
                default -> {
                    // title and description are the alternative text of the figure
                }
            }
        }
    }

    private void path(Element mark, List<double[]> points) throws IOException {
        var isFilled = !mark.getAttribute("fill").equals("none");
        pdf.path(
                points,
                x,
                y,
                scale,
                isFilled ? colour(mark, "fill") : null,
                isFilled ? null : colour(mark, "stroke"),
                isFilled ? 0 : scale * number(mark, "stroke-width"));
    }

    private static List<double[]> steps(String path) {
        var points = new ArrayList<double[]>();
        STEP.matcher(path)
                .results()
                .forEach(step -> points.add(
                        step.group(1).equals("Z")
                                ? new double[0]
                                : new double[] {
                                    step.group(1).equals("M") ? 0 : 1,
                                    Double.parseDouble(step.group(2)),
                                    Double.parseDouble(step.group(3))
                                }));
        return points;
    }

    private static List<double[]> box(Element mark) {
        var left = number(mark, "x");
        var top = number(mark, "y");
        var right = left + number(mark, "width");
        var bottom = top + number(mark, "height");
        return List.of(
                new double[] {0, left, top},
                new double[] {1, right, top},
                new double[] {1, right, bottom},
                new double[] {1, left, bottom},
                new double[0]);
    }

    private static List<double[]> circle(Element mark) {
        var points = new ArrayList<double[]>();
        for (int corner = 0; corner < CORNERS_OF_A_CIRCLE; corner++) {
            var angle = 2 * Math.PI * corner / CORNERS_OF_A_CIRCLE;
            points.add(new double[] {
                corner == 0 ? 0 : 1,
                number(mark, "cx") + number(mark, "r") * Math.cos(angle),
                number(mark, "cy") + number(mark, "r") * Math.sin(angle)
            });
        }
        points.add(new double[0]);
        return points;
    }

    private void text(Element mark) throws IOException {
        var words = mark.getTextContent();
        if (words.isEmpty()) {
            return;
        }
        var isBold = mark.getAttribute("font-weight").equals("700");
        var style = new Style(scale * number(mark, "font-size"), isBold, colour(mark, "fill"));
        var width = pdf.width(words, style);
        var before = switch (mark.getAttribute("text-anchor")) {
            case "middle" -> width / 2;
            case "end" -> width;
            default -> 0;
        };
        var left = x + scale * number(mark, "x") - before;
        var baseline = y + scale * number(mark, "y");
        if (mark.hasAttribute("stroke")) {
            var margin = HALO * scale / 2;
            pdf.rectangle(
                    left - margin,
                    baseline - 0.75 * style.size() - margin,
                    width + 2 * margin,
                    0.95 * style.size() + 2 * margin,
                    colour(mark, "stroke"));
        }
        pdf.text(words, left, baseline, style);
    }

    private static double number(Element mark, String name) {
        return Double.parseDouble(mark.getAttribute(name));
    }

    private static Color colour(Element mark, String name) {
        return Color.decode(mark.getAttribute(name));
    }
}
