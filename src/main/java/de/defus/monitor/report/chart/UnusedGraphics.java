package de.defus.monitor.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;

/** The part of a {@link Graphics2D} that charts do not use: pictures, turned or scaled drawing, patterns of bits. */
abstract class UnusedGraphics extends Graphics2D {

    static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("charts do not use it");
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
