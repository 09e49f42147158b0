package de.defus.monitor.place;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The text of a file of districts. Read strictly: names in another encoding must not be stored with question marks in place of umlauts. */
final class TextFile {

    private TextFile() {}

    /**
     * The text of a UTF-8 file, without its byte order mark; empty for no file.
     *
     * @throws Refusal {@code GEOMETRY_INVALID} naming the first line that is not UTF-8
     */
    static String read(byte[] bytes) {
        if (bytes == null) {
            return "";
        }
        var buffer = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString().replace("\uFEFF", "");
        } catch (CharacterCodingException otherEncoding) {
            var before = new String(Arrays.copyOf(bytes, buffer.position()), StandardCharsets.ISO_8859_1);
            var line = before.chars().filter(character -> character == '\n').count() + 1;
            throw new Refusal(ProblemType.GEOMETRY_INVALID, List.of(Fault.at("row " + line, "place.fault.encoding")));
        }
    }
}
