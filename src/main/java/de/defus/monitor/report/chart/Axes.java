package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleInsets;

/** Axes in the house style. */
final class Axes {

    private static final double LEAST_RANGE = 30;
    private static final double TEN = 10;

    private Axes() {}

    /** Shares in per cent, or scores; its ends are whole tens around all intervals, and JFreeChart chooses how many are labelled. */
    static NumberAxis shares(
            List<PublishedEstimate> estimates, Unit unit, Drawing.Anchor labels, RectangleInsets aroundLabels) {
        var low = estimates.stream()
                .mapToDouble(estimate -> unit.drawn(estimate.lower()))
                .min()
                .orElse(0);
        var high = estimates.stream()
                .mapToDouble(estimate -> unit.drawn(estimate.upper()))
                .max()
                .orElse(100);
        low = Math.max(0, Math.floor(low / TEN) * TEN);
        high = Math.min(100, Math.ceil(high / TEN) * TEN);
        if (high - low < LEAST_RANGE) {
            high = Math.min(100, low + LEAST_RANGE);
            low = Math.max(0, Math.min(low, high - LEAST_RANGE));
        }
        var axis = new NumberAxis();
        axis.setRange(low, high);
        var units = new TickUnits();
        var format = new DecimalFormat(unit.tick(), DecimalFormatSymbols.getInstance(Locale.ROOT));
        units.add(new NumberTickUnit(TEN, format));
        units.add(new NumberTickUnit(2 * TEN, format));
        axis.setStandardTickUnits(units);
        axis.setTickLabelFont(Lettering.SMALL.font());
        axis.setTickLabelPaint(InkPaint.Letters.of(Ink.SOFT, labels));
        return plain(axis, aroundLabels);
    }

    /** Names at 0, 1, 2 and so on, half a step of room at either end. */
    static SymbolAxis names(List<String> names, RectangleInsets aroundLabels) {
        var axis = new SymbolAxis(null, names.toArray(String[]::new));
        axis.setGridBandsVisible(false);
        axis.setRange(-0.5, names.size() - 0.5);
        axis.setTickLabelFont(Lettering.PLAIN.font());
        axis.setTickLabelPaint(InkPaint.Letters.of(Ink.TEXT, Drawing.Anchor.MIDDLE));
        return plain(axis, aroundLabels);
    }

    /** From one number to another, without labels. */
    static NumberAxis unlabelled(double low, double high) {
        var axis = new NumberAxis();
        axis.setRange(low, high);
        axis.setVisible(false);
        return axis;
    }

    /** Pixels downwards. */
    static NumberAxis down(double height) {
        var axis = unlabelled(0, height);
        axis.setInverted(true);
        return axis;
    }

    private static <A extends ValueAxis> A plain(A axis, RectangleInsets aroundLabels) {
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelInsets(aroundLabels);
        return axis;
    }
}
