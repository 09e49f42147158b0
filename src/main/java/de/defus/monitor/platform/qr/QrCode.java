package de.defus.monitor.platform.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text as a QR code (ISO/IEC 18004) that can lose 15 % of its modules.
 *
 * @param modules a side, without the quiet zone
 * @param bars the dark modules, joined along rows
 */
public record QrCode(int modules, List<Bar> bars) {

    /** Light modules that a reader needs around the code. */
    public static final int QUIET_ZONE = 4;

    /**
     * Dark modules side by side.
     *
     * @param column of the leftmost
     * @param row from the top
     */
    public record Bar(int column, int row, int length) {}

    public QrCode {
        bars = List.copyOf(bars);
    }

    /** @throws IllegalArgumentException if the text is too long for any code; an address is not */
    public static QrCode of(String text) {
        try {
            var matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            var bars = new ArrayList<Bar>();
            for (int row = 0; row < matrix.getHeight(); row++) {
                addRow(matrix, row, bars);
            }
            return new QrCode(matrix.getWidth(), bars);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("a text of " + text.length() + " letters is no QR code", tooLong);
        }
    }

    private static void addRow(ByteMatrix matrix, int row, List<Bar> bars) {
        var start = 0;
        while (start < matrix.getWidth()) {
            var end = start;
            while (end < matrix.getWidth() && matrix.get(end, row) == 1) {
                end++;
            }
            if (end > start) {
                bars.add(new Bar(start, row, end - start));
            }
            start = end + 1;
        }
    }

    /** The dark modules as an SVG path with a unit a module, in {@link #viewBox}. */
    public String path() {
        return bars.stream()
                .map(bar -> "M%d %dh%dv1h-%dz"
                        .formatted(bar.column() + QUIET_ZONE, bar.row() + QUIET_ZONE, bar.length(), bar.length()))
                .collect(Collectors.joining());
    }

    /** Of an SVG picture of the code with its quiet zone. */
    public String viewBox() {
        var side = modules + 2 * QUIET_ZONE;
        return "0 0 " + side + " " + side;
    }
}
