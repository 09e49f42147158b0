package de.defus.monitor.report.chart;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGUnits;

/** Draws a chart as an SVG element with a title and a text alternative, under a policy that allows no styles. */
final class SvgPicture {

    private SvgPicture() {}

    /**
     * @param id prefix of all ids in it, unique in the page
     * @param width pixels
     * @param height pixels
     */
    static String of(JFreeChart chart, String id, String title, String description, int width, int height) {
        var graphics = new SVGGraphics2D(width, height, SVGUnits.PX);
        graphics.setDefsKeyPrefix(id);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        var body = graphics.getSVGElement(id, true, null, null, null);
        var start = body.indexOf('>') + 1;
        // The page's policy allows no style attributes; fonts and colours become plain attributes.
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"%s-title %s-desc\" viewBox=\"0 0 %d %d\">"
                        .formatted(id, id, width, height)
                + "<title id=\"%s-title\">%s</title><desc id=\"%s-desc\">%s</desc>"
                        .formatted(id, escape(title), id, escape(description))
                + SvgAttributes.withoutStyles(body.substring(start));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
