package de.defus.monitor.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.defus.monitor.platform.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PhotoFileTest {

    /** As cameras write it: GPS place, camera, a small picture inside, and an XMP packet. */
    static byte[] withMetadata(byte[] jpeg, int orientation) throws IOException {
        var exif = ByteBuffer.allocate(200);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        exif.putShort((short) 3);
        entry(exif, 0x0112, 3, 1, orientation << 16);
        entry(exif, 0x0110, 2, 12, 62);
        entry(exif, 0x8825, 4, 1, 74);
        exif.putInt(0);
        // 6 + 8 + 2 + 36 + 4 = 56 bytes so far; offsets count from the TIFF header at 6.
        exif.position(6 + 62);
        exif.put("SpyPhone 12\0".getBytes(StandardCharsets.US_ASCII));
        exif.position(6 + 74);
        exif.putShort((short) 1);
        entry(exif, 0x0002, 5, 3, 92);
        exif.putInt(0);
        exif.put("GPSMARK 51.2264 6.7735".getBytes(StandardCharsets.US_ASCII));
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        segment(out, 0xE1, Arrays.copyOf(exif.array(), exif.position()));
        segment(
                out,
                0xE1,
                "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>XMPMARK</x:xmpmeta>".getBytes(StandardCharsets.US_ASCII));
        segment(out, 0xFE, "COMMENTMARK".getBytes(StandardCharsets.US_ASCII));
        out.write(jpeg, 2, jpeg.length - 2);
        out.writeBytes("TRAILERMARK".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static void entry(ByteBuffer exif, int tag, int type, int count, int value) {
        exif.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write(0xFF);
        out.write(marker);
        out.write(content.length + 2 >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
    }

    @Test
    void nothingButThePixelsIsKept() throws IOException {
        var original = withMetadata(Walking.picture(200, 100, "jpeg"), 1);
        assertTrue(contains(original, "GPSMARK") && contains(original, "XMPMARK") && contains(original, "SpyPhone"));
        var kept = PhotoFile.read(original);
        for (var mark : new String[] {
            "GPSMARK", "XMPMARK", "SpyPhone", "COMMENTMARK", "TRAILERMARK", "Exif", "adobe", "ICC_PROFILE"
        }) {
            assertFalse(contains(kept.jpeg(), mark), mark);
        }
        assertEquals(0, segments(kept.jpeg(), 0xE1), "no APP1 segment");
        assertEquals(0, segments(kept.jpeg(), 0xFE), "no comment");
        var image = ImageIO.read(new ByteArrayInputStream(kept.jpeg()));
        assertEquals(200, image.getWidth());
        assertTrue((image.getRGB(20, 50) >> 16 & 0xFF) > 200, "the left half is still red");
    }

    /** Where the red half lies after each of the eight ways to hold a camera. */
    @Test
    void everyPictureStandsUpright() throws IOException {
        var redAt = new int[][] {{20, 50}, {180, 50}, {180, 50}, {20, 50}, {50, 20}, {50, 20}, {50, 180}, {50, 180}};
        for (var orientation = 1; orientation <= 8; orientation++) {
            var kept = PhotoFile.read(withMetadata(Walking.picture(200, 100, "jpeg"), orientation));
            assertEquals(orientation < 5 ? 200 : 100, kept.width(), "orientation " + orientation);
            var image = ImageIO.read(new ByteArrayInputStream(kept.jpeg()));
            var colour = image.getRGB(redAt[orientation - 1][0], redAt[orientation - 1][1]);
            assertTrue((colour >> 16 & 0xFF) > 200, "orientation " + orientation);
        }
    }

    @Test
    void largePicturesAreMadeSmall() {
        var kept = PhotoFile.read(Walking.picture(4000, 3000, "jpeg"));
        assertEquals(1600, kept.width());
        assertEquals(1200, kept.height());
        assertEquals(1600, PhotoFile.read(Walking.picture(300, 3200, "png")).height());
    }

    /** A PNG of a few bytes that says it is 50,000 by 50,000: told by its heading, before a pixel is made. */
    @Test
    void anImageBombIsRefusedByItsHeading() throws IOException {
        var heading = ByteBuffer.allocate(17);
        heading.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(50_000).putInt(50_000);
        heading.put(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(heading.array());
        var file = ByteBuffer.allocate(33);
        file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(heading.array());
        file.putInt((int) crc.getValue());
        assertEquals("walk.fault.photoPixels", fault(file.array()));
    }

    @Test
    void otherFilesAreRefusedByTheirContent() {
        assertEquals(
                "walk.fault.photoHeic",
                fault("\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals(
                "walk.fault.photoType",
                fault("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8)));
        assertEquals("walk.fault.photoType", fault("GIF89a".getBytes(StandardCharsets.US_ASCII)));
        assertEquals("walk.fault.photoType", fault(new byte[0]));
        assertEquals("walk.fault.photoSmall", fault(Walking.picture(2, 2, "png")));
        assertEquals("walk.fault.photoLarge", fault(new byte[PhotoFile.LARGEST_BYTES + 1]));
    }

    @Test
    void brokenFilesAreRefusedAndNothingElseHappens() {
        var good = Walking.picture(120, 80, "jpeg");
        var png = Walking.picture(120, 80, "png");
        var chance = RandomGenerator.of("L64X128MixRandom");
        for (var i = 0; i < 400; i++) {
            var broken = (i % 2 == 0 ? good : png).clone();
            for (var j = 0; j < 6; j++) {
                broken[4 + chance.nextInt(broken.length - 4)] = (byte) chance.nextInt(256);
            }
            var cut = Arrays.copyOf(broken, 3 + chance.nextInt(broken.length - 3));
            try {
                PhotoFile.read(cut);
            } catch (Refusal named) {
                assertEquals("file", named.faults().get(0).where());
            }
        }
    }

    @Test
    void whatIsCoveredIsGone() throws IOException {
        var picture = PhotoFile.read(Walking.picture(200, 100, "png"));
        var covered = PhotoFile.cover(picture.jpeg(), 0, 0, 50, 100);
        var image = ImageIO.read(new ByteArrayInputStream(covered.jpeg()));
        assertTrue((image.getRGB(20, 50) >> 16 & 0xFF) < 150, "no red is left");
        assertTrue((image.getRGB(180, 50) & 0xFF) > 200, "the rest is as it was");
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

    private static int segments(byte[] jpeg, int marker) {
        var found = 0;
        var at = 2;
        while (at + 4 < jpeg.length && (jpeg[at + 1] & 0xFF) != 0xDA) {
            found += (jpeg[at + 1] & 0xFF) == marker ? 1 : 0;
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        return found;
    }
}
