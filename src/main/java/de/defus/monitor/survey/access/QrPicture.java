package de.defus.monitor.survey.access;

import de.defus.monitor.platform.qr.QrCode;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** A QR code on paper, as black rectangles: sharp at any size. */
final class QrPicture {

    private QrPicture() {}

    /**
     * Draws the code with its lower left corner at a point; the quiet zone is the caller's white paper.
     *
     * @param size of the side, in points
     */
    static void draw(PDPageContentStream page, String text, float left, float bottom, float size) throws IOException {
        var code = QrCode.of(text);
        var side = size / code.modules();
        for (var bar : code.bars()) {
            page.addRect(left + bar.column() * side, bottom + size - (bar.row() + 1) * side, bar.length() * side, side);
        }
        page.fill();
    }
}
