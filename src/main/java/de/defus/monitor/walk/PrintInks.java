package de.defus.monitor.walk;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/**
 * Pictures in the four inks of a printer, which the platform's decoder gives as bare numbers. Without the profile of the
 * press the colours are near, not exact; good enough to see a place.
 */
final class PrintInks {

    private static final int FULL = 255;
    private static final int AS_BRIGHTNESS = 2;

    private PrintInks() {}

    /**
     * @param inks as in the file's Adobe marker; files that have the marker are written inverted, as Adobe's programs do
     */
    static BufferedImage toColours(Raster raster, int inks) {
        var image = new BufferedImage(raster.getWidth(), raster.getHeight(), BufferedImage.TYPE_INT_RGB);
        var values = new int[4];
        for (var y = 0; y < raster.getHeight(); y++) {
            for (var x = 0; x < raster.getWidth(); x++) {
                raster.getPixel(raster.getMinX() + x, raster.getMinY() + y, values);
                image.setRGB(x, y, colour(values, inks));
            }
        }
        return image;
    }

    private static int colour(int[] values, int inks) {
        var first = (double) values[0];
        var second = (double) values[1];
        var third = (double) values[2];
        if (inks == AS_BRIGHTNESS) {
            // ITU-T T.871, as for other JPEGs; the result are the inks, inverted as the marker says.
            first = values[0] + 1.402 * (values[2] - 128);
            second = values[0] - 0.344136 * (values[1] - 128) - 0.714136 * (values[2] - 128);
            third = values[0] + 1.772 * (values[1] - 128);
        }
        return paper(first, values[3], inks) << 16
                | paper(second, values[3], inks) << 8
                | paper(third, values[3], inks);
    }

    /** How much light the paper throws back under an ink and black. */
    private static int paper(double ink, int black, int inks) {
        var clipped = Math.min(FULL, Math.max(0, ink));
        var light = inks == JpegHeading.UNSAID ? (FULL - clipped) * (FULL - black) : clipped * black;
        return (int) Math.round(light / FULL);
    }
}
