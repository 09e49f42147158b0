package de.defus.monitor.export.codebook;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** The codebook as a workbook: a sheet of variables and a sheet of codes. Text stays text, also after editing. */
public final class CodebookWorkbook {

    private static final int CHARACTER = 256;

    private final Codebook codebook;
    private final SXSSFWorkbook workbook;
    private final CellStyle text;
    private final CellStyle header;
    private int column;

    private CodebookWorkbook(Codebook codebook, SXSSFWorkbook workbook) {
        this.codebook = codebook;
        this.workbook = workbook;
        this.text = quoted();
        this.header = quoted();
        var bold = workbook.createFont();
        bold.setBold(true);
        header.setFont(bold);
    }

    /** Writes the workbook (.xlsx); the stream stays open. */
    public static void write(Codebook codebook, OutputStream out) throws IOException {
        try (var workbook = new SXSSFWorkbook(200)) {
            workbook.getXSSFWorkbook().getProperties().getCoreProperties().setTitle(codebook.title());
            var writer = new CodebookWorkbook(codebook, workbook);
            writer.variables();
            writer.codes();
            workbook.write(out);
        }
    }

    private CellStyle quoted() {
        var style = (XSSFCellStyle) workbook.createCellStyle();
        style.setQuotePrefixed(true);
        return style;
    }

    private void variables() {
        var sheet = sheet("variables", "name", "stata", "number", "label", "measure", "validN");
        widths(sheet, 38, 34, 8, 90, 14, 12);
        var row = 1;
        for (var entry : codebook.entries()) {
            var line = sheet.createRow(row++);
            column = 0;
            text(line, entry.variable().name());
            text(line, entry.stataName());
            number(line, entry.variable().number());
            text(line, entry.label());
            text(line, entry.measure());
            entry.valid().ifPresent(count -> number(line, count));
        }
    }

    private void codes() {
        var sheet = sheet("codes", "name", "code", "stataCode", "meaning", "missing", "n");
        widths(sheet, 38, 8, 8, 70, 10, 10);
        var row = 1;
        for (var entry : codebook.entries()) {
            for (var code : entry.lines()) {
                var line = sheet.createRow(row++);
                column = 0;
                text(line, entry.variable().name());
                number(line, code.code());
                text(line, code.stata());
                text(line, code.label());
                text(line, code.isMissing() ? codebook.texts().say("export.codebook.yes") : "");
                code.count().ifPresent(count -> number(line, count));
            }
        }
    }

    private SXSSFSheet sheet(String name, String... columns) {
        var sheet = workbook.createSheet(codebook.texts().say("export.codebook." + name));
        var line = sheet.createRow(0);
        for (int index = 0; index < columns.length; index++) {
            var cell = line.createCell(index);
            cell.setCellValue(codebook.texts().say("export.codebook." + columns[index]));
            cell.setCellStyle(header);
        }
        sheet.createFreezePane(1, 1);
        return sheet;
    }

    private static void widths(SXSSFSheet sheet, int... characters) {
        for (int index = 0; index < characters.length; index++) {
            sheet.setColumnWidth(index, characters[index] * CHARACTER);
        }
    }

    private void text(SXSSFRow line, String content) {
        var cell = line.createCell(column++);
        cell.setCellValue(content);
        cell.setCellStyle(text);
    }

    private void number(SXSSFRow line, int number) {
        line.createCell(column++).setCellValue(number);
    }
}
