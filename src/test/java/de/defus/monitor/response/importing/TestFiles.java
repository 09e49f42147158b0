package de.defus.monitor.response.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/** Writes the same table as CSV, as a workbook and as an SPSS file. */
public final class TestFiles {

    private static final int BIAS = 100;

    private TestFiles() {}

    /** A table: names, then rows of texts; numeric columns hold numbers or nothing. */
    public record Table(List<String> names, List<Boolean> numeric, List<List<String>> rows) {}

    public static byte[] csv(Table table, char separator, Charset charset) {
        var csv = new StringBuilder(line(table.names(), separator));
        table.rows().forEach(row -> csv.append(line(row, separator)));
        return csv.toString().getBytes(charset);
    }

    private static String line(List<String> cells, char separator) {
        return cells.stream()
                        .map(cell -> cell.matches("(?s).*[\";,\\t|\\r\\n].*")
                                ? '"' + cell.replace("\"", "\"\"") + '"'
                                : cell)
                        .collect(Collectors.joining(Character.toString(separator)))
                + "\r\n";
    }

    public static byte[] xlsx(Table table) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Daten");
            for (int column = 0; column < table.names().size(); column++) {
                sheet.value(0, column, table.names().get(column));
            }
            for (int row = 0; row < table.rows().size(); row++) {
                for (int column = 0; column < table.names().size(); column++) {
                    var cell = table.rows().get(row).get(column);
                    if (!cell.isEmpty() && table.numeric().get(column)) {
                        sheet.value(row + 1, column, Double.parseDouble(cell));
                    } else if (!cell.isEmpty()) {
                        sheet.value(row + 1, column, cell);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A ZIP with these parts, in their order. */
    static byte[] zip(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A workbook of one sheet with this {@code sheetData} and what follows it. */
    public static byte[] sheet(String rows) {
        return zip(new java.util.TreeMap<>(Map.of(
                "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
                "xl/workbook.xml",
                        "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
                "xl/worksheets/sheet1.xml", "<worksheet>" + rows + "</worksheet>")));
    }

    /** An SPSS file; texts of at most 248 bytes. */
    public static byte[] sav(Table table, boolean compressed, Charset charset, ByteOrder order) {
        var out = new Sav(order);
        var widths = widths(table, charset);
        out.text("$FL2", 4).text("@(#) SPSS DATA FILE test", 60).number(2);
        out.number(
                widths.stream().mapToInt(width -> Math.max(1, (width + 7) / 8)).sum());
        out.number(compressed ? 1 : 0).number(0).number(table.rows().size()).real(BIAS);
        out.text("01 Jan 21", 9).text("12:00:00", 8).text("", 64).text("", 3);
        var longNames = new StringBuilder();
        for (int column = 0; column < widths.size(); column++) {
            var width = widths.get(column);
            var shortName = "V" + column;
            longNames
                    .append(column == 0 ? "" : "\t")
                    .append(shortName)
                    .append('=')
                    .append(table.names().get(column));
            out.number(2).number(width).number(0).number(0).number(0).number(0).text(shortName, 8);
            for (int more = 8; more < width; more += 8) {
                out.number(2).number(-1).number(0).number(0).number(0).number(0).text("", 8);
            }
        }
        out.extension(13, longNames.toString().getBytes(charset));
        out.extension(20, charset.name().getBytes(StandardCharsets.US_ASCII));
        out.number(999).number(0);
        var units = new Units(out, compressed);
        for (var row : table.rows()) {
            for (int column = 0; column < widths.size(); column++) {
                var cell = row.get(column);
                if (widths.get(column) == 0) {
                    units.number(cell);
                } else {
                    units.text(cell.getBytes(charset), widths.get(column));
                }
            }
        }
        units.end();
        return out.bytes();
    }

    private static List<Integer> widths(Table table, Charset charset) {
        return java.util.stream.IntStream.range(0, table.names().size())
                .mapToObj(column -> table.numeric().get(column)
                        ? 0
                        : Math.max(
                                1,
                                table.rows().stream()
                                        .mapToInt(row -> row.get(column).getBytes(charset).length)
                                        .max()
                                        .orElse(1)))
                .toList();
    }

    private static final class Sav {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteOrder order;

        Sav(ByteOrder order) {
            this.order = order;
        }

        Sav number(int value) {
            out.writeBytes(ByteBuffer.allocate(4).order(order).putInt(value).array());
            return this;
        }

        Sav real(double value) {
            out.writeBytes(eight(value));
            return this;
        }

        byte[] eight(double value) {
            return ByteBuffer.allocate(8).order(order).putDouble(value).array();
        }

        Sav text(String text, int length) {
            out.writeBytes(padded(text.getBytes(StandardCharsets.US_ASCII), length));
            return this;
        }

        void extension(int subtype, byte[] content) {
            number(7).number(subtype).number(1).number(content.length);
            out.writeBytes(content);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }

    static byte[] padded(byte[] text, int length) {
        var bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) ' ');
        System.arraycopy(text, 0, bytes, 0, text.length);
        return bytes;
    }

    private static final class Units {

        private final Sav sav;
        private final boolean compressed;
        private final byte[] commands = new byte[8];
        private final ByteArrayOutputStream literals = new ByteArrayOutputStream();
        private int waiting;

        Units(Sav sav, boolean compressed) {
            this.sav = sav;
            this.compressed = compressed;
        }

        void number(String cell) {
            if (cell.isEmpty()) {
                put(255, sav.eight(-Double.MAX_VALUE));
                return;
            }
            var value = Double.parseDouble(cell);
            var small = value == Math.rint(value) && value + BIAS >= 1 && value + BIAS <= 251;
            put(small ? (int) value + BIAS : 253, sav.eight(value));
        }

        void text(byte[] text, int width) {
            var whole = padded(text, (width + 7) / 8 * 8);
            for (int start = 0; start < whole.length; start += 8) {
                var unit = java.util.Arrays.copyOfRange(whole, start, start + 8);
                put(new String(unit, StandardCharsets.ISO_8859_1).isBlank() ? 254 : 253, unit);
            }
        }

        private void put(int command, byte[] unit) {
            if (!compressed) {
                sav.out.writeBytes(unit);
                return;
            }
            commands[waiting++] = (byte) command;
            if (command == 253) {
                literals.writeBytes(unit);
            }
            if (waiting == 8) {
                flush();
            }
        }

        void end() {
            if (waiting > 0) {
                flush();
            }
        }

        private void flush() {
            java.util.Arrays.fill(commands, waiting, 8, (byte) 0);
            sav.out.writeBytes(commands);
            sav.out.writeBytes(literals.toByteArray());
            literals.reset();
            waiting = 0;
        }
    }
}
