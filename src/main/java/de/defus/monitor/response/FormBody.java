package de.defus.monitor.response;

import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a posted form ({@code application/x-www-form-urlencoded}, UTF-8). Read strictly: bytes that are not UTF-8
 * are refused instead of being replaced by question marks, because what is stored must be what was typed.
 */
final class FormBody {

    /** The longest form of the questionnaire stays far below this. */
    static final int MAXIMUM_BYTES = 256 * 1024;

    private static final int MAXIMUM_FIELDS = 1000;

    private final Map<String, List<String>> fields;

    private FormBody(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /**
     * @throws Refusal {@code BODY_TOO_LARGE} for too many bytes or fields, {@code MALFORMED_REQUEST} for broken percent
     *     signs or bytes that are not UTF-8
     */
    static FormBody parse(byte[] body) {
        if (body.length > MAXIMUM_BYTES) {
            throw new Refusal(ProblemType.BODY_TOO_LARGE);
        }
        var fields = new LinkedHashMap<String, List<String>>();
        var count = 0;
        for (var start = 0; start < body.length; ) {
            var end = indexOf(body, '&', start, body.length);
            if (end > start) {
                if (++count > MAXIMUM_FIELDS) {
                    throw new Refusal(ProblemType.BODY_TOO_LARGE);
                }
                var equals = indexOf(body, '=', start, end);
                fields.computeIfAbsent(decode(body, start, equals), name -> new ArrayList<>())
                        .add(decode(body, Math.min(equals + 1, end), end));
            }
            start = end + 1;
        }
        return new FormBody(fields);
    }

    /** One value of a field, to be sent once more. */
    record Typed(String name, String value) {}

    /** Everything that was sent, in the order of the form. */
    List<Typed> typed() {
        return fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> new Typed(field.getKey(), value)))
                .toList();
    }

    /** All values of a field, in the order of the form; empty if it was not sent. */
    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** The only or first value of a field; empty text if it was not sent. */
    String first(String name) {
        var values = all(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    private static int indexOf(byte[] body, char wanted, int start, int end) {
        for (var i = start; i < end; i++) {
            if (body[i] == wanted) {
                return i;
            }
        }
        return end;
    }

    private static String decode(byte[] body, int start, int end) {
        var bytes = new ByteArrayOutputStream(end - start);
        for (var i = start; i < end; i++) {
            if (body[i] == '+') {
                bytes.write(' ');
            } else if (body[i] == '%') {
                var high = i + 2 < end ? Character.digit(body[i + 1], 16) : -1;
                var low = i + 2 < end ? Character.digit(body[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw new Refusal(ProblemType.MALFORMED_REQUEST);
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(body[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(ProblemType.MALFORMED_REQUEST);
        }
    }
}
