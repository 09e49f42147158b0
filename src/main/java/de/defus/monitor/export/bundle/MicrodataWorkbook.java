package de.defus.monitor.export.bundle;

import de.defus.monitor.export.codebook.Codebook;
import de.defus.monitor.export.format.XlsxWriter;
import de.defus.monitor.export.microdata.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The microdata as a workbook, for those who have a spreadsheet and no statistical program: a sheet of numbers, and the
 * codebook's variables and codes that say what they mean.
 */
public final class MicrodataWorkbook {

    private static final int NARROW = 10;
    private static final int WIDE = 20;

    private final Codebook codebook;
    private final XlsxWriter workbook;
    private final int mostRows;

    private MicrodataWorkbook(Codebook codebook, XlsxWriter workbook, int mostRows) {
        this.codebook = codebook;
        this.workbook = workbook;
        this.mostRows = mostRows;
    }

    /** Writes the workbook (.xlsx); the stream stays open. */
    public static void write(Codebook codebook, OutputStream out) throws IOException {
        write(codebook, out, XlsxWriter.MOST_ROWS - 1);
    }

    /** @param mostRows of a sheet; what is beyond is on sheets that follow */
    static void write(Codebook codebook, OutputStream out, int mostRows) throws IOException {
        // The day of the release: when somebody downloads is nobody's business.
        var day = codebook.data().release().releasedOn().atStartOfDay();
        new MicrodataWorkbook(codebook, new XlsxWriter(out, codebook.title(), day), mostRows).write();
    }

    private void write() throws IOException {
        var rows = codebook.data().rows();
        var name = codebook.texts().say("export.sheet.microdata");
        microdata(name, 0, Math.min(rows, mostRows));
        for (int from = mostRows, number = 2; from < rows; from += mostRows, number++) {
            microdata(name + " " + number, from, Math.min(rows, from + mostRows));
        }
        variables();
        codes();
        workbook.finish();
    }

    private void microdata(String name, int from, int to) throws IOException {
        var data = codebook.data();
        var columns = data.series().toArray(Series[]::new);
        var widths = Arrays.stream(columns)
                .mapToInt(column -> column.isCoded() ? NARROW : WIDE)
                .toArray();
        workbook.sheet(name, widths);
        workbook.row();
        for (var column : columns) {
            workbook.header(column.variable().name());
        }
        for (int row = from; row < to; row++) {
            workbook.row();
            for (var column : columns) {
                if (column.isCoded()) {
                    workbook.number(column.codes()[row]);
                } else {
                    workbook.number(column.numbers()[row]);
                }
            }
        }
    }

    private void variables() throws IOException {
        sheet(
                "variables",
                new String[] {"name", "stata", "number", "label", "measure", "validN"},
                38,
                34,
                8,
                90,
                14,
                12);
        for (var entry : codebook.entries()) {
            workbook.row();
            workbook.text(entry.variable().name());
            workbook.text(entry.stataName());
            workbook.number(entry.variable().number());
            workbook.text(entry.label());
            workbook.text(entry.measure());
            if (entry.valid().isPresent()) {
                workbook.number(entry.valid().get().intValue());
            }
        }
    }

    private void codes() throws IOException {
        sheet("codes", new String[] {"name", "code", "stataCode", "meaning", "missing", "n"}, 38, 8, 8, 70, 10, 10);
        for (var entry : codebook.entries()) {
            for (var code : entry.lines()) {
                workbook.row();
                workbook.text(entry.variable().name());
                workbook.number(code.code());
                workbook.text(code.stata());
                workbook.text(code.label());
                workbook.text(code.isMissing() ? codebook.texts().say("export.codebook.yes") : "");
                if (code.count().isPresent()) {
                    workbook.number(code.count().get().intValue());
                }
            }
        }
    }

    private void sheet(String name, String[] columns, int... widths) throws IOException {
        workbook.sheet(codebook.texts().say("export.codebook." + name), widths);
        workbook.row();
        for (var column : columns) {
            workbook.header(codebook.texts().say("export.codebook." + column));
        }
    }
}
