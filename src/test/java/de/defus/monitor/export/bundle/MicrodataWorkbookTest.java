package de.defus.monitor.export.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import de.defus.monitor.export.codebook.Codebook;
import de.defus.monitor.export.format.ExampleMicrodata;
import de.defus.monitor.export.microdata.Microdata;
import de.defus.monitor.platform.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class MicrodataWorkbookTest {

    @Test
    void everyValueComesBackAlsoWhereOneSheetIsNotEnough() throws IOException {
        var data = ExampleMicrodata.of(25, 6, new SplittableRandom(3));

        try (var workbook = read(data, 10)) {
            assertEquals(5, workbook.getNumberOfSheets());
            assertEquals("Mikrodaten 3", workbook.getSheetName(2));
            for (int row = 0; row < data.rows(); row++) {
                var sheet = workbook.getSheetAt(row / 10);
                for (int column = 0; column < data.series().size(); column++) {
                    var series = data.series().get(column);
                    assertEquals(
                            series.variable().name(),
                            sheet.getRow(0).getCell(column).getStringCellValue());
                    var cell = sheet.getRow(1 + row % 10).getCell(column);
                    if (Double.isNaN(series.get(row))) {
                        assertNull(cell);
                    } else {
                        assertEquals(series.get(row), cell.getNumericCellValue());
                    }
                }
            }
        }
    }

    @Test
    void saysWhatCodesMeanAndTakesNoneForAFormula() throws IOException {
        var data = ExampleMicrodata.of(30, 2, new SplittableRandom(4));

        try (var workbook = read(data, 100)) {
            var codes = workbook.getSheet("Codes");
            assertEquals(1 + data.variables().get(1).allValues().size(), codes.getPhysicalNumberOfRows());
            assertEquals(99, codes.getRow(4).getCell(1).getNumericCellValue());
            var formula = codes.getRow(4).getCell(3);
            assertEquals("=1+1", formula.getStringCellValue());
            assertEquals(
                    data.variables().get(1).label().in("de"),
                    workbook.getSheet("Variablen").getRow(2).getCell(3).getStringCellValue());
        }
    }

    @Test
    void nobodyAnsweredIsAFileToo() throws IOException {
        try (var workbook = read(ExampleMicrodata.of(0, 3, new SplittableRandom(5)), 100)) {
            assertEquals(1, workbook.getSheetAt(0).getPhysicalNumberOfRows());
        }
    }

    private static XSSFWorkbook read(Microdata data, int mostRows) throws IOException {
        var out = new ByteArrayOutputStream();
        MicrodataWorkbook.write(Codebook.of(data, Texts.in("de")), out, mostRows);
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }
}
