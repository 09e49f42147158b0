package de.defus.monitor.export.format;

import de.defus.monitor.export.microdata.Microdata;
import java.io.IOException;
import java.io.OutputStream;

/** The microdata as CSV: a header with the names, then numbers only. */
public final class MicrodataCsv {

    private MicrodataCsv() {}

    /** Writes all rows; the stream stays open. */
    public static void write(Microdata data, OutputStream out) throws IOException {
        var csv = new CsvWriter(out);
        for (var variable : data.variables()) {
            csv.text(variable.name());
        }
        csv.end();
        var columns = data.series().size();
        var codes = new short[columns][];
        var numbers = new double[columns][];
        for (int column = 0; column < columns; column++) {
            var series = data.series().get(column);
            codes[column] = series.isCoded() ? series.codes() : null;
            numbers[column] = series.numbers();
        }
        for (int row = 0; row < data.rows(); row++) {
            for (int column = 0; column < columns; column++) {
                if (codes[column] == null) {
                    csv.number(numbers[column][row]);
                } else {
                    csv.number(codes[column][row]);
                }
            }
            csv.end();
        }
        csv.flush();
    }
}
