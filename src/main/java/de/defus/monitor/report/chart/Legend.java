package de.defus.monitor.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;
import org.jfree.data.Range;

/** Patches of ink with their names, in as many lines as they need. */
final class Legend {

    private static final double PATCH = 14;
    private static final double GAP = 18;
    private static final double MOST_HEIGHT = 400;

    private Legend() {}

    /** What a paint stands for. */
    record Entry(InkPaint paint, String name) {}

    /** Draws it from the left edge; where it ends. */
    static double draw(Drawing drawing, List<Entry> entries, double top) {
        var items = new LegendItemCollection();
        entries.forEach(entry -> items.add(new LegendItem(
                entry.name(), null, null, null, new Rectangle2D.Double(0, 0, PATCH, PATCH), entry.paint())));
        var legend = new LegendTitle(
                () -> items,
                new FlowArrangement(HorizontalAlignment.LEFT, VerticalAlignment.CENTER, GAP, 4),
                new ColumnArrangement());
        legend.setMargin(RectangleInsets.ZERO_INSETS);
        legend.setPadding(RectangleInsets.ZERO_INSETS);
        legend.setLegendItemGraphicPadding(RectangleInsets.ZERO_INSETS);
        legend.setItemLabelPadding(new RectangleInsets(0, 6, 0, 0));
        legend.setItemFont(Lettering.SMALL.font());
        legend.setItemPaint(Ink.TEXT);
        var recorder = new Recorder(drawing);
        var size = legend.arrange(recorder, new RectangleConstraint(drawing.width(), new Range(0, MOST_HEIGHT)));
        legend.draw(recorder, new Rectangle2D.Double(0, top, drawing.width(), size.height));
        return top + size.height;
    }
}
