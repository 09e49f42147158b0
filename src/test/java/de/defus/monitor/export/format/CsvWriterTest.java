package de.defus.monitor.export.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CsvWriterTest {

    @Test
    void quotesOnlyWhereNeeded() throws IOException {
        assertEquals("a,\"b,c\",\"d\"\"e\",,ü\r\n", record("a", "b,c", "d\"e", "", "ü"));
    }

    @Test
    void aTextIsNeverAFormula() throws IOException {
        assertEquals("'=1+1,'+49,'-x,'@SUM(A1),\"'\rx\"\r\n", record("=1+1", "+49", "-x", "@SUM(A1)", "\rx"));
    }

    @Test
    void numbersStayNumbers() throws IOException {
        var out = new ByteArrayOutputStream();
        var csv = new CsvWriter(out);
        csv.number(-9)
                .number(12345)
                .number(-101)
                .number(0.1)
                .number(17.0)
                .number(Double.NaN)
                .number(1 / 3.0)
                .end();
        csv.flush();

        assertEquals("-9,12345,-101,0.1,17,,0.3333333333333333\r\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whateverIsWrittenIsReadAgain() throws IOException {
        var chance = new SplittableRandom(4180);
        var signs = "ab,\"\n\r\tÄ€😀 ;x".codePoints().toArray();
        for (int run = 0; run < 300; run++) {
            var expected = new ArrayList<List<String>>();
            var out = new ByteArrayOutputStream();
            var csv = new CsvWriter(out);
            for (int line = 0; line < chance.nextInt(1, 6); line++) {
                var cells = new ArrayList<String>();
                for (int cell = 0; cell < 3; cell++) {
                    var text = new StringBuilder("t");
                    for (int sign = chance.nextInt(run % 50 == 0 ? 40_000 : 8); sign > 0; sign--) {
                        text.appendCodePoint(signs[chance.nextInt(signs.length)]);
                    }
                    cells.add(text.toString());
                    csv.text(text.toString());
                }
                csv.end();
                expected.add(cells);
            }
            csv.flush();

            assertEquals(expected, CsvReader.read(out.toString(StandardCharsets.UTF_8)));
        }
    }

    private static String record(String... cells) throws IOException {
        var out = new ByteArrayOutputStream();
        var csv = new CsvWriter(out);
        for (var cell : cells) {
            csv.text(cell);
        }
        csv.end();
        csv.flush();
        return out.toString(StandardCharsets.UTF_8);
    }
}
