package de.defus.monitor.survey.access;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Draws a QR code (ISO/IEC 18004) as black rectangles: sharp at any size. */
final class QrCode {

    private QrCode() {}

    /**
     * Draws the code with its lower left corner at a point; the quiet zone of four modules is the caller's white paper.
     *
     * @param size of the side, in points
     */
    static void draw(PDPageContentStream page, String text, float left, float bottom, float size) throws IOException {
        var modules = encode(text);
        var side = size / modules.getWidth();
        for (int row = 0; row < modules.getHeight(); row++) {
            var y = bottom + size - (row + 1) * side;
            for (int start = 0; start < modules.getWidth(); start++) {
                var end = start;
                while (end < modules.getWidth() && modules.get(end, row) == 1) {
                    end++;
                }
                if (end > start) {
                    page.addRect(left + start * side, y, (end - start) * side, side);
                    start = end;
                }
            }
        }
        page.fill();
    }

    private static ByteMatrix encode(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("an address of a letter fits a QR code", tooLong);
        }
    }
}
