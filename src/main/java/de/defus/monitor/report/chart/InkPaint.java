package de.defus.monitor.report.chart;

import java.awt.Paint;
import java.awt.PaintContext;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.ColorModel;

/** What JFreeChart is given instead of colours, so that a {@link Recorder} knows the meaning of what it draws. */
sealed interface InkPaint extends Paint permits Ink, InkPaint.Hatching, InkPaint.Letters {

    Ink ink();

    /** Slanting lines on paper. */
    record Hatching(Ink ink) implements InkPaint {}

    /**
     * For letters.
     *
     * @param anchor where they stay when the reader's font is wider or narrower than the server's
     * @param hasHalo whether they must be read on any ground
     */
    record Letters(Ink ink, Drawing.Anchor anchor, boolean hasHalo) implements InkPaint {

        static Letters of(Ink ink, Drawing.Anchor anchor) {
            return new Letters(ink, anchor, false);
        }
    }

    @Override
    default PaintContext createContext(
            ColorModel model, Rectangle device, Rectangle2D user, AffineTransform transform, RenderingHints hints) {
        return ink().inFiles().createContext(model, device, user, transform, hints);
    }

    @Override
    default int getTransparency() {
        return OPAQUE;
    }
}
