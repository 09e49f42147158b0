package de.defus.monitor.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.problem.Refusal;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Files as cameras, telephones and programs write them: the pixels stay, upright and in their colours, nothing else does. */
class CameraFilesTest {

    private static final int RGB = BufferedImage.TYPE_INT_RGB;
    /** JFIF heading, tables, frame, scan. */
    private static final List<Integer> NEEDED = List.of(0xC0, 0xC4, 0xDA, 0xDB, 0xE0);

    @Test
    void ofATelephonesFileOnlyThePixelsStay() {
        for (var order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            var original = CameraFile.ofPhone(CameraFile.jpeg(CameraFile.quarters(160, 96, RGB), false), 1, order);
            var kept = PhotoFile.read(original).jpeg();
            for (var mark : CameraFile.MARKS_OF_PHONE) {
                assertTrue(contains(original, mark), mark);
                assertFalse(contains(kept, mark), mark);
            }
            for (var name : List.of("Exif", "adobe", "Adobe", "8BIM", "MPF", "ICC_PROFILE", "ftyp")) {
                assertFalse(contains(kept, name), name);
            }
            assertBare(kept);
            assertEquals(List.of(0, 1, 2, 3), CameraFile.corners(kept));
            assertBare(PhotoFile.cover(kept, 0, 0, 10, 10).jpeg());
        }
    }

    /** Where the first row and the first column of the file are seen, in the words of the Exif standard. */
    private static final String[] ROW = {"top", "top", "bottom", "bottom", "left", "right", "right", "left"};

    private static final String[] COLUMN = {"left", "right", "right", "left", "top", "top", "bottom", "bottom"};

    @Test
    void picturesStandUprightHoweverTheCameraWasHeld() {
        for (var orientation = 1; orientation <= 8; orientation++) {
            var expected = expected(orientation);
            var upright = CameraFile.jpeg(CameraFile.quarters(160, 96, RGB), false);
            var progressive = CameraFile.jpeg(CameraFile.quarters(160, 96, RGB), true);
            var png = CameraFile.png(CameraFile.quarters(160, 96, RGB), false);
            for (var order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
                var exif = CameraFile.exif(orientation, order);
                var tiff = new String(exif, StandardCharsets.ISO_8859_1).substring(6);
                for (var file : List.of(
                        CameraFile.ofPhone(upright, orientation, order),
                        CameraFile.ofPhone(progressive, orientation, order),
                        CameraFile.chunk(png, "eXIf", CameraFile.bytes(tiff)))) {
                    var kept = PhotoFile.read(file);
                    assertEquals(expected, CameraFile.corners(kept.jpeg()), "orientation " + orientation + " " + order);
                    assertEquals(orientation < 5 ? 160 : 96, kept.width());
                    assertBare(kept.jpeg());
                }
            }
        }
        var strange =
                CameraFile.ofPhone(CameraFile.jpeg(CameraFile.quarters(160, 96, RGB), false), 9, ByteOrder.BIG_ENDIAN);
        assertEquals(
                List.of(0, 1, 2, 3), CameraFile.corners(PhotoFile.read(strange).jpeg()));
    }

    /** The colours seen above left, above right, below left, below right. */
    private static List<Integer> expected(int orientation) {
        var seen = new Integer[4];
        for (var stored = 0; stored < 4; stored++) {
            var sides = new TreeSet<String>();
            sides.add(stored < 2 ? ROW[orientation - 1] : opposite(ROW[orientation - 1]));
            sides.add(stored % 2 == 0 ? COLUMN[orientation - 1] : opposite(COLUMN[orientation - 1]));
            seen[(sides.contains("bottom") ? 2 : 0) + (sides.contains("right") ? 1 : 0)] = stored;
        }
        return List.of(seen);
    }

    private static String opposite(String side) {
        return switch (side) {
            case "top" -> "bottom";
            case "bottom" -> "top";
            case "left" -> "right";
            default -> "left";
        };
    }

    @Test
    void printersInksBecomeColours() {
        // Red, green, blue and white paper in four inks; 0 is no ink.
        var inks = new int[][] {{0, 255, 255, 0}, {255, 0, 255, 0}, {255, 255, 0, 0}, {0, 0, 0, 0}};
        var plain = fourBands(inks, value -> value);
        assertEquals(
                List.of(0, 1, 2, 3), CameraFile.corners(PhotoFile.read(plain).jpeg()));
        var inverted = fourBands(inks, value -> 255 - value);
        assertEquals(
                List.of(0, 1, 2, 3),
                CameraFile.corners(PhotoFile.read(adobe(inverted, 0)).jpeg()));
        // The same inverted inks as brightness and two colours (ITU-T T.871).
        var bright = new int[4][];
        for (var i = 0; i < 4; i++) {
            var r = 255 - inks[i][0];
            var g = 255 - inks[i][1];
            var b = 255 - inks[i][2];
            bright[i] = new int[] {
                (int) Math.round(0.299 * r + 0.587 * g + 0.114 * b),
                (int) Math.round(Math.min(255, 128 - 0.168736 * r - 0.331264 * g + 0.5 * b)),
                (int) Math.round(Math.min(255, 128 + 0.5 * r - 0.418688 * g - 0.081312 * b)),
                255
            };
        }
        var kept = PhotoFile.read(adobe(fourBands(bright, value -> value), 2)).jpeg();
        assertEquals(List.of(0, 1, 2, 3), CameraFile.corners(kept));
        assertBare(kept);
    }

