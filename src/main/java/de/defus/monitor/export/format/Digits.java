package de.defus.monitor.export.format;

import java.nio.charset.StandardCharsets;

/** Numbers as bytes, with a point and without groups, as tables for programs have them. */
final class Digits {

    private static final byte[][] SMALL = new byte[256][];
    private static final int SMALLEST = -100;

    static {
        for (int index = 0; index < SMALL.length; index++) {
            SMALL[index] = Integer.toString(index + SMALLEST).getBytes(StandardCharsets.US_ASCII);
        }
    }

    private Digits() {}

    /** Shared: do not write into it. */
    static byte[] of(int number) {
        var index = number - SMALLEST;
        return index >= 0 && index < SMALL.length
                ? SMALL[index]
                : Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
    }

    /** All digits that are needed to read the same number again. */
    static byte[] of(double number) {
        var text = number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
