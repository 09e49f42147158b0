package de.defus.monitor.report.workbook;

import de.defus.monitor.platform.text.Texts;
import java.util.stream.IntStream;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/** Writes a sheet from top to bottom, row by row, cell by cell. Text always stays text: a cell is never a formula. */
final class SheetWriter {

    private static final int LONGEST_TEXT = 32_767;
    private static final int CHARACTER_WIDTH = 256;
    /** Height of a line of a note in points. */
    private static final float NOTE_LINE = 13;

    private final SXSSFSheet sheet;
    private SXSSFRow row;
    private int nextRow;
    private int nextColumn;

    SheetWriter(SXSSFSheet sheet) {
        this.sheet = sheet;
        sheet.setFitToPage(true);
        var print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.getFooter().setLeft("&A");
        sheet.getFooter().setRight("&P / &N");
        sheet.setDisplayGridlines(false);
    }

    SXSSFSheet sheet() {
        return sheet;
    }

    /** Begins the next row; returns its index, counted from 0. */
    int row() {
        row = sheet.createRow(nextRow);
        nextColumn = 0;
        return nextRow++;
    }

    /** Leaves a row empty. */
    void gap() {
        gap(1);
    }

    /** Leaves rows empty. */
    void gap(int rows) {
        nextRow += rows;
    }

    /** Prints what follows on a new page. */
    void pageBreak() {
        sheet.setRowBreak(nextRow - 1);
    }

    int nextRow() {
        return nextRow;
    }

    /** The title of a sheet and the way back to the contents. */
    void head(String title, Texts texts, Styles styles) {
        row();
        text(title, styles.title);
        row();
        link(texts.say("report.sheet.contents"), styles.link);
    }

    Cell text(String text, CellStyle style) {
        var cell = row.createCell(nextColumn++);
        cell.setCellValue(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        cell.setCellStyle(style);
        return cell;
    }

    /** Sentences over so many columns, whose widths are set before, in as many lines as they need. */
    void note(String sentences, CellStyle style, int columns) {
        row();
        text(sentences, style);
        var index = nextRow - 1;
        sheet.addMergedRegion(new CellRangeAddress(index, index, 0, columns - 1));
        var characters = IntStream.range(0, columns)
                .map(column -> sheet.getColumnWidth(column) / CHARACTER_WIDTH)
                .sum();
        height(NOTE_LINE * (1 + sentences.length() / characters));
    }

    void number(double number, CellStyle style) {
        var cell = row.createCell(nextColumn++);
        cell.setCellValue(number);
        cell.setCellStyle(style);
    }

    void empty() {
        nextColumn++;
    }

    /** The name of another sheet of this workbook, which leads there. */
    void link(String sheetName, CellStyle style) {
        var link = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress("'" + sheetName + "'!A1");
        text(sheetName, style).setHyperlink(link);
    }

    /** Widths of the first columns, in characters. */
    void widths(int... characters) {
        for (int column = 0; column < characters.length; column++) {
            sheet.setColumnWidth(column, characters[column] * CHARACTER_WIDTH);
        }
    }

    void width(int column, int characters) {
        sheet.setColumnWidth(column, characters * CHARACTER_WIDTH);
    }

    /** Keeps the rows above this one, and the first columns, in view; the header row is printed on every page. */
    void freeze(int columns, int headerRow) {
        sheet.createFreezePane(columns, headerRow + 1);
        sheet.setRepeatingRows(new CellRangeAddress(headerRow, headerRow, -1, -1));
    }

    void height(float points) {
        row.setHeightInPoints(points);
    }
}
