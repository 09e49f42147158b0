package de.defus.monitor.report.chart;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Map;

/** The part of a {@link java.awt.Graphics2D} that only keeps what it was given. */
abstract class RecorderState extends UnusedGraphics {

    private static final BufferedImage NO_IMAGE = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);

    private final RenderingHints hints = new RenderingHints(Map.of());
    private Paint paint = Ink.TEXT;
    private Color background = Color.WHITE;
    private Stroke stroke = new BasicStroke(1);
    private Composite composite = AlphaComposite.SrcOver;
    private Font font = Lettering.PLAIN.font();
    private Shape clip;

    @Override
    public final FontMetrics getFontMetrics(Font measured) {
        var graphics = NO_IMAGE.createGraphics();
        // As Lettering measures.
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        try {
            return graphics.getFontMetrics(measured);
        } finally {
            graphics.dispose();
        }
    }

    @Override
    public final void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public final void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public final void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public final void clip(Shape narrower) {
        clip = clip == null || narrower == null
                ? narrower
                : clip.getBounds2D().createIntersection(narrower.getBounds2D());
    }

    @Override
    public final Paint getPaint() {
        return paint;
    }

    @Override
    public final void setPaint(Paint next) {
        paint = next;
    }

    @Override
    public final Color getColor() {
        return paint instanceof Color colour ? colour : Color.BLACK;
    }

    @Override
    public final void setColor(Color next) {
        paint = next;
    }

    @Override
    public final Color getBackground() {
        return background;
    }

    @Override
    public final void setBackground(Color next) {
        background = next;
    }

    @Override
    public final Stroke getStroke() {
        return stroke;
    }

    @Override
    public final void setStroke(Stroke next) {
        stroke = next;
    }

    @Override
    public final Composite getComposite() {
        return composite;
    }

    @Override
    public final void setComposite(Composite next) {
        composite = next;
    }

    @Override
    public final Font getFont() {
        return font;
    }

    @Override
    public final void setFont(Font next) {
        font = next;
    }

    @Override
    public final Shape getClip() {
        return clip;
    }

    @Override
    public final void setClip(Shape next) {
        clip = next;
    }

    @Override
    public final void setClip(int x, int y, int width, int height) {
        clip = new Rectangle(x, y, width, height);
    }

    @Override
    public final void clipRect(int x, int y, int width, int height) {
        clip(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public final Rectangle getClipBounds() {
        return clip == null ? null : clip.getBounds();
    }

    @Override
    public final RenderingHints getRenderingHints() {
        return hints;
    }

    @Override
    public final Object getRenderingHint(RenderingHints.Key key) {
        return hints.get(key);
    }

    @Override
    public final void setRenderingHint(RenderingHints.Key key, Object value) {
        if (value == null) {
            hints.remove(key);
        } else {
            hints.put(key, value);
        }
    }

    @Override
    public final void setRenderingHints(Map<?, ?> next) {
        hints.clear();
        hints.putAll(next);
    }

    @Override
    public final void addRenderingHints(Map<?, ?> more) {
        hints.putAll(more);
    }

    @Override
    public final FontRenderContext getFontRenderContext() {
        return new FontRenderContext(null, true, true);
    }

    @Override
    public final AffineTransform getTransform() {
        return new AffineTransform();
    }

    @Override
    public final void setTransform(AffineTransform next) {
        if (!next.isIdentity()) {
            throw unused();
        }
    }

    @Override
    public final void dispose() {
        // nothing is held
    }
}
