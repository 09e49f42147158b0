package de.defus.monitor.export.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class XlsxWriterTest {

    private static final LocalDateTime DAY = LocalDateTime.of(2026, 3, 9, 0, 0);

    @Test
    void aTextIsNeverAFormula() throws IOException {
        var texts = List.of("=1+1", "+49", "-x", "@SUM(A1)", "=cmd|' /C calc'!A0");

        try (var workbook = read(texts)) {
            for (int index = 0; index < texts.size(); index++) {
                var cell = workbook.getSheetAt(0).getRow(0).getCell(index);
                assertEquals(CellType.STRING, cell.getCellType());
                assertEquals(texts.get(index), cell.getStringCellValue());
                assertTrue(cell.getCellStyle().getQuotePrefixed(), "stays a text when somebody edits it");
            }
        }
    }

    @Test
    void textsComeBackAsTheyWere() throws IOException {
        var texts = List.of(
                "<b>&amp;\"'", " am Rand ", "zwei\nZeilen", "_x0041_ bleibt", "Köln €😀", "", "x".repeat(100_000));

        try (var workbook = read(texts)) {
            var row = workbook.getSheetAt(0).getRow(0);
            for (int index = 0; index < texts.size() - 1; index++) {
                assertEquals(texts.get(index), row.getCell(index).getStringCellValue());
            }
            assertEquals(
                    32_767, row.getCell(texts.size() - 1).getStringCellValue().length(), "no more fits in a cell");
        }
    }

    @Test
    void signsThatXmlForbidsDoNotBreakTheFile() throws IOException {
        try (var workbook = read(List.of("a\u0000b\u0007c\uFFFFd", "\uD83D", "x".repeat(32_766) + "😀"))) {
            var row = workbook.getSheetAt(0).getRow(0);
            assertEquals("a b c d", row.getCell(0).getStringCellValue());
            assertEquals("x".repeat(32_766), row.getCell(2).getStringCellValue());
        }
    }

    @Test
    void everyNumberComesBack() throws IOException {
        var chance = new SplittableRandom(376);
        for (int run = 0; run < 30; run++) {
            var columns = chance.nextInt(1, 90);
            var expected = new ArrayList<double[]>();
            var out = new ByteArrayOutputStream();
            var workbook = new XlsxWriter(out, "Zahlen", DAY);
            for (int sheet = 0; sheet < 2; sheet++) {
                workbook.sheet("Blatt " + sheet, new int[columns]);
                for (int row = chance.nextInt(60); row >= 0; row--) {
                    workbook.row();
                    var numbers = new double[columns];
                    for (int column = 0; column < columns; column++) {
                        var whole = chance.nextInt(-9, 100_000);
                        numbers[column] = switch (chance.nextInt(3)) {
                            case 0 -> Double.NaN;
                            case 1 -> whole;
                            default -> whole * chance.nextDouble();
                        };
                        if (numbers[column] == whole) {
                            workbook.number(whole);
                        } else {
                            workbook.number(numbers[column]);
                        }
                    }
                    expected.add(numbers);
                }
            }
            workbook.finish();

            var found = new ArrayList<double[]>();
            try (var read = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
                assertEquals("Zahlen", read.getProperties().getCoreProperties().getTitle());
                read.forEach(sheet -> sheet.forEach(row -> {
                    var numbers = new double[columns];
                    for (int column = 0; column < columns; column++) {
                        var cell = row.getCell(column);
                        numbers[column] = cell == null ? Double.NaN : cell.getNumericCellValue();
                    }
                    found.add(numbers);
                }));
            }
            assertEquals(expected.size(), found.size());
            for (int row = 0; row < found.size(); row++) {
                assertArrayEquals(expected.get(row), found.get(row));
            }
        }
    }

    @Test
    void emptyCellsAreNone() throws IOException {
        var out = new ByteArrayOutputStream();
        var workbook = new XlsxWriter(out, "t", DAY);
        workbook.sheet("t", 1, 1);
        workbook.row();
        workbook.empty();
        workbook.number(7);
        workbook.finish();

        try (var read = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertNull(read.getSheetAt(0).getRow(0).getCell(0));
            assertEquals(7, read.getSheetAt(0).getRow(0).getCell(1).getNumericCellValue());
        }
    }

    private static XSSFWorkbook read(List<String> texts) throws IOException {
        var out = new ByteArrayOutputStream();
        var workbook = new XlsxWriter(out, "=Titel & mehr", DAY);
        workbook.sheet("Blatt <1>", new int[texts.size()]);
        workbook.row();
        for (var text : texts) {
            workbook.text(text);
        }
        workbook.finish();
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }
}
