package de.defus.monitor.response;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a PostgreSQL binary COPY of one {@code smallint[]} column into columns. The layout is that of "COPY, Binary
 * Format" in the PostgreSQL manual: a header of 19 bytes, then for each row the number of fields (-1 ends the stream),
 * the length of the field, and the array as dimensions, flags, element type, length and lower bound, followed by length
 * and value of every element. All numbers are big-endian.
 */
final class CodeStream {

    private static final int HEADER_LENGTH = 19;
    private static final int ARRAY_HEADER_LENGTH = 20;
    private static final int ELEMENT_LENGTH = 6;
    private static final int FIRST_CAPACITY = 1024;

    private final InputStream stream;
    private final int width;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;

    private CodeStream(InputStream stream, int width) {
        this.stream = stream;
        this.width = width;
    }

    /**
     * The codes as {@code [column][row]}.
     *
     * @param width number of columns every row must have
     * @throws IOException if the stream breaks off or a row has another number of codes
     */
    static short[][] read(InputStream stream, int width) throws IOException {
        return new CodeStream(stream, width).read();
    }

    private short[][] read() throws IOException {
        var columns = new short[width][FIRST_CAPACITY];
        var rows = 0;
        require(HEADER_LENGTH);
        position += HEADER_LENGTH;
        var rowLength = 6 + ARRAY_HEADER_LENGTH + width * ELEMENT_LENGTH;
        while (true) {
            require(2);
            if (readShort(position) < 0) {
                break;
            }
            require(6);
            if (readInt(position + 2) != rowLength - 6) {
                throw new IOException("a response does not have the " + width + " codes of its questionnaire");
            }
            require(rowLength);
            if (rows == columns[0].length) {
                grow(columns, rows + (rows >> 1));
            }
            // The value of an element stands behind its length.
            var at = position + 6 + ARRAY_HEADER_LENGTH + 4;
            for (var column = 0; column < width; column++, at += ELEMENT_LENGTH) {
                columns[column][rows] = readShort(at);
            }
            position += rowLength;
            rows++;
        }
        grow(columns, rows);
        return columns;
    }

    private static void grow(short[][] columns, int capacity) {
        for (var column = 0; column < columns.length; column++) {
            columns[column] = Arrays.copyOf(columns[column], capacity);
        }
    }

    /** Makes sure that so many bytes lie in the buffer from the position on. */
    private void require(int length) throws IOException {
        if (limit - position >= length) {
            return;
        }
        if (length > buffer.length) {
            throw new IOException("a response is too long: " + length + " bytes");
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < length) {
            var count = stream.read(buffer, limit, buffer.length - limit);
            if (count < 0) {
                throw new EOFException("the stream of responses broke off");
            }
            limit += count;
        }
    }

    private short readShort(int at) {
        return (short) (buffer[at] << 8 | buffer[at + 1] & 0xff);
    }

    private int readInt(int at) {
        return (readShort(at) << 16) | (readShort(at + 2) & 0xffff);
    }
}
