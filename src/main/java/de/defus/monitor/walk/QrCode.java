package de.defus.monitor.walk;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * An address as a QR code (ISO/IEC 18004).
 *
 * @param size modules a side, with the quiet margin
 * @param path the dark modules, as an SVG path with a unit a module
 */
public record QrCode(int size, String path) {

    private static final int MARGIN = 4;

    static QrCode of(String address) {
        try {
            var matrix = Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
            var path = new StringBuilder();
            for (var y = 0; y < matrix.getHeight(); y++) {
                for (var x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y) == 1) {
                        path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN);
                        path.append("h1v1h-1z");
                    }
                }
            }
            return new QrCode(matrix.getWidth() + 2 * MARGIN, path.toString());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("an address is short enough for a QR code", tooLong);
        }
    }

    public String viewBox() {
        return "0 0 " + size + " " + size;
    }
}
