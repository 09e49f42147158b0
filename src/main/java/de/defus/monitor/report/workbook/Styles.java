package de.defus.monitor.report.workbook;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;

/** The cell styles of the workbook, made once: a workbook has room for a limited number. */
final class Styles {

    private static final byte[] ACCENT = {0x1f, 0x5f, 0x6b};
    private static final byte[] ACCENT_SOFT = {(byte) 0xe3, (byte) 0xef, (byte) 0xf0};

    final CellStyle title;
    final CellStyle text;
    final CellStyle wrapped;
    final CellStyle soft;
    final CellStyle warning;
    final CellStyle link;
    final CellStyle subtitle;
    /** Grey sentences over several columns. */
    final CellStyle note;
    /** A text beside numbers, and its header. */
    final CellStyle aside;

    final CellStyle asideHeader;
    final CellStyle header;
    final CellStyle numberHeader;
    final CellStyle count;
    final CellStyle share;
    /** A share that rests on few cases: in brackets. */
    final CellStyle weakShare;

    final CellStyle mean;
    final CellStyle tenth;
    final CellStyle leftCount;
    /** Percentage points, with their sign. */
    final CellStyle points;

    final CellStyle p;
    /** Stands in for a share that is not shown. */
    final CellStyle masked;

    Styles(Workbook workbook) {
        var plain = workbook.createFont();
        plain.setFontHeightInPoints((short) 10);
        this.text = style(workbook, plain, null);
        this.wrapped = style(workbook, plain, null);
        wrapped.setWrapText(true);
        wrapped.setVerticalAlignment(VerticalAlignment.TOP);
        this.title = style(workbook, font(workbook, 14, true), null);
        var grey = font(workbook, 9, false);
        grey.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
        this.soft = style(workbook, grey, null);
        this.note = style(workbook, grey, null);
        note.setWrapText(true);
        note.setVerticalAlignment(VerticalAlignment.TOP);
        this.aside = style(workbook, plain, null);
        aside.setAlignment(HorizontalAlignment.LEFT);
        aside.setIndention((short) 1);
        var red = font(workbook, 10, true);
        red.setColor(IndexedColors.DARK_RED.getIndex());
        this.warning = style(workbook, red, null);
        var underlined = font(workbook, 10, false);
        underlined.setUnderline(Font.U_SINGLE);
        underlined.setColor(IndexedColors.DARK_TEAL.getIndex());
        this.link = style(workbook, underlined, null);
        this.subtitle = style(workbook, font(workbook, 11, true), null);
        this.header = header(workbook);
        this.numberHeader = header(workbook);
        numberHeader.setAlignment(HorizontalAlignment.RIGHT);
        this.asideHeader = header(workbook);
        asideHeader.setIndention((short) 1);
        this.count = style(workbook, plain, "#,##0");
        this.share = style(workbook, plain, "0.0%");
        this.weakShare = style(workbook, plain, "\"(\"0.0%\")\"");
        this.mean = style(workbook, plain, "0.00");
        this.tenth = style(workbook, plain, "0.0");
        this.leftCount = style(workbook, plain, "#,##0");
        leftCount.setAlignment(HorizontalAlignment.LEFT);
        this.points = style(workbook, plain, "+0.0;-0.0;0.0");
        this.p = style(workbook, plain, "0.000");
        this.masked = style(workbook, plain, null);
        masked.setAlignment(HorizontalAlignment.RIGHT);
    }

    private static CellStyle header(Workbook workbook) {
        var white = font(workbook, 10, true);
        white.setColor(IndexedColors.WHITE.getIndex());
        var style = (XSSFCellStyle) style(workbook, white, null);
        style.setFillForegroundColor(new XSSFColor(ACCENT, null));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.BOTTOM);
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBottomBorderColor(new XSSFColor(ACCENT_SOFT, null));
        return style;
    }

    private static Font font(Workbook workbook, int points, boolean bold) {
        var font = workbook.createFont();
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        return font;
    }

    /** Text that starts like a formula stays text, also when somebody edits the cell. */
    private static CellStyle style(Workbook workbook, Font font, String format) {
        var style = (XSSFCellStyle) workbook.createCellStyle();
        style.setFont(font);
        if (format == null) {
            style.setQuotePrefixed(true);
        } else {
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
        }
        return style;
    }
}
