package de.defus.monitor.report.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Lying bars from one value to another, with a word in each that has room for it. */
final class Bars {

    private final double height;
    private final Map<InkPaint, Row> rows = new LinkedHashMap<>();

    /** Bars of one paint. */
    private record Row(XYIntervalSeries series, List<String> words) {}

    /** @param height of a bar in pixels */
    Bars(double height) {
        this.height = height;
    }

    /** @param middle pixels from the top of the field */
    void add(InkPaint paint, double from, double to, double middle, String word) {
        var row = rows.computeIfAbsent(paint, key -> new Row(Field.series("bars " + rows.size()), new ArrayList<>()));
        row.series().add((from + to) / 2, from, to, middle, middle - height / 2, middle + height / 2);
        row.words().add(word);
    }

    void addTo(Field field) {
        var data = new XYIntervalSeriesCollection();
        var renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setUseYInterval(true);
        rows.forEach((paint, row) -> {
            var index = data.getSeriesCount();
            data.addSeries(row.series());
            renderer.setSeriesPaint(index, paint);
            renderer.setSeriesItemLabelPaint(
                    index, InkPaint.Letters.of(paint.ink().lettering(), Drawing.Anchor.MIDDLE));
        });
        var words = rows.values().stream().map(Row::words).toList();
        renderer.setDefaultItemLabelGenerator(
                (set, series, item) -> words.get(series).get(item));
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(Lettering.SMALL.font());
        var inside = new ItemLabelPosition(ItemLabelAnchor.CENTER, TextAnchor.CENTER);
        renderer.setDefaultPositiveItemLabelPosition(inside);
        renderer.setDefaultNegativeItemLabelPosition(inside);
        field.add(data, renderer);
    }
}
