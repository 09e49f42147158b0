package de.defus.monitor.report.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Paints a drawing as PNG at twice its size, sharp in print and on dense screens. */
final class PngPaper {

    private static final int SCALE = 2;
    private static final float HALO = 3.5f;

    private PngPaper() {}

    static byte[] of(Drawing drawing) {
        var image = new BufferedImage(
                SCALE * (int) drawing.width(), SCALE * (int) drawing.height(), BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Ink.PAPER.inFiles());
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(SCALE, SCALE);
        drawing.marks().forEach(mark -> paint(mark, graphics));
        graphics.dispose();
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can be written", impossible);
        }
    }

    private static void paint(Drawing.Mark mark, Graphics2D graphics) {
        if (mark instanceof Drawing.Area area) {
            graphics.setColor(area.ink().inFiles());
            graphics.fill(area.shape());
        } else if (mark instanceof Drawing.Outline outline) {
            graphics.setColor(outline.ink().inFiles());
            graphics.setStroke(new BasicStroke((float) outline.width()));
            graphics.draw(outline.shape());
        } else if (mark instanceof Drawing.Label label && !label.text().isEmpty()) {
            label(label, graphics);
        }
    }

    private static void label(Drawing.Label label, Graphics2D graphics) {
        var before = label.lettering().width(label.text())
                * switch (label.anchor()) {
                    case START -> 0;
                    case MIDDLE -> 0.5;
                    case END -> 1;
                };
        var x = (float) (label.x() - before);
        if (label.hasHalo()) {
            var outline = label.lettering()
                    .font()
                    .createGlyphVector(graphics.getFontRenderContext(), label.text())
                    .getOutline(x, (float) label.y());
            graphics.setColor(Ink.PAPER.inFiles());
            graphics.setStroke(new BasicStroke(HALO, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(outline);
        }
        graphics.setColor(label.ink().inFiles());
        graphics.setFont(label.lettering().font());
        graphics.drawString(label.text(), x, (float) label.y());
    }
}
