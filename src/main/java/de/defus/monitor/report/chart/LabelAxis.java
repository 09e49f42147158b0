package de.defus.monitor.report.chart;

import java.awt.Graphics2D;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPosition;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.CategoryLabelWidthType;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.text.TextBlockAnchor;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;

/** Names of bars, left-aligned and broken into lines, so that long wordings can be read. */
final class LabelAxis extends CategoryAxis {

    private static final long serialVersionUID = 1L;
    private static final float LARGEST_PART_OF_WIDTH = 0.42f;
    private static final int MOST_LINES = 3;

    LabelAxis() {
        setMaximumCategoryLabelWidthRatio(LARGEST_PART_OF_WIDTH);
        setMaximumCategoryLabelLines(MOST_LINES);
        setCategoryLabelPositions(CategoryLabelPositions.replaceLeftPosition(
                CategoryLabelPositions.STANDARD,
                new CategoryLabelPosition(
                        RectangleAnchor.LEFT,
                        TextBlockAnchor.CENTER_LEFT,
                        CategoryLabelWidthType.RANGE,
                        LARGEST_PART_OF_WIDTH)));
    }

    @Override
    @SuppressWarnings("rawtypes") // as the library has it
    protected TextBlock createLabel(Comparable category, float width, RectangleEdge edge, Graphics2D graphics) {
        var block = super.createLabel(category, width, edge, graphics);
        block.setLineAlignment(HorizontalAlignment.LEFT);
        return block;
    }
}
