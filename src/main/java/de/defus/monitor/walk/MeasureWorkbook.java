package de.defus.monitor.walk;

import de.defus.monitor.platform.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Measures as a sheet for offices. Text always stays text: a cell is never a formula, whatever somebody typed. */
final class MeasureWorkbook {

    private static final int CHARACTER_WIDTH = 256;
    private static final int[] WIDTHS = {50, 30, 12, 30, 24, 20, 12, 12, 14, 14, 16, 40};

    private MeasureWorkbook() {}

    /** The bytes of an XLSX file with a row for each measure, in the reader's language. */
    static byte[] write(List<WalkExport.MeasureRow> rows, Texts texts) {
        try (var workbook = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet(texts.say("walk.measures"));
            var heading = workbook.createCellStyle();
            var bold = workbook.createFont();
            bold.setBold(true);
            heading.setFont(bold);
            var plain = workbook.createCellStyle();
            plain.setWrapText(true);
            // Stays text also when somebody edits the cell.
            plain.setQuotePrefixed(true);
            var headings = headings(texts);
            fill(sheet.createRow(0), headings, heading);
            for (var i = 0; i < rows.size(); i++) {
                fill(sheet.createRow(i + 1), cells(rows.get(i), texts), plain);
            }
            for (var i = 0; i < WIDTHS.length; i++) {
                sheet.setColumnWidth(i, WIDTHS[i] * CHARACTER_WIDTH);
            }
            sheet.createFreezePane(1, 1);
            sheet.setAutoFilter(new CellRangeAddress(0, rows.size(), 0, headings.size() - 1));
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written", impossible);
        }
    }

    private static void fill(org.apache.poi.ss.usermodel.Row row, List<String> texts, CellStyle style) {
        for (var i = 0; i < texts.size(); i++) {
            var cell = row.createCell(i);
            cell.setCellValue(texts.get(i));
            cell.setCellStyle(style);
        }
    }

    private static List<String> headings(Texts texts) {
        return List.of(
                texts.say("walk.measure"),
                texts.say("walk.walk"),
                texts.say("walk.number"),
                texts.say("walk.stops"),
                texts.say("walk.department"),
                texts.say("walk.partner"),
                texts.say("walk.priority"),
                texts.say("walk.quickFixShort"),
                texts.say("walk.dueOn"),
                texts.say("walk.costClass"),
                texts.say("walk.state"),
                texts.say("walk.publicAnswer"));
    }

    private static List<String> cells(WalkExport.MeasureRow row, Texts texts) {
        var content = row.measure().content();
        return List.of(
                content.text(),
                row.walkTitle(),
                row.stops().stream()
                        .map(stop -> Integer.toString(stop.number()))
                        .collect(Collectors.joining(", ")),
                row.stops().stream().map(Stop::name).collect(Collectors.joining(", ")),
                content.department(),
                content.partner(),
                texts.say(content.priorityKey()),
                texts.say(content.quickFix() ? "walk.yes" : "walk.no"),
                content.dueOn() == null ? "" : content.dueOn().toString(),
                texts.say(content.costClassKey()),
                texts.say(row.measure().state().textKey()),
                row.measure().publicAnswer());
    }
}
