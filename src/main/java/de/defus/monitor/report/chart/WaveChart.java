package de.defus.monitor.report.chart;

import de.defus.monitor.report.WaveLine;
import de.defus.monitor.report.Words;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * Two waves side by side: for each share a mark with its interval in either wave. The waves differ in form and fill as well
 * as in colour.
 */
public final class WaveChart {

    private static final int ROW_HEIGHT = 44;
    private static final int FRAME_HEIGHT = 86;
    private static final int STEP = 10;

    private final String title;
    private final String description;
    private final JFreeChart chart;
    private final int height;

    private WaveChart(String title, String description, JFreeChart chart, int height) {
        this.title = title;
        this.description = description;
        this.chart = chart;
        this.height = height;
    }

    /**
     * A chart of the shares of all respondents.
     *
     * @param lines one for each share
     * @param earlierTitle of the earlier wave, such as the year
     * @param laterTitle of the later wave
     */
    public static WaveChart of(Words words, String item, List<WaveLine> lines, String earlierTitle, String laterTitle) {
        var data = new DefaultCategoryDataset();
        var most = 0.0;
        for (var line : lines) {
            data.addValue(100 * line.before().value(), earlierTitle, line.label());
            data.addValue(100 * line.now().value(), laterTitle, line.label());
            most = Math.max(most, Math.max(line.before().upper(), line.now().upper()));
        }
        var plot = new CategoryPlot(data, labels(), shares(most), new IntervalRenderer(lines));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        // Room for half of the last label of the axis.
        plot.setInsets(new RectangleInsets(4, 0, 4, 24));
        plot.setRangeGridlinePaint(HouseStyle.LINE);
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        var chart = new JFreeChart(null, HouseStyle.TYPE, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        var legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setItemFont(HouseStyle.TYPE_SMALL);
        legend.setItemPaint(HouseStyle.INK);
        legend.setBackgroundPaint(Color.WHITE);
        chart.addLegend(legend);
        return new WaveChart(
                words.texts().say("report.compare.chart", words.item(item), earlierTitle, laterTitle),
                describe(words, lines, earlierTitle, laterTitle),
                chart,
                FRAME_HEIGHT + ROW_HEIGHT * lines.size());
    }

    private static CategoryAxis labels() {
        var items = new LabelAxis();
        items.setTickLabelFont(HouseStyle.TYPE);
        items.setTickLabelPaint(HouseStyle.INK);
        items.setAxisLineVisible(false);
        items.setTickMarksVisible(false);
        items.setCategoryMargin(0.2);
        items.setLowerMargin(0.02);
        items.setUpperMargin(0.02);
        return items;
    }

    private static NumberAxis shares(double most) {
        var shares = new NumberAxis();
        shares.setRange(0, Math.min(100, STEP * (Math.floor(100 * most / STEP) + 1)));
        shares.setTickUnit(new NumberTickUnit(most > 0.5 ? 2 * STEP : STEP, new DecimalFormat("0 '%'")));
        shares.setTickLabelFont(HouseStyle.TYPE_SMALL);
        shares.setTickLabelPaint(HouseStyle.INK_SOFT);
        shares.setAxisLineVisible(false);
        shares.setTickMarksVisible(false);
        return shares;
    }

    private static String describe(Words words, List<WaveLine> lines, String earlierTitle, String laterTitle) {
        return lines.stream()
                .map(line -> words.texts()
                        .say(
                                "report.compare.line",
                                line.label(),
                                earlierTitle,
                                words.share(line.before()),
                                laterTitle,
                                words.share(line.now()),
                                words.points(line.change().value())))
                .collect(Collectors.joining(" "));
    }

    public String title() {
        return title;
    }

    /** What the chart says, in words: the text alternative. */
    public String description() {
        return description;
    }

    /**
     * The chart as an SVG element to stand in a page.
     *
     * @param id prefix of all ids in it, unique in the page
     * @param width {@link ShareChart#WIDE} or {@link ShareChart#NARROW}
     */
    public String svg(String id, int width) {
        return SvgPicture.of(chart, id, title, description, width, height);
    }

    /** Draws the interval as a line and the share as a mark on it. */
    private static final class IntervalRenderer extends LineAndShapeRenderer {

        private static final long serialVersionUID = 1L;
        private static final Color[] COLOURS = {HouseStyle.INK_SOFT, HouseStyle.ACCENT};

        private final transient List<WaveLine> lines;

        IntervalRenderer(List<WaveLine> lines) {
            super(false, true);
            this.lines = lines;
            setUseSeriesOffset(true);
            setItemMargin(0.1);
            setDrawOutlines(true);
            setUseFillPaint(true);
            for (int series = 0; series < COLOURS.length; series++) {
                setSeriesPaint(series, COLOURS[series]);
                setSeriesOutlinePaint(series, COLOURS[series]);
                setSeriesOutlineStroke(series, new BasicStroke(2f));
                setSeriesFillPaint(series, series == 0 ? Color.WHITE : COLOURS[series]);
                setSeriesShape(series, series == 0 ? diamond() : new Ellipse2D.Double(-5, -5, 10, 10));
            }
        }

        private static Shape diamond() {
            var diamond = new Path2D.Double();
            diamond.moveTo(0, -6.5);
            diamond.lineTo(6.5, 0);
            diamond.lineTo(0, 6.5);
            diamond.lineTo(-6.5, 0);
            diamond.closePath();
            return diamond;
        }

        @Override
        public void drawItem(
                Graphics2D graphics,
                CategoryItemRendererState state,
                Rectangle2D area,
                CategoryPlot plot,
                CategoryAxis items,
                ValueAxis shares,
                CategoryDataset data,
                int series,
                int category,
                int pass) {
            if (pass == 0) {
                var line = lines.get(category);
                var estimate = series == 0 ? line.before() : line.now();
                var middle = items.getCategorySeriesMiddle(
                        category,
                        data.getColumnCount(),
                        series,
                        data.getRowCount(),
                        getItemMargin(),
                        area,
                        plot.getDomainAxisEdge());
                var edge = plot.getRangeAxisEdge();
                graphics.setPaint(COLOURS[series]);
                graphics.setStroke(new BasicStroke(2f));
                graphics.draw(new Line2D.Double(
                        shares.valueToJava2D(100 * estimate.lower(), area, edge),
                        middle,
                        shares.valueToJava2D(100 * estimate.upper(), area, edge),
                        middle));
            }
            super.drawItem(graphics, state, area, plot, items, shares, data, series, category, pass);
        }
    }
}
