package de.defus.monitor.export.format;

import de.defus.monitor.export.microdata.Microdata;
import de.defus.monitor.export.microdata.Series;
import de.defus.monitor.export.microdata.Variable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The microdata as an SPSS system file (.sav): UTF-8, long names, labels, the missing codes as one range, weighted by the
 * final weight. Written after the public description of the format in the developers' guide of GNU PSPP, "System File
 * Format"; all variables are numeric.
 */
public final class SpssFile {

    private static final int NAME = 64;
    private static final int VARIABLE_LABEL = 252;
    private static final int VALUE_LABEL = 120;
    private static final int BIAS = 100;
    private static final int SPACE = ' ';
    private static final int END_OF_FILE = 252;
    private static final int LITERAL = 253;
    private static final int SYSTEM_MISSING = 255;
    private static final double LOWEST = Math.nextUp(-Double.MAX_VALUE);

    private final Microdata data;
    private final String language;
    private final List<String> names;
    private final LittleEndian out;

    private SpssFile(Microdata data, String language, OutputStream out) {
        this.data = data;
        this.language = language;
        this.names = names(data);
        this.out = new LittleEndian(out);
    }

    /** The names in the file, in the order of the variables. */
    public static List<String> names(Microdata data) {
        return Names.fitting(data.variables().stream().map(Variable::name).toList(), NAME);
    }

    /** Writes the file; the stream stays open. */
    public static void write(Microdata data, String language, OutputStream out) throws IOException {
        new SpssFile(data, language, out).write();
    }

    private void write() throws IOException {
        header();
        for (int index = 0; index < names.size(); index++) {
            variable(index, data.series().get(index).variable());
        }
        for (int index = 0; index < names.size(); index++) {
            valueLabels(index, data.series().get(index).variable());
        }
        machine();
        display();
        longNames();
        extension(16, 8, 2);
        out.int64(1);
        out.int64(data.rows());
        extension(20, 1, 5);
        out.ascii("UTF-8");
        out.int32(999);
        out.int32(0);
        rows();
        out.flush();
    }

    private void header() throws IOException {
        var release = data.release();
        out.ascii("$FL2");
        // Readers look for this beginning.
        text("@(#) SPSS DATA FILE DEFUS-Monitor " + release.results().method().softwareVersion(), 60);
        out.int32(2);
        out.int32(names.size());
        out.int32(1);
        out.int32(1 + data.series().indexOf(data.get(Microdata.WEIGHT)));
        out.int32(data.rows());
        out.float64(BIAS);
        // The day of the release: a time of the download would tell nothing of the data.
        var day = release.releasedOn();
        var months = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
        text(
                "%02d %s %02d".formatted(day.getDayOfMonth(), months.get(day.getMonthValue() - 1), day.getYear() % 100),
                9);
        text("00:00:00", 8);
        text(release.surveyTitle().in(language) + ", " + release.waveTitle().in(language), 64);
        out.field(new byte[0], 3, 0);
    }

    private void variable(int index, Variable variable) throws IOException {
        var label = Names.utf8(variable.label().in(language), VARIABLE_LABEL);
        var format = 5 << 16 | (variable.isCoded() ? 4 << 8 : 12 << 8 | 4);
        var missing = variable.missing().stream().mapToInt(Variable.Value::code).summaryStatistics();
        out.int32(2);
        out.int32(0);
        out.int32(1);
        out.int32(missing.getCount() == 0 ? 0 : missing.getCount() == 1 ? 1 : -2);
        out.int32(format);
        out.int32(format);
        text(shortName(index), 8);
        out.int32(label.length);
        out.field(label, up(label.length, 4), SPACE);
        if (missing.getCount() > 0) {
            out.float64(missing.getMin());
        }
        if (missing.getCount() > 1) {
            out.float64(missing.getMax());
        }
    }

    private void valueLabels(int index, Variable variable) throws IOException {
        if (variable.allValues().isEmpty()) {
            return;
        }
        out.int32(3);
        out.int32(variable.allValues().size());
        for (var value : variable.allValues()) {
            var label = Names.utf8(value.label().in(language), VALUE_LABEL);
            out.float64(value.code());
            out.int8(label.length);
            out.field(label, up(1 + label.length, 8) - 1, SPACE);
        }
        out.int32(4);
        out.int32(1);
        out.int32(index + 1);
    }

    private void machine() throws IOException {
        extension(3, 4, 8);
        // version 1.0.0 of the writer, any machine, IEEE 754, compressed, little-endian, UTF-8
        for (var number : new int[] {1, 0, 0, -1, 1, 1, 2, 65001}) {
            out.int32(number);
        }
        extension(4, 8, 3);
        out.float64(-Double.MAX_VALUE);
        out.float64(Double.MAX_VALUE);
        out.float64(LOWEST);
    }

    private void display() throws IOException {
        extension(11, 4, 3 * names.size());
        for (var variable : data.variables()) {
            out.int32(variable.measure().ordinal() + 1);
            out.int32(variable.isCoded() ? 8 : 14);
            out.int32(1);
        }
    }

    private void longNames() throws IOException {
        var pairs = IntStream.range(0, names.size())
                .mapToObj(index -> shortName(index) + "=" + names.get(index))
                .collect(Collectors.joining("\t"));
        extension(13, 1, pairs.length());
        out.ascii(pairs);
    }

    private void extension(int subtype, int size, int count) throws IOException {
        out.int32(7);
        out.int32(subtype);
        out.int32(size);
        out.int32(count);
    }

    /** Eight values at a time: first one byte each, then in full those that do not fit in a byte. */
    private void rows() throws IOException {
        var block = new Block();
        var columns = data.series().toArray(Series[]::new);
        for (int row = 0; row < data.rows(); row++) {
            for (var column : columns) {
                block.add(column.get(row));
            }
        }
        block.end();
    }

    private final class Block {

        private final byte[] commands = new byte[8];
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        private final LittleEndian literals = new LittleEndian(bytes);
        private int used;

        void add(double value) throws IOException {
            if (Double.isNaN(value)) {
                command(SYSTEM_MISSING);
            } else if (value == Math.rint(value) && value + BIAS >= 1 && value + BIAS <= 251) {
                command((int) value + BIAS);
            } else {
                literals.float64(value);
                command(LITERAL);
            }
        }

        void end() throws IOException {
            command(END_OF_FILE);
            while (used != 0) {
                command(0);
            }
        }

        private void command(int code) throws IOException {
            commands[used++] = (byte) code;
            if (used == 8) {
                out.bytes(commands);
                literals.flush();
                out.bytes(bytes.toByteArray());
                bytes.reset();
                used = 0;
            }
        }
    }

    private static String shortName(int index) {
        return "V" + (index + 1);
    }

    private void text(String text, int length) throws IOException {
        out.field(Names.utf8(text, length), length, SPACE);
    }

    private static int up(int length, int multiple) {
        return (length + multiple - 1) / multiple * multiple;
    }
}
