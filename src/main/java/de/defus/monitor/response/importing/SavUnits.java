package de.defus.monitor.response.importing;

import de.defus.monitor.platform.table.BrokenFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The units of eight bytes of which the cases of an SPSS file consist. */
interface SavUnits {

    /** Whether another case begins. */
    boolean hasMore();

    /** The next unit; no bytes for SPSS's own missing value. */
    byte[] next();

    /** As they are. */
    record Plain(SavBytes file) implements SavUnits {

        @Override
        public boolean hasMore() {
            return file.hasMore();
        }

        @Override
        public byte[] next() {
            return file.readBytes(8);
        }
    }

    /** Eight commands, then the units that the commands ask for: small whole numbers stand in the command itself. */
    final class Compressed implements SavUnits {

        private static final int IGNORED = 0;
        private static final int END = 252;
        private static final int LITERAL = 253;
        private static final int BLANK = 254;
        private static final int MISSING = 255;

        private final SavBytes file;
        private final double bias;
        private byte[] commands = new byte[0];
        private int position;

        Compressed(SavBytes file, double bias) {
            this.file = file;
            this.bias = bias;
        }

        @Override
        public boolean hasMore() {
            skipIgnored();
            return position < commands.length && (commands[position] & 0xff) != END;
        }

        @Override
        public byte[] next() {
            skipIgnored();
            if (position >= commands.length || (commands[position] & 0xff) == END) {
                throw BrokenFile.because("importing.fault.savShort");
            }
            var command = commands[position++] & 0xff;
            return switch (command) {
                case LITERAL -> file.readBytes(8);
                case BLANK -> "        ".getBytes(StandardCharsets.US_ASCII);
                case MISSING -> new byte[0];
                default -> number(command - bias);
            };
        }

        private byte[] number(double value) {
            var bytes = ByteBuffer.allocate(8);
            bytes.order(file.isLittleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            return bytes.putDouble(value).array();
        }

        private void skipIgnored() {
            while (true) {
                while (position < commands.length && commands[position] == IGNORED) {
                    position++;
                }
                if (position < commands.length || !file.hasMore()) {
                    return;
                }
                commands = file.readBytes(8);
                position = 0;
            }
        }
    }
}
