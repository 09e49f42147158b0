package de.defus.monitor.report.chart;

import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** A plot of JFreeChart in the house style: no frame, no ground, what is added last lies on top. */
final class Field {

    private final XYPlot plot;
    private final Rectangle2D area;
    private int layers;

    /** @param area where the data lie, without the labels of the axes; in whole pixels, as JFreeChart rounds them */
    Field(ValueAxis across, ValueAxis down, Rectangle2D area) {
        this.plot = new XYPlot(null, across, down, null);
        this.area = area;
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setDomainGridlinePaint(Ink.LINE);
        plot.setRangeGridlinePaint(Ink.LINE);
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    }

    /** Lines at the labels of the axis across. */
    void gridAcross() {
        plot.setDomainGridlinesVisible(true);
    }

    /** Lines at the labels of the axis down. */
    void gridDown() {
        plot.setRangeGridlinesVisible(true);
    }

    /** A band behind the data. */
    void band(double low, double high, Ink ink) {
        var band = new IntervalMarker(low, high, ink, new BasicStroke(1), null, null, 1);
        plot.addDomainMarker(band, Layer.BACKGROUND);
    }

    /** A line behind the data. */
    void line(double value, Ink ink, float width) {
        plot.addDomainMarker(new ValueMarker(value, ink, new BasicStroke(width)), Layer.BACKGROUND);
    }

    void add(XYIntervalSeriesCollection series, XYItemRenderer renderer) {
        plot.setDataset(layers, series);
        plot.setRenderer(layers, renderer);
        layers++;
    }

    /** Where a value of the axis across lies on the paper. */
    double across(double value) {
        return plot.getDomainAxis().valueToJava2D(value, area, RectangleEdge.BOTTOM);
    }

    /** Where a value of the axis down lies on the paper. */
    double down(double value) {
        return plot.getRangeAxis().valueToJava2D(value, area, RectangleEdge.LEFT);
    }

    void drawOn(Drawing drawing) {
        var room = new AxisSpace();
        room.setLeft(area.getX());
        plot.setFixedRangeAxisSpace(room);
        plot.setFixedDomainAxisSpace(new AxisSpace());
        var whole = new Rectangle2D.Double(0, area.getY(), area.getMaxX(), area.getHeight());
        plot.draw(new Recorder(drawing), whole, null, null, null);
    }

    /** A series of points that each have an interval, or of bars from here to there. */
    static XYIntervalSeries series(String key) {
        return new XYIntervalSeries(key, false, true);
    }

    static XYIntervalSeriesCollection together(XYIntervalSeries... series) {
        var data = new XYIntervalSeriesCollection();
        for (var each : series) {
            data.addSeries(each);
        }
        return data;
    }

    /** Points with an interval along one of the axes. */
    static XYErrorRenderer points(boolean isAcross, double cap) {
        var points = new XYErrorRenderer();
        points.setDrawOutlines(false);
        points.setDrawXError(isAcross);
        points.setDrawYError(!isAcross);
        points.setCapLength(cap);
        return points;
    }
}
