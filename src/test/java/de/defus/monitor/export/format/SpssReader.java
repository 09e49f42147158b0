package de.defus.monitor.export.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads compressed system files with numeric variables, and nothing else: any byte out of place is a fault. */
public final class SpssReader {

    public record Dictionary(String label, double[] missing, int measure, Map<Double, String> values) {}

    public final Map<String, Dictionary> variables = new LinkedHashMap<>();
    public final List<double[]> rows = new ArrayList<>();
    public String weight = "";
    String fileLabel = "";

    private final ByteBuffer bytes;
    private final List<String> shortNames = new ArrayList<>();
    private final Map<Integer, String> labels = new HashMap<>();
    private final Map<Integer, double[]> missing = new HashMap<>();
    private final Map<Integer, Map<Double, String>> values = new HashMap<>();
    private final Map<String, String> longNames = new HashMap<>();
    private final Map<Integer, Integer> measures = new HashMap<>();

    public SpssReader(byte[] file) {
        bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        expect("$FL2", text(4));
        expect("@(#) SPSS DATA FILE", text(60).substring(0, 19));
        expect(2, bytes.getInt());
        var count = bytes.getInt();
        expect(1, bytes.getInt());
        var weightIndex = bytes.getInt();
        var cases = bytes.getInt();
        if (bytes.getDouble() != 100) {
            throw new IllegalArgumentException("bias");
        }
        text(9);
        text(8);
        fileLabel = text(64).strip();
        text(3);
        for (int type = bytes.getInt(); type != 999; type = bytes.getInt()) {
            switch (type) {
                case 2 -> variable();
                case 3 -> values();
                case 7 -> extension(count);
                default -> throw new IllegalArgumentException("record " + type + " before " + bytes.position());
            }
        }
        expect(0, bytes.getInt());
        expect(count, shortNames.size());
        for (int index = 0; index < count; index++) {
            variables.put(
                    longNames.get(shortNames.get(index)),
                    new Dictionary(
                            labels.get(index),
                            missing.get(index),
                            measures.get(index),
                            values.getOrDefault(index, Map.of())));
        }
        weight = List.copyOf(variables.keySet()).get(weightIndex - 1);
        rows(count, cases);
    }

    private void variable() {
        expect(0, bytes.getInt());
        expect(1, bytes.getInt());
        var missingCount = bytes.getInt();
        var format = bytes.getInt();
        expect(5, format >> 16);
        expect(format, bytes.getInt());
        var index = shortNames.size();
        shortNames.add(text(8).strip());
        var length = bytes.getInt();
        if (length > 255) {
            throw new IllegalArgumentException("label of " + length);
        }
        labels.put(index, text(length));
        text((4 - length % 4) % 4);
        var limits = new double[Math.abs(missingCount)];
        for (int limit = 0; limit < limits.length; limit++) {
            limits[limit] = bytes.getDouble();
        }
        missing.put(index, limits);
    }

    private void values() {
        var found = new TreeMap<Double, String>();
        for (int left = bytes.getInt(); left > 0; left--) {
            var value = bytes.getDouble();
            var length = bytes.get() & 0xff;
            found.put(value, text(length));
            text((8 - (length + 1) % 8) % 8);
        }
        expect(4, bytes.getInt());
        expect(1, bytes.getInt());
        values.put(bytes.getInt() - 1, found);
    }

    private void extension(int count) {
        var subtype = bytes.getInt();
        var size = bytes.getInt();
        var number = bytes.getInt();
        var content = new byte[size * number];
        bytes.get(content);
        var view = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        switch (subtype) {
            case 3 -> expect(65001, view.getInt(28));
            case 4 -> expect(3, number);
            case 11 -> {
                expect(3 * count, number);
                for (int index = 0; index < count; index++) {
                    measures.put(index, view.getInt(12 * index));
                }
            }
            case 13 -> {
                for (var pair : new String(content, StandardCharsets.UTF_8).split("\t")) {
                    longNames.put(pair.split("=")[0], pair.split("=")[1]);
                }
            }
            case 16 -> expect(2, number);
            case 20 -> expect("UTF-8", new String(content, StandardCharsets.US_ASCII));
            default -> throw new IllegalArgumentException("extension " + subtype);
        }
    }

    private void rows(int count, int cases) {
        var row = new double[count];
        var column = 0;
        while (true) {
            var commands = new byte[8];
            bytes.get(commands);
            for (int position = 0; position < 8; position++) {
                var code = commands[position] & 0xff;
                if (code == 252) {
                    expect(0, column);
                    expect(cases, rows.size());
                    expect(0, bytes.remaining());
                    return;
                }
                row[column++] = switch (code) {
                    case 253 -> bytes.getDouble();
                    case 255 -> Double.NaN;
                    case 0, 254 -> throw new IllegalArgumentException("command " + code);
                    default -> code - 100;
                };
                if (column == count) {
                    rows.add(row);
                    row = new double[count];
                    column = 0;
                }
            }
        }
    }

    private String text(int length) {
        var content = new byte[length];
        bytes.get(content);
        return new String(content, StandardCharsets.UTF_8);
    }

    private static void expect(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new IllegalArgumentException("expected " + expected + " but found " + found);
        }
    }
}
