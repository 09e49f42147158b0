package de.defus.monitor.walk;

import java.nio.charset.StandardCharsets;

/**
 * What the markers of a JPEG say before a pixel is decoded.
 *
 * @param progressive whether it comes in several scans, for which the decoder keeps the whole picture in memory
 * @param components 1 (grey), 3 (colour) or 4 (inks of a printer)
 * @param scans how often the decoder goes over the picture; an upper bound, for a picture inside may add to it
 * @param inks how four components are written: 0 as inks, 2 as brightness, colours and black; −1 if nothing is said
 */
record JpegHeading(boolean progressive, int components, int scans, int inks) {

    static final int UNSAID = -1;
    /** Of a file that is no JPEG. */
    static final JpegHeading NONE = new JpegHeading(false, 0, 0, UNSAID);

    static JpegHeading of(byte[] file) {
        var progressive = false;
        var components = 0;
        var inks = UNSAID;
        var at = 2;
        while (at + 4 <= file.length && (file[at] & 0xFF) == 0xFF) {
            var marker = file[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            var length = (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF;
            if (marker == 0xDA || length < 2) {
                break;
            }
            if (isFrame(marker) && at + 9 < file.length) {
                progressive = marker == 0xC2 || marker == 0xC6 || marker == 0xCA || marker == 0xCE;
                components = file[at + 9] & 0xFF;
            }
            if (marker == 0xEE && at + 15 < file.length && text(file, at + 4).equals("Adobe")) {
                inks = file[at + 15] & 0xFF;
            }
            at += 2 + length;
        }
        return new JpegHeading(progressive, components, scans(file, at), inks);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int scans(byte[] file, int from) {
        var scans = 0;
        for (var at = from; at + 1 < file.length; at++) {
            scans += (file[at] & 0xFF) == 0xFF && (file[at + 1] & 0xFF) == 0xDA ? 1 : 0;
        }
        return scans;
    }

    private static String text(byte[] file, int at) {
        return new String(file, at, 5, StandardCharsets.ISO_8859_1);
    }
}
