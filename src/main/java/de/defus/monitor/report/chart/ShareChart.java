package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.ResponseScale;
import de.defus.monitor.report.Words;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * Shares of all respondents: the items of a rated scale as stacked bars, one below the other, else one bar a category.
 * Knows its text alternative, and draws itself as SVG or PNG.
 */
public final class ShareChart {

    /** Pixels, for a desk and for print. */
    public static final int WIDE = 820;
    /** Pixels, for a phone. */
    public static final int NARROW = 400;

    private static final int LEGEND_LINE = 24;
    private static final int BAR_HEIGHT = 46;
    private static final int FRAME_HEIGHT = 96;
    /** Narrower parts of a bar have no room for their number; it stands in the table. */
    private static final double SMALLEST_LABELLED = 4.5;

    private final String title;
    private final String description;
    private final JFreeChart chart;
    private final int height;

    private ShareChart(String title, String description, JFreeChart chart, int height) {
        this.title = title;
        this.description = description;
        this.chart = chart;
        this.height = height;
    }

    /**
     * A chart of one item, or of several on one scale.
     *
     * @param item an item of the scale, for its wordings
     * @param tables tables of all respondents; those withheld are left out
     */
    public static ShareChart of(Words words, String item, List<PublishedTable> tables) {
        var shown = tables.stream().filter(table -> !table.withheld()).toList();
        var scale = words.scale(item);
        var rated =
                scale.measure() == ResponseScale.Measure.ORDINAL && scale.direction() != ResponseScale.Direction.NONE;
        return rated ? stacked(words, item, shown, scale) : bars(words, item, shown);
    }

    /** The tables of all respondents of a question's items that are not withheld. */
    public static List<PublishedTable> tables(Release release, Question question) {
        return question.items().stream()
                .flatMap(item -> release.results().findTable(item.key(), PublishedTable.ALL).stream())
                .filter(table -> !table.withheld())
                .toList();
    }

    public String title() {
        return title;
    }

    /** What the chart says, in words: the text alternative. */
    public String description() {
        return description;
    }

    private static ShareChart stacked(Words words, String item, List<PublishedTable> tables, ResponseScale scale) {
        var data = new DefaultCategoryDataset();
        for (var table : tables) {
            var label = tables.size() == 1 ? "" : words.shortItem(table.item());
            table.rows()
                    .get(0)
                    .shares()
                    .forEach((code, share) -> data.addValue(100 * share.value(), words.category(item, code), label));
        }
        var renderer = new StackedBarRenderer();
        var count = scale.categories().size();
        for (int position = 0; position < count; position++) {
            var favourable = scale.direction() == ResponseScale.Direction.FAVOURABLE_FIRST;
            var colour = HouseStyle.diverging(favourable ? position : count - 1 - position, count);
            renderer.setSeriesPaint(position, colour);
            renderer.setSeriesItemLabelPaint(position, HouseStyle.isDark(colour) ? Color.WHITE : HouseStyle.INK);
        }
        renderer.setDefaultItemLabelGenerator(new WholePercent());
        var chart = chart(data, renderer, 100);
        chart.addLegend(legend(chart));
        var question = tables.size() == 1
                ? words.item(item)
                : words.question(item).stem().in(words.language());
        return new ShareChart(
                question, describe(words, tables, tables.size() > 1), chart, FRAME_HEIGHT + BAR_HEIGHT * tables.size());
    }

    private static ShareChart bars(Words words, String item, List<PublishedTable> tables) {
        var data = new DefaultCategoryDataset();
        var categories = 0;
        for (var table : tables) {
            for (var share : table.rows().get(0).shares().entrySet()) {
                data.addValue(100 * share.getValue().value(), "", words.category(item, share.getKey()));
                categories++;
            }
        }
        var renderer = new BarRenderer();
        renderer.setSeriesPaint(0, HouseStyle.ACCENT);
        renderer.setDefaultItemLabelGenerator(new WholePercent());
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        renderer.setDefaultItemLabelPaint(HouseStyle.INK);
        var chart = chart(data, renderer, 100);
        return new ShareChart(
                words.item(item),
                describe(words, tables, false),
                chart,
                FRAME_HEIGHT / 2 + 34 * Math.max(1, categories));
    }

    /** The highest share of each item, and the base. */
    private static String describe(Words words, List<PublishedTable> tables, boolean named) {
        return tables.stream()
                .map(table -> {
                    var row = table.rows().get(0);
                    var most = row.shares().entrySet().stream()
                            .max(Map.Entry.comparingByValue(
                                    java.util.Comparator.comparingDouble(estimate -> estimate.value())))
                            .orElseThrow();
                    var text = words.texts()
                            .say(
                                    "report.chart.most",
                                    words.category(table.item(), most.getKey()),
                                    words.share(most.getValue()),
                                    words.number(row.base()));
                    return named ? words.shortItem(table.item()) + ": " + text : text;
                })
                .collect(Collectors.joining(" "));
    }

    private static JFreeChart chart(CategoryDataset data, BarRenderer renderer, double most) {
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        renderer.setDefaultOutlinePaint(Color.WHITE);
        renderer.setDefaultOutlineStroke(new BasicStroke(1.5f));
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultItemLabelFont(HouseStyle.TYPE_SMALL);
        renderer.setMaximumBarWidth(0.6);
        var items = new LabelAxis();
        items.setTickLabelFont(HouseStyle.TYPE);
        items.setTickLabelPaint(HouseStyle.INK);
        items.setAxisLineVisible(false);
        items.setTickMarksVisible(false);
        items.setCategoryMargin(0.25);
        items.setLowerMargin(0.02);
        items.setUpperMargin(0.02);
        var shares = new NumberAxis();
        shares.setRange(0, most);
        shares.setVisible(false);
        var plot = new CategoryPlot(data, items, shares, renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinesVisible(false);
        var chart = new JFreeChart(null, HouseStyle.TYPE, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        return chart;
    }

    private static LegendTitle legend(JFreeChart chart) {
        var legend = new LegendTitle(chart.getPlot());
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setItemFont(HouseStyle.TYPE_SMALL);
        legend.setItemPaint(HouseStyle.INK);
        legend.setBackgroundPaint(Color.WHITE);
        return legend;
    }

    /**
     * The chart as an SVG element to stand in a page.
     *
     * @param id prefix of all ids in it, unique in the page
     * @param width {@link #WIDE} or {@link #NARROW}
     */
    public String svg(String id, int width) {
        // The legend breaks into more lines.
        var height = width == WIDE ? this.height : this.height + 2 * LEGEND_LINE;
        return SvgPicture.of(chart, id, title, description, width, height);
    }

    /** The chart as a PNG at twice its size, sharp in print and on dense screens. */
    public byte[] png() {
        try {
            var bytes = new ByteArrayOutputStream();
            ChartUtils.writeScaledChartAsPNG(bytes, chart, WIDE, height, 2, 2);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written", impossible);
        }
    }

    /** Whole per cent; none on parts too narrow for it. */
    private static final class WholePercent extends StandardCategoryItemLabelGenerator {

        private static final long serialVersionUID = 1L;

        @Override
        public String generateLabel(CategoryDataset data, int row, int column) {
            return Optional.ofNullable(data.getValue(row, column))
                    .map(Number::doubleValue)
                    .filter(value -> data.getRowCount() == 1 || value >= SMALLEST_LABELLED)
                    .map(value -> Math.round(value) + " %")
                    .orElse("");
        }
    }
}
