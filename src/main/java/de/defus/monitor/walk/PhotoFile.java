package de.defus.monitor.walk;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes of a file somebody sent a picture that is safe to keep: only the pixels are taken over, into a new JPEG of modest
 * size. Where and when it was taken, with what, and the small picture inside the picture are left behind.
 */
final class PhotoFile {

    static final int LARGEST_BYTES = 12 * 1024 * 1024;
    /** Above what phones make; checked before a pixel is decoded, so that a small file cannot become a huge picture. */
    static final long MOST_PIXELS = 60_000_000;

    static final int LONGEST_SIDE = 1600;
    private static final int SMALLEST_SIDE = 16;
    private static final float QUALITY = 0.85f;
    /** Progressive pictures are kept in memory as a whole; cameras do not write them. */
    private static final long MOST_PIXELS_IN_SCANS = 24_000_000;
    /** Programs write about ten; each goes over the whole picture again. */
    private static final int MOST_SCANS = 64;

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> HEIC =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis");

    private PhotoFile() {}

    /** A new JPEG without any metadata. */
    record Picture(byte[] jpeg, int width, int height) {}

    /**
     * @throws Refusal {@code INVALID_INPUT} if the file is too large, no JPEG or PNG by its content, has too many pixels or
     *     cannot be read
     */
    static Picture read(byte[] file) {
        checkSize(file.length);
        var format = format(file);
        try {
            return format.equals("jpeg")
                    ? encode(turn(decodeJpeg(file), ExifOrientation.ofJpeg(file)))
                    : encode(turn(
                            decode(PngChunks.pixelsOnly(file), "png", JpegHeading.NONE), ExifOrientation.ofPng(file)));
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof Refusal refusal) {
                throw refusal;
            }
            // The decoders answer broken files with many kinds of exceptions.
            throw refusal("walk.fault.photoUnreadable");
        }
    }

    /**
     * @throws Refusal {@code INVALID_INPUT} for more bytes than are read
     */
    static void checkSize(long bytes) {
        if (bytes > LARGEST_BYTES) {
            throw refusal("walk.fault.photoLarge", LARGEST_BYTES / 1024 / 1024);
        }
    }

    /**
     * Paints over a part of a picture, for good.
     *
     * @param left of the part, in percent of the picture's width; so are the others
     */
    static Picture cover(byte[] jpeg, double left, double top, double width, double height) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(jpeg));
            var graphics = image.createGraphics();
            graphics.setColor(Color.GRAY);
            graphics.fillRect(
                    (int) Math.floor(left * image.getWidth() / 100),
                    (int) Math.floor(top * image.getHeight() / 100),
                    (int) Math.ceil(width * image.getWidth() / 100),
                    (int) Math.ceil(height * image.getHeight() / 100));
            graphics.dispose();
            return encode(image);
        } catch (IOException impossible) {
            throw new UncheckedIOException("what was stored can be read", impossible);
        }
    }

    private static String format(byte[] file) {
        if (startsWith(file, JPEG)) {
            return "jpeg";
        }
        if (startsWith(file, PNG)) {
            return "png";
        }
        var isBoxed = file.length > 12 && text(file, 4, 8).equals("ftyp");
        throw refusal(isBoxed && HEIC.contains(text(file, 8, 12)) ? "walk.fault.photoHeic" : "walk.fault.photoType");
    }

    private static BufferedImage decodeJpeg(byte[] file) throws IOException {
        var heading = JpegHeading.of(file);
        if (heading.scans() > MOST_SCANS) {
            throw refusal("walk.fault.photoUnreadable");
        }
        return decode(file, "jpeg", heading);
    }

    private static BufferedImage decode(byte[] file, String format, JpegHeading heading) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            var wide = reader.getWidth(0);
            var high = reader.getHeight(0);
            var most = heading.progressive() ? MOST_PIXELS_IN_SCANS : MOST_PIXELS;
            if ((long) wide * high > most) {
                throw refusal("walk.fault.photoPixels", most / 1_000_000);
            }
            if (Math.min(wide, high) < SMALLEST_SIDE) {
                throw refusal("walk.fault.photoSmall", SMALLEST_SIDE);
            }
            var param = thinned(reader, Math.max(wide, high));
            return scale(
                    heading.components() == 4
                            ? PrintInks.toColours(reader.readRaster(0, param), heading.inks())
                            : reader.read(0, param));
        } finally {
            reader.dispose();
        }
    }

    /** Leaves out rows and columns of very large pictures while reading, so that little memory is needed. */
    private static ImageReadParam thinned(ImageReader reader, int longest) {
        var param = reader.getDefaultReadParam();
        var step = Math.max(1, longest / (2 * LONGEST_SIDE));
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }

    private static BufferedImage scale(BufferedImage image) {
        var factor = Math.min(1.0, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        var wide = Math.max(1, (int) Math.round(image.getWidth() * factor));
        var high = Math.max(1, (int) Math.round(image.getHeight() * factor));
        var scaled = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
        var graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, wide, high, Color.WHITE, null);
        graphics.dispose();
        return scaled;
    }

    /** Turns a picture as its camera was held (EXIF orientation 1 to 8), since the note of it is left behind. */
    private static BufferedImage turn(BufferedImage image, int orientation) {
        var wide = image.getWidth();
        var high = image.getHeight();
        var turned = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, wide, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, wide, high);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, high);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, high, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, high, wide);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, wide);
            default -> null;
        };
        if (turned == null) {
            return image;
        }
        var lies = orientation >= 5;
        var upright = new BufferedImage(lies ? high : wide, lies ? wide : high, BufferedImage.TYPE_INT_RGB);
        var graphics = upright.createGraphics();
        graphics.drawImage(image, turned, null);
        graphics.dispose();
        return upright;
    }

    private static Picture encode(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return new Picture(bytes.toByteArray(), image.getWidth(), image.getHeight());
    }

    private static boolean startsWith(byte[] file, byte[] beginning) {
        return file.length >= beginning.length
                && Arrays.equals(file, 0, beginning.length, beginning, 0, beginning.length);
    }

    private static String text(byte[] file, int from, int to) {
        return new String(file, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static Refusal refusal(String key, Object... arguments) {
        return new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("file", key, arguments)));
    }
}
