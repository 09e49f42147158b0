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

/** Reads files of format 118 with numeric variables, and nothing else: any byte out of place is a fault. */
final class StataReader {

    record Dictionary(String label, String valueLabels, int type) {}

    final Map<String, Dictionary> variables = new LinkedHashMap<>();
    /** By name of the set, then by value; missing values by their letter. */
    final Map<String, Map<String, String>> labels = new HashMap<>();
    /** Numbers, or letters of missing values. */
    final List<String[]> rows = new ArrayList<>();

    String fileLabel = "";

    private final ByteBuffer bytes;

    StataReader(byte[] file) {
        bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        expect("<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>");
        var count = bytes.getShort() & 0xffff;
        expect("</K><N>");
        var cases = bytes.getLong();
        expect("</N><label>");
        fileLabel = text(bytes.getShort());
        expect("</label><timestamp>");
        same(0, (int) bytes.get());
        expect("</timestamp></header>");
        var map = new long[14];
        expect("<map>");
        for (int part = 0; part < 14; part++) {
            map[part] = bytes.getLong();
        }
        expect("</map>");
        same(0L, map[0]);
        same("<map>", new String(file, (int) map[1], 5, StandardCharsets.US_ASCII));
        same((long) file.length, map[13]);
        at(map[2], "<variable_types>");
        var types = new int[count];
        for (int index = 0; index < count; index++) {
            types[index] = bytes.getShort() & 0xffff;
        }
        expect("</variable_types>");
        var names = fields(map[3], "varnames", 129, count);
        at(map[4], "<sortlist>");
        for (int index = 0; index <= count; index++) {
            same(0, (int) bytes.getShort());
        }
        expect("</sortlist>");
        fields(map[5], "formats", 57, count).forEach(format -> same('%', format.charAt(0)));
        var sets = fields(map[6], "value_label_names", 129, count);
        var texts = fields(map[7], "variable_labels", 321, count);
        at(map[8], "<characteristics>");
        expect("</characteristics>");
        at(map[9], "<data>");
        for (long row = 0; row < cases; row++) {
            var values = new String[count];
            for (int index = 0; index < count; index++) {
                values[index] = types[index] == 65530 ? ofByte(bytes.get()) : ofDouble(bytes.getLong());
            }
            rows.add(values);
        }
        expect("</data>");
        at(map[10], "<strls>");
        expect("</strls>");
        at(map[11], "<value_labels>");
        for (var set : sets) {
            if (!set.isEmpty()) {
                labels(set);
            }
        }
        expect("</value_labels>");
        at(map[12], "</stata_dta>");
        same(0, bytes.remaining());
        for (int index = 0; index < count; index++) {
            if (!names.get(index).matches("[a-zA-Z][a-zA-Z0-9_]{0,31}")) {
                throw new IllegalArgumentException("name " + names.get(index));
            }
            variables.put(names.get(index), new Dictionary(texts.get(index), sets.get(index), types[index]));
        }
        same(count, variables.size());
    }

    private void labels(String set) {
        expect("<lbl>");
        var length = bytes.getInt();
        same(set, field(129));
        text(3);
        var begin = bytes.position();
        var number = bytes.getInt();
        var textLength = bytes.getInt();
        var offsets = new int[number];
        var values = new int[number];
        for (int index = 0; index < number; index++) {
            offsets[index] = bytes.getInt();
        }
        for (int index = 0; index < number; index++) {
            values[index] = bytes.getInt();
        }
        var texts = new byte[textLength];
        bytes.get(texts);
        same(length, bytes.position() - begin);
        var found = new TreeMap<String, String>();
        for (int index = 0; index < number; index++) {
            var end = offsets[index];
            while (texts[end] != 0) {
                end++;
            }
            var name = values[index] > 2147483621
                    ? "." + (char) ('a' + values[index] - 2147483622)
                    : Integer.toString(values[index]);
            found.put(name, new String(texts, offsets[index], end - offsets[index], StandardCharsets.UTF_8));
        }
        labels.put(set, found);
        expect("</lbl>");
    }

    private static String ofByte(byte value) {
        return value <= 100 ? Integer.toString(value) : value == 101 ? "." : "." + (char) ('a' + value - 102);
    }

    private static String ofDouble(long bits) {
        return bits == 0x7fe0000000000000L ? "." : Double.toString(Double.longBitsToDouble(bits));
    }

    private List<String> fields(long position, String tag, int length, int count) {
        at(position, "<" + tag + ">");
        var found = new ArrayList<String>();
        for (int index = 0; index < count; index++) {
            found.add(field(length));
        }
        expect("</" + tag + ">");
        return found;
    }

    private String field(int length) {
        var text = text(length);
        var end = text.indexOf('\0');
        if (end < 0) {
            throw new IllegalArgumentException("no end: " + text);
        }
        return text.substring(0, end);
    }

    private void at(long position, String tag) {
        same(position, (long) bytes.position());
        expect(tag);
    }

    private void expect(String tag) {
        same(tag, text(tag.length()));
    }

    private String text(int length) {
        var content = new byte[length];
        bytes.get(content);
        return new String(content, StandardCharsets.UTF_8);
    }

    private static void same(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new IllegalArgumentException("expected " + expected + " but found " + found);
        }
    }
}