    private interface Value {
        int of(int value);
    }

    private static byte[] fourBands(int[][] corners, Value value) {
        var raster = Raster.createInterleavedRaster(0, 64, 64, 4, null);
        for (var y = 0; y < 64; y++) {
            for (var x = 0; x < 64; x++) {
                var corner = corners[(y < 32 ? 0 : 2) + (x < 32 ? 0 : 1)];
                for (var band = 0; band < 4; band++) {
                    raster.setSample(x, y, band, value.of(corner[band]));
                }
            }
        }
        return CameraFile.write("jpeg", false, new IIOImage(raster, null, null));
    }

    private static byte[] adobe(byte[] jpeg, int transform) {
        return CameraFile.insert(jpeg, 0xEE, CameraFile.bytes("Adobe\0d\0\0\0\0" + (char) transform));
    }

    @Test
    void aProfileOfColoursIsHeededAndLeftBehind() throws IOException {
        var grey = new BufferedImage(64, 64, RGB);
        var graphics = grey.createGraphics();
        graphics.setColor(new Color(55, 55, 55));
        graphics.fillRect(0, 0, 64, 64);
        graphics.dispose();
        var profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        var content = new ByteArrayOutputStream();
        content.writeBytes(CameraFile.bytes("ICC_PROFILE\0\1\1"));
        content.writeBytes(profile);
        var bare = CameraFile.jpeg(grey, false);
        assertEquals(55, red(PhotoFile.read(bare).jpeg()), 3);
        var kept = PhotoFile.read(CameraFile.insert(bare, 0xE2, content.toByteArray()))
                .jpeg();
        // 55 of 255 in linear light is 128 of 255 as screens have it (IEC 61966-2-1).
        assertEquals(128, red(kept), 4);
        assertFalse(contains(kept, "ICC_PROFILE"));
        var broken = PhotoFile.read(
                CameraFile.insert(bare, 0xE2, CameraFile.bytes("ICC_PROFILE\0\1\1" + "no profile at all".repeat(20))));
        assertEquals(55, red(broken.jpeg()), 3);
    }

    private static int red(byte[] jpeg) throws IOException {
        return new Color(ImageIO.read(new ByteArrayInputStream(jpeg)).getRGB(30, 30)).getRed();
    }

    @Test
    void everyKindOfPixelIsRead() {
        var files = new ArrayList<byte[]>();
        files.add(CameraFile.jpeg(CameraFile.quarters(64, 64, RGB), true));
        for (var type : List.of(RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_INDEXED)) {
            files.add(CameraFile.png(CameraFile.quarters(64, 64, type), false));
            files.add(CameraFile.png(CameraFile.quarters(64, 64, type), true));
        }
        for (var file : files) {
            var kept = PhotoFile.read(file).jpeg();
            assertEquals(List.of(0, 1, 2, 3), CameraFile.corners(kept));
            assertBare(kept);
        }
        for (var type : List.of(BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY)) {
            assertEquals(
                    64,
                    PhotoFile.read(CameraFile.png(CameraFile.quarters(64, 64, type), false))
                            .width());
        }
        assertEquals(
                64,
                PhotoFile.read(CameraFile.jpeg(CameraFile.quarters(64, 64, BufferedImage.TYPE_BYTE_GRAY), false))
                        .width());
    }

    @Test
    void whatAPngTellsIsLeftBehind() {
        var file = CameraFile.png(CameraFile.quarters(64, 64, RGB), false);
        file = CameraFile.chunk(file, "tEXt", CameraFile.bytes("Author\0TEXTMARK"));
        file = CameraFile.chunk(file, "iTXt", CameraFile.bytes("XML:com.adobe.xmp\0\0\0\0\0<x>ITXTMARK</x>"));
        file = CameraFile.chunk(
                file, "zTXt", join(CameraFile.bytes("Comment\0\0"), CameraFile.packed(CameraFile.bytes("ZTXT"))));
        file = CameraFile.chunk(file, "tIME", CameraFile.bytes("TIMEMRK"));
        file = CameraFile.chunk(file, "eXIf", CameraFile.bytes("MM\0*EXIFMARK"));
        file = CameraFile.chunk(file, "iCCP", join(CameraFile.bytes("ICCPMARK\0\0"), CameraFile.packed(new byte[99])));
        file = join(file, CameraFile.bytes("TRAILERMARK"));
        var kept = PhotoFile.read(file).jpeg();
        for (var mark : List.of("TEXTMARK", "ITXTMARK", "TIMEMRK", "EXIFMARK", "ICCPMARK", "TRAILERMARK")) {
            assertTrue(contains(file, mark), mark);
            assertFalse(contains(kept, mark), mark);
        }
        assertEquals(List.of(0, 1, 2, 3), CameraFile.corners(kept));
        assertBare(kept);
    }

