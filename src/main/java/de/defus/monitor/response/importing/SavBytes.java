package de.defus.monitor.response.importing;

import de.defus.monitor.platform.table.BrokenFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes of an SPSS file, read strictly from front to back; an end that comes too early is named. */
final class SavBytes {

    private final ByteBuffer buffer;

    SavBytes(byte[] bytes) {
        this.buffer = ByteBuffer.wrap(bytes);
    }

    void order(ByteOrder order) {
        buffer.order(order);
    }

    int readInt() {
        require(Integer.BYTES);
        return buffer.getInt();
    }

    double readDouble() {
        require(Double.BYTES);
        return buffer.getDouble();
    }

    byte[] readBytes(int length) {
        if (length < 0) {
            throw BrokenFile.because("importing.fault.savBroken");
        }
        require(length);
        var bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    int readByte() {
        require(1);
        return buffer.get() & 0xff;
    }

    void skip(long length) {
        if (length < 0 || length > buffer.remaining()) {
            throw BrokenFile.because("importing.fault.savShort");
        }
        buffer.position(buffer.position() + (int) length);
    }

    boolean hasMore() {
        return buffer.hasRemaining();
    }

    boolean isLittleEndian() {
        return buffer.order() == ByteOrder.LITTLE_ENDIAN;
    }

    /** A number as its eight bytes stand in the file. */
    double toDouble(byte[] eight) {
        return ByteBuffer.wrap(eight).order(buffer.order()).getDouble();
    }

    private void require(int length) {
        if (buffer.remaining() < length) {
            throw BrokenFile.because("importing.fault.savShort");
        }
    }
}
