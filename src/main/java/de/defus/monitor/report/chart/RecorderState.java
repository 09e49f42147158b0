package de.defus.monitor.report.chart;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;

/**
 * The part of a {@link Graphics2D} that only keeps what it was given, or that charts do not use: pictures, turned or scaled
 * drawing, patterns of bits.
 */
abstract class RecorderState extends Graphics2D {

    private static final BufferedImage NO_IMAGE = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);

    private final RenderingHints hints = new RenderingHints(Map.of());
    private Paint paint = Ink.TEXT;
    private Color background = Color.WHITE;
    private Stroke stroke = new BasicStroke(1);
    private Composite composite = AlphaComposite.SrcOver;
    private Font font = Lettering.PLAIN.font();
    private Shape clip;

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("charts do not use it");
    }

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

    @Override
    public final void transform(AffineTransform by) {
        throw unused();
    }

    @Override
    public final void translate(int x, int y) {
        throw unused();
    }

    @Override
    public final void translate(double x, double y) {
        throw unused();
    }

    @Override
    public final void rotate(double angle) {
        throw unused();
    }

    @Override
    public final void rotate(double angle, double x, double y) {
        throw unused();
    }

    @Override
    public final void scale(double x, double y) {
        throw unused();
    }

    @Override
    public final void shear(double x, double y) {
        throw unused();
    }

    @Override
    public final void setPaintMode() {
        throw unused();
    }

    @Override
    public final void setXORMode(Color other) {
        throw unused();
    }

    @Override
    public final boolean hit(Rectangle box, Shape shape, boolean onStroke) {
        throw unused();
    }

    @Override
    public final GraphicsConfiguration getDeviceConfiguration() {
        throw unused();
    }

    @Override
    public final void copyArea(int x, int y, int width, int height, int right, int down) {
        throw unused();
    }

    @Override
    public final void clearRect(int x, int y, int width, int height) {
        throw unused();
    }

    @Override
    public final void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw unused();
    }

    @Override
    public final void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        throw unused();
    }

    @Override
    public final void drawOval(int x, int y, int width, int height) {
        throw unused();
    }

    @Override
    public final void fillOval(int x, int y, int width, int height) {
        throw unused();
    }

    @Override
    public final void drawArc(int x, int y, int width, int height, int start, int arc) {
        throw unused();
    }

    @Override
    public final void fillArc(int x, int y, int width, int height, int start, int arc) {
        throw unused();
    }

    @Override
    public final void drawPolyline(int[] x, int[] y, int count) {
        throw unused();
    }

    @Override
    public final void drawPolygon(int[] x, int[] y, int count) {
        throw unused();
    }

    @Override
    public final void fillPolygon(int[] x, int[] y, int count) {
        throw unused();
    }

    @Override
    public final void drawString(AttributedCharacterIterator text, int x, int y) {
        throw unused();
    }

    @Override
    public final void drawString(AttributedCharacterIterator text, float x, float y) {
        throw unused();
    }

    @Override
    public final void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        throw unused();
    }

    @Override
    public final boolean drawImage(Image image, AffineTransform by, ImageObserver observer) {
        throw unused();
    }

    @Override
    public final void drawImage(BufferedImage image, BufferedImageOp by, int x, int y) {
        throw unused();
    }

    @Override
    public final void drawRenderedImage(RenderedImage image, AffineTransform by) {
        throw unused();
    }

    @Override
    public final void drawRenderableImage(RenderableImage image, AffineTransform by) {
        throw unused();
    }

    @Override
    public final boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        throw unused();
    }

    @Override
    public final boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        throw unused();
    }

    @Override
    public final boolean drawImage(Image image, int x, int y, Color ground, ImageObserver observer) {
        throw unused();
    }

    @Override
    public final boolean drawImage(
            Image image, int x, int y, int width, int height, Color ground, ImageObserver observer) {
        throw unused();
    }

    @Override
    public final boolean drawImage(
            Image image, int x1, int y1, int x2, int y2, int sx1, int sy1, int sx2, int sy2, ImageObserver observer) {
        throw unused();
    }

    @Override
    public final boolean drawImage(
            Image image,
            int x1,
            int y1,
            int x2,
            int y2,
            int sx1,
            int sy1,
            int sx2,
            int sy2,
            Color ground,
            ImageObserver observer) {
        throw unused();
    }
}
