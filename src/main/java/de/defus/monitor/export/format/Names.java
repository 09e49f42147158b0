package de.defus.monitor.export.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes names fit what a statistical program allows. */
final class Names {

    private static final Set<String> RESERVED = Set.of(
            "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with", "if", "in", "using",
            "byte", "int", "long", "float", "double", "strl", "_n", "_all", "_cons");

    private Names() {}

    /** The same names where they fit; else shortened, and numbered where two would become the same. */
    static List<String> fitting(List<String> names, int longest) {
        var used = new HashSet<String>();
        var fitting = new ArrayList<String>();
        for (var name : names) {
            var base = RESERVED.contains(name.toLowerCase(Locale.ROOT)) ? name + "_" : name;
            var candidate = base.length() <= longest ? base : base.substring(0, longest);
            for (int number = 2; !used.add(candidate.toLowerCase(Locale.ROOT)); number++) {
                var end = "_" + number;
                candidate = base.substring(0, Math.min(base.length(), longest - end.length())) + end;
            }
            fitting.add(candidate);
        }
        return fitting;
    }

    /** The beginning of a text in UTF-8, at most so many bytes, never a part of a sign. */
    static byte[] utf8(String text, int mostBytes) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= mostBytes) {
            return bytes;
        }
        var end = mostBytes;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return java.util.Arrays.copyOf(bytes, end);
    }
}
