package de.defus.monitor.walk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The parts of a PNG file. */
final class PngChunks {

    private static final int SIGNATURE = 8;
    /** Length, type and checksum. */
    private static final int AROUND = 12;
    /** What pixels are made of; everything else is told about them. */
    private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngChunks() {}

    /** A part, with its length before and its checksum behind. */
    record Chunk(String type, int from, int to) {}

    /** The parts up to the first that does not fit into the file. */
    static List<Chunk> of(byte[] file) {
        var chunks = new ArrayList<Chunk>();
        var at = SIGNATURE;
        while (at <= file.length - AROUND) {
            var length = ByteBuffer.wrap(file).getInt(at);
            if (length < 0 || length > file.length - at - AROUND) {
                break;
            }
            chunks.add(new Chunk(new String(file, at + 4, 4, StandardCharsets.ISO_8859_1), at, at + AROUND + length));
            at += AROUND + length;
        }
        return chunks;
    }

    /** The file without texts, profiles and notes: some are packed, and unpack to any size. */
    static byte[] pixelsOnly(byte[] file) {
        var bytes = new ByteArrayOutputStream(file.length);
        bytes.write(file, 0, SIGNATURE);
        var chunks = of(file);
        chunks.stream()
                .filter(chunk -> PIXELS.contains(chunk.type()))
                .forEach(chunk -> bytes.write(file, chunk.from(), chunk.to() - chunk.from()));
        var end = chunks.isEmpty() ? SIGNATURE : chunks.get(chunks.size() - 1).to();
        bytes.write(file, end, file.length - end);
        return bytes.toByteArray();
    }
}
