package de.defus.monitor.walk;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Files with everything around the pixels that cameras and programs put there; every part bears a mark to look for. */
final class CameraFile {

    /** The colours of the corners: above left, above right, below left, below right. */
    static final List<Color> CORNERS = List.of(Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);

    private CameraFile() {}

    /** A picture of four coloured fields. */
    static BufferedImage quarters(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var graphics = image.createGraphics();
        for (var i = 0; i < 4; i++) {
            graphics.setColor(CORNERS.get(i));
            graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
        }
        graphics.dispose();
        return image;
    }

    static byte[] jpeg(BufferedImage image, boolean progressive) {
        return write("jpeg", progressive, new IIOImage(image, null, null));
    }

    static byte[] png(BufferedImage image, boolean interlaced) {
        return write("png", interlaced, new IIOImage(image, null, null));
    }

    static byte[] write(String format, boolean progressive, IIOImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var param = writer.getDefaultWriteParam();
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(output);
            writer.write(null, image, param);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A JPEG as a telephone writes it. */
    static byte[] ofPhone(byte[] jpeg, int orientation, ByteOrder order) {
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        segment(out, 0xE0, bytes("JFXX\0\u0010JFIFTHUMB"));
        segment(
                out,
                0xE1,
                bytes("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:creator>XMPNAME</dc:creator></x:xmpmeta>"));
        segment(out, 0xE1, bytes("http://ns.adobe.com/xmp/extension/\0XMPEXTENSION"));
        // Some write a byte to fill the gap before a marker.
        out.write(0xFF);
        segment(out, 0xE1, exif(orientation, order));
        segment(out, 0xE2, bytes("MPF\0MM\0*MPFINDEX"));
        segment(out, 0xED, bytes("Photoshop 3.0\0" + "8BIM\4\4\0\0\0\0\0\22\34\2P\0\10IPTCNAME\34\2Z\0\10IPTCCITY"));
        segment(out, 0xEB, bytes("HDR_RI ver=APP11HDR"));
        segment(out, 0xFE, bytes("COMMENTMARK"));
        out.write(jpeg, 2, jpeg.length - 2);
        // A second picture (depth, or the brighter half), and the film of the second before.
        out.writeBytes(insert(jpeg, 0xFE, bytes("SECONDPICTURE")));
        out.writeBytes(bytes("\0\0\0\u0018ftypmp42MOTIONFILM"));
        return out.toByteArray();
    }

    /** The marks that {@link #ofPhone} leaves. */
    static final List<String> MARKS_OF_PHONE = List.of(
            "JFIFTHUMB",
            "XMPNAME",
            "XMPEXTENSION",
            "EXIFMAKE",
            "EXIFMODEL",
            "EXIFARTIST",
            "2026:11:24 23:15:00",
            "MAKERNOTE",
            "LENSMARK",
            "GPSDATE",
            "THUMBNAIL",
            "MPFINDEX",
            "IPTCNAME",
            "IPTCCITY",
            "APP11HDR",
            "COMMENTMARK",
            "SECONDPICTURE",
            "MOTIONFILM");

    /** A directory of Exif: make, model, artist, day, orientation, maker note, lens, place, and a small picture. */
    static byte[] exif(int orientation, ByteOrder order) {
        var data = ByteBuffer.allocate(4000).order(order);
        var heap = new int[] {600};
        var thumbnail = insert(jpeg(quarters(16, 16, BufferedImage.TYPE_INT_RGB), false), 0xFE, bytes("THUMBNAIL"));
        data.put(bytes(order == ByteOrder.BIG_ENDIAN ? "MM" : "II"))
                .putShort((short) 42)
                .putInt(8);
        directory(
                data,
                8,
                heap,
                300,
                List.of(
                        ascii(0x010F, "EXIFMAKE"),
                        ascii(0x0110, "EXIFMODEL"),
                        (entry, end) -> value(entry, 0x0112, 3, 1, orientation),
                        ascii(0x0132, "2026:11:24 23:15:00"),
                        ascii(0x013B, "EXIFARTIST"),
                        (entry, end) -> value(entry, 0x8769, 4, 1, 100),
                        (entry, end) -> value(entry, 0x8825, 4, 1, 200)));
        directory(
                data,
                100,
                heap,
                0,
                List.of(ascii(0x9003, "2026:11:24 23:15:00"), ascii(0x927C, "MAKERNOTE"), ascii(0xA434, "LENSMARK")));
        directory(
                data,
                200,
                heap,
                0,
                List.of(
                        ascii(0x0001, "N"),
                        rationals(0x0002, 51, 13, 35),
                        ascii(0x0003, "E"),
                        rationals(0x0004, 6, 46, 24),
                        ascii(0x001D, "GPSDATE")));
        directory(
                data,
                300,
                heap,
                0,
                List.of(
                        (entry, end) -> value(entry, 0x0201, 4, 1, heap[0]),
                        (entry, end) -> value(entry, 0x0202, 4, 1, thumbnail.length)));
        data.position(heap[0]);
        data.put(thumbnail);
        var tiff = new byte[data.position()];
        data.get(0, tiff);
        var out = new ByteArrayOutputStream();
        out.writeBytes(bytes("Exif\0\0"));
        out.writeBytes(tiff);
        return out.toByteArray();
    }

    /** Writes an entry at the buffer's position; longer values go to the heap, whose end is the cell. */
    private interface Entry {
        void write(ByteBuffer data, int[] heap);
    }

    private static void directory(ByteBuffer data, int at, int[] heap, int next, List<Entry> entries) {
        data.position(at);
        data.putShort((short) entries.size());
        for (var entry : entries) {
            var start = data.position();
            entry.write(data, heap);
            data.position(start + 12);
        }
        data.putInt(next);
    }

    private static void value(ByteBuffer data, int tag, int type, int count, int value) {
        data.putShort((short) tag).putShort((short) type).putInt(count);
        if (type == 3) {
            data.putShort((short) value);
        } else {
            data.putInt(value);
        }
    }

    private static Entry ascii(int tag, String text) {
        return (data, heap) -> {
            var content = bytes(text + "\0");
            var at = heap[0];
            value(data, tag, 2, content.length, at);
            data.put(at, content);
            heap[0] += content.length;
        };
    }

    private static Entry rationals(int tag, int... values) {
        return (data, heap) -> {
            var at = heap[0];
            value(data, tag, 5, values.length, at);
            for (var i = 0; i < values.length; i++) {
                data.putInt(at + 8 * i, values[i]).putInt(at + 8 * i + 4, 1);
            }
            heap[0] += 8 * values.length;
        };
    }

    /** The file with a segment behind its beginning. */
    static byte[] insert(byte[] jpeg, int marker, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        segment(out, marker, content);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write(0xFF);
        out.write(marker);
        out.write(content.length + 2 >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
    }

    /** The file with a chunk behind its heading, which is always 33 bytes long. */
    static byte[] chunk(byte[] png, String type, byte[] content) {
        var named = new ByteArrayOutputStream();
        named.writeBytes(bytes(type));
        named.writeBytes(content);
        var crc = new CRC32();
        crc.update(named.toByteArray());
        var out = new ByteArrayOutputStream();
        out.write(png, 0, 33);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(named.toByteArray());
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        out.write(png, 33, png.length - 33);
        return out.toByteArray();
    }

    /** A text packed as PNG packs it. */
    static byte[] packed(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Which of the four colours the corners show, as numbers of {@link #CORNERS}; -1 for another colour. */
    static List<Integer> corners(byte[] jpeg) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(jpeg));
            var found = new ArrayList<Integer>();
            for (var i = 0; i < 4; i++) {
                var x = (1 + 2 * (i % 2)) * image.getWidth() / 4;
                var y = (1 + 2 * (i / 2)) * image.getHeight() / 4;
                found.add(nearest(new Color(image.getRGB(x, y))));
            }
            return found;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int nearest(Color colour) {
        for (var i = 0; i < 4; i++) {
            var wanted = CORNERS.get(i);
            if (Math.abs(colour.getRed() - wanted.getRed()) < 40
                    && Math.abs(colour.getGreen() - wanted.getGreen()) < 40
                    && Math.abs(colour.getBlue() - wanted.getBlue()) < 40) {
                return i;
            }
        }
        return -1;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
