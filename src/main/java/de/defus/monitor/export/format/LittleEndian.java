package de.defus.monitor.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes numbers with the least byte first, through a buffer, and counts the bytes. */
final class LittleEndian {

    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int used;
    private long handedOn;

    LittleEndian(OutputStream out) {
        this.out = out;
    }

    /** Bytes written so far. */
    long position() {
        return handedOn + used;
    }

    void int8(int number) throws IOException {
        if (used == BUFFER) {
            handOn();
        }
        buffer[used++] = (byte) number;
    }

    void int16(int number) throws IOException {
        int8(number);
        int8(number >> 8);
    }

    void int32(int number) throws IOException {
        int16(number);
        int16(number >> 16);
    }

    void int64(long number) throws IOException {
        int32((int) number);
        int32((int) (number >> 32));
    }

    void float64(double number) throws IOException {
        int64(Double.doubleToRawLongBits(number));
    }

    void bytes(byte[] bytes) throws IOException {
        for (var one : bytes) {
            int8(one);
        }
    }

    void ascii(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Bytes and then the same filling until the field has its length. */
    void field(byte[] bytes, int length, int filling) throws IOException {
        bytes(bytes);
        for (int position = bytes.length; position < length; position++) {
            int8(filling);
        }
    }

    /** Hands everything on; the stream stays open. */
    void flush() throws IOException {
        handOn();
        out.flush();
    }

    private void handOn() throws IOException {
        out.write(buffer, 0, used);
        handedOn += used;
        used = 0;
    }
}
