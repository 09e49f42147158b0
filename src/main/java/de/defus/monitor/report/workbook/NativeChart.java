package de.defus.monitor.report.workbook;

import de.defus.monitor.questionnaire.ResponseScale;
import de.defus.monitor.report.Words;
import de.defus.monitor.report.chart.HouseStyle;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * A chart that the spreadsheet program draws from the cells of its sheet: the groups as stacked bars where the scale is
 * rated, else the shares of all respondents as bars.
 */
record NativeChart(Words words, String item, String sheetName) {

    /** Room is kept for so many, that few do not become thick. */
    private static final int FEWEST_BARS = 4;

    private static final int FRAME_ROWS = 6;
    private static final int WIDTH_COLUMNS = 9;

    /**
     * Draws the chart below what was written, and goes on below it.
     *
     * @param codes categories of the share columns
     * @param firstShare column of the first category
     * @param header row of the column names; all respondents are in the row below
     * @param last row of the last group
     */
    void draw(SheetWriter writer, List<Integer> codes, int firstShare, int header, int last) {
        var streamed = writer.sheet();
        XSSFSheet sheet = streamed.getWorkbook().getXSSFWorkbook().getSheet(streamed.getSheetName());
        var drawing = sheet.createDrawingPatriarch();
        var scale = words.scale(item);
        var rated =
                scale.measure() == ResponseScale.Measure.ORDINAL && scale.direction() != ResponseScale.Direction.NONE;
        var bars = rated ? last - header : codes.size();
        var top = writer.nextRow();
        var rows = FRAME_ROWS + Math.max(bars, FEWEST_BARS);
        writer.gap(rows + 1);
        var anchor = drawing.createAnchor(0, 0, 0, 0, 0, top, WIDTH_COLUMNS, top + rows);
        var chart = drawing.createChart(anchor);
        chart.setTitleText(words.item(item));
        chart.setTitleOverlay(false);
        describe(chart);
        var category = chart.createCategoryAxis(AxisPosition.LEFT);
        category.setOrientation(AxisOrientation.MAX_MIN);
        var value = chart.createValueAxis(AxisPosition.BOTTOM);
        value.setMinimum(0);
        value.setNumberFormat("0%");
        value.setCrosses(AxisCrosses.MAX);
        var data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, category, value);
        data.setBarDirection(BarDirection.BAR);
        data.setGapWidth(40);
        if (rated) {
            value.setMaximum(1);
            // Not stretched to 100 %: the bar of a group with masked shares ends where what is shown ends.
            data.setBarGrouping(BarGrouping.STACKED);
            data.setOverlap((byte) 100);
            stacked(data, codes, firstShare, header, last, scale);
            chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        } else {
            data.setBarGrouping(BarGrouping.CLUSTERED);
            single(data, codes, firstShare, header);
        }
        chart.plot(data);
    }

    private void stacked(
            XDDFBarChartData data, List<Integer> codes, int firstShare, int header, int last, ResponseScale scale) {
        var groups = XDDFDataSourcesFactory.fromArray(blank(last - header), range(header + 1, last, 1, 1));
        for (int position = 0; position < codes.size(); position++) {
            var column = firstShare + position;
            var shares = XDDFDataSourcesFactory.fromArray(
                    new Double[last - header], range(header + 1, last, column, column));
            var series = data.addSeries(groups, shares);
            series.setTitle(
                    words.category(item, codes.get(position)),
                    new CellReference(sheetName, header, column, true, true));
            var favourableFirst = scale.direction() == ResponseScale.Direction.FAVOURABLE_FIRST;
            fill(series, HouseStyle.diverging(favourableFirst ? position : codes.size() - 1 - position, codes.size()));
        }
    }

    private void single(XDDFBarChartData data, List<Integer> codes, int firstShare, int header) {
        var end = firstShare + codes.size() - 1;
        var names = XDDFDataSourcesFactory.fromArray(blank(codes.size()), range(header, header, firstShare, end));
        var shares = XDDFDataSourcesFactory.fromArray(
                new Double[codes.size()], range(header + 1, header + 1, firstShare, end));
        var series = data.addSeries(names, shares);
        series.setTitle(words.breakdown("all"), new CellReference(sheetName, header + 1, 1, true, true));
        fill(series, HouseStyle.ACCENT);
    }

    private static String[] blank(int length) {
        var names = new String[length];
        java.util.Arrays.fill(names, "");
        return names;
    }

    private String range(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        return new CellRangeAddress(firstRow, lastRow, firstColumn, lastColumn).formatAsString(sheetName, true);
    }

    private static void fill(XDDFChartData.Series series, java.awt.Color colour) {
        var properties = new XDDFShapeProperties();
        properties.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(
                new byte[] {(byte) colour.getRed(), (byte) colour.getGreen(), (byte) colour.getBlue()})));
        series.setShapeProperties(properties);
    }

    /** The text alternative that screen readers say. */
    private void describe(XSSFChart chart) {
        var frame = chart.getGraphicFrame().getCTGraphicalObjectFrame();
        var named = frame.getNvGraphicFramePr().getCNvPr();
        named.setDescr(words.texts().say("report.sheet.chart", words.item(item)));
    }
}
