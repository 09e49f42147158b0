package de.defus.monitor.platform.table;

import java.util.Locale;
import java.util.OptionalDouble;

/** Brings what files write into one form: 3, 3.0, "03" and " 3 " are the same code. */
public final class Plain {

    private static final double LARGEST_WHOLE = 1e15;

    private Plain() {}

    /** A number as a program stores it; whole ones without a point. */
    public static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** A cell without blanks around it; whole numbers without leading zeros, plus sign and zero decimals. */
    public static String code(String cell) {
        var text = cell.replace('\u00a0', ' ').strip();
        return text.matches("[+-]?[0-9]{1,15}([.,]0{1,15})?")
                ? Long.toString(Long.parseLong(text.split("[.,]")[0].replace("+", "")))
                : text;
    }

    /** A number with decimal point or comma; absent if it is none. */
    public static OptionalDouble decimal(String cell) {
        var text = cell.replace('\u00a0', ' ').strip().replace(',', '.');
        return text.matches("[+-]?([0-9]{1,15}(\\.[0-9]{0,20})?|\\.[0-9]{1,20})([eE][+-]?[0-9]{1,2})?")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    /** A wording for comparing: letters and digits only, lower case. */
    public static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** What a message repeats of an input: little, and nothing that a terminal or page could obey. */
    public static String shown(String value) {
        var start = value.codePoints()
                .limit(30)
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return "„" + start + "“";
    }
}
