package de.defus.monitor.walk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a camera was held, as its file says: EXIF orientation 1 (upright) to 8. Source: CIPA DC-008 (Exif 2.32), 4.6.4; for PNG
 * the chunk {@code eXIf} (PNG, third edition, 11.3.3.5).
 */
final class ExifOrientation {

    static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;
    private static final int LONG = 4;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;

    private ExifOrientation() {}

    /** The orientation of a JPEG; upright if it says none or nothing that can be understood. */
    static int ofJpeg(byte[] file) {
        var at = 2;
        while (at + 4 <= file.length && (file[at] & 0xFF) == 0xFF) {
            var marker = file[at + 1] & 0xFF;
            if (marker == 0xFF) {
                // Bytes that fill the gap before a marker.
                at++;
                continue;
            }
            var length = number(file, at + 2, 2, true);
            if (marker == START_OF_SCAN || length < 2) {
                return UPRIGHT;
            }
            var isExif = marker == APP1
                    && at + 10 <= file.length
                    && text(file, at + 4).equals("Exif");
            if (isExif) {
                return ofTiff(Arrays.copyOfRange(file, at + 10, Math.min(file.length, at + 2 + length)));
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    /** The orientation a PNG says in its Exif chunk. */
    static int ofPng(byte[] file) {
        for (var chunk : PngChunks.of(file)) {
            if (chunk.type().equals("eXIf")) {
                return ofTiff(Arrays.copyOfRange(file, chunk.from() + 8, chunk.to() - 4));
            }
        }
        return UPRIGHT;
    }

    private static int ofTiff(byte[] tiff) {
        if (tiff.length < 8) {
            return UPRIGHT;
        }
        var big = tiff[0] == 'M';
        var directory = number(tiff, 4, 4, big);
        if (directory < 8 || directory > tiff.length - 2) {
            return UPRIGHT;
        }
        var entries = number(tiff, directory, 2, big);
        for (var i = 0; i < entries; i++) {
            var entry = directory + 2 + 12 * i;
            if (entry + 12 > tiff.length) {
                return UPRIGHT;
            }
            if (number(tiff, entry, 2, big) == TAG) {
                var width = number(tiff, entry + 2, 2, big) == LONG ? 4 : 2;
                return number(tiff, entry + 8, width, big);
            }
        }
        return UPRIGHT;
    }

    private static int number(byte[] bytes, int at, int length, boolean big) {
        var value = 0;
        for (var i = 0; i < length; i++) {
            value = value << 8 | bytes[big ? at + i : at + length - 1 - i] & 0xFF;
        }
        return value;
    }

    private static String text(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.ISO_8859_1);
    }
}