    /** A quarter of a gigabyte of nothing, packed into a note of a picture; a palette makes decoders read notes. */
    @Test
    void aNoteThatUnpacksToAnySizeIsNotUnpacked() {
        var note = CameraFile.packed(new byte[256 * 1024 * 1024]);
        var file = CameraFile.png(CameraFile.quarters(64, 64, BufferedImage.TYPE_BYTE_INDEXED), false);
        var bomb = CameraFile.chunk(file, "zTXt", join(CameraFile.bytes("Comment\0\0"), note));
        var kept = assertTimeout(Duration.ofSeconds(2), () -> PhotoFile.read(bomb));
        assertEquals(List.of(0, 1, 2, 3), CameraFile.corners(kept.jpeg()));
    }

    @Test
    void picturesThatCostTooMuchAreRefusedBeforeTheyAreDecoded() {
        var scans = CameraFile.jpeg(CameraFile.quarters(64, 64, RGB), true);
        var many = new ByteArrayOutputStream();
        many.write(scans, 0, scans.length - 2);
        for (var i = 0; i < 1000; i++) {
            many.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 1, 63, 0x10, 0});
        }
        many.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        assertEquals("walk.fault.photoUnreadable", fault(many.toByteArray()));
        assertEquals("walk.fault.photoPixels", fault(saying(scans, 6000, 6000)));
        assertEquals(
                "walk.fault.photoPixels",
                fault(saying(CameraFile.jpeg(CameraFile.quarters(64, 64, RGB), false), 65_000, 65_000)));
    }

    /** The JPEG with another size in its frame. */
    static byte[] saying(byte[] jpeg, int width, int height) {
        var changed = jpeg.clone();
        for (var at = 2; at < changed.length; at += 2 + ((changed[at + 2] & 0xFF) << 8 | changed[at + 3] & 0xFF)) {
            var marker = changed[at + 1] & 0xFF;
            if (marker == 0xC0 || marker == 0xC2) {
                changed[at + 5] = (byte) (height >> 8);
                changed[at + 6] = (byte) height;
                changed[at + 7] = (byte) (width >> 8);
                changed[at + 8] = (byte) width;
                return changed;
            }
        }
        throw new IllegalArgumentException("no frame");
    }

    @Test
    void otherKindsOfFilesAreNamedForWhatTheyAre() {
        for (var brand : List.of("heic", "heix", "hevc", "mif1", "avif")) {
            assertEquals(
                    "walk.fault.photoHeic",
                    fault(CameraFile.bytes("\0\0\0\u0020ftyp" + brand + "\0\0\0\0mif1heic....")));
        }
        for (var other : List.of(
                "RIFF\u0024\0\0\0WEBPVP8 ",
                "II*\0\10\0\0\0",
                "MM\0*\0\0\0\10",
                "GIF89a......",
                "BM......",
                "%PDF-1.7",
                "\0\0\0\u0018ftypmp42\0\0\0\0",
                "<html>",
                "\u00ff\u00d8")) {
            assertEquals("walk.fault.photoType", fault(CameraFile.bytes(other)));
        }
    }

    /** Nothing but what a picture needs to be drawn, and nothing behind its end. */
    private static void assertBare(byte[] jpeg) {
        var at = 2;
        var markers = new TreeSet<Integer>();
        while ((jpeg[at + 1] & 0xFF) != 0xDA) {
            markers.add(jpeg[at + 1] & 0xFF);
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        markers.add(0xDA);
        assertEquals(new TreeSet<>(NEEDED), markers);
        for (at += 2; at + 1 < jpeg.length - 2; at++) {
            var next = jpeg[at + 1] & 0xFF;
            assertFalse((jpeg[at] & 0xFF) == 0xFF && next != 0 && (next < 0xD0 || next > 0xD7), "one scan only");
        }
        assertEquals((byte) 0xD9, jpeg[jpeg.length - 1]);
    }

    private static byte[] join(byte[] one, byte[] other) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }

    private static String fault(byte[] file) {
        return assertThrows(Refusal.class, () -> PhotoFile.read(file))
                .faults()
                .get(0)
                .messageKey();
    }

    private static boolean contains(byte[] file, String text) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(text);
    }
}
