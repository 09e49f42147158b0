package de.defus.monitor.export.format;

import de.defus.monitor.platform.text.SpreadsheetText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes a table as RFC 4180 says: UTF-8, commas, CRLF after every record, quotes where needed. A number is written as it
 * is. A text never becomes a formula in a spreadsheet: one that begins with {@code = + - @}, a tab or a line break gets an
 * apostrophe in front.
 */
public final class CsvWriter {

    private static final int BUFFER = 1 << 16;
    /** Longer than any number. */
    private static final int ROOM = 32;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int used;
    private boolean isInRecord;

    public CsvWriter(OutputStream out) {
        this.out = out;
    }

    public CsvWriter text(String text) throws IOException {
        separate();
        put(SpreadsheetText.csvField(text, ',').getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public CsvWriter number(int number) throws IOException {
        separate();
        put(Digits.of(number));
        return this;
    }

    /** All digits that are needed to read the same number again. */
    public CsvWriter number(double number) throws IOException {
        if (Double.isNaN(number)) {
            return empty();
        }
        separate();
        put(Digits.of(number));
        return this;
    }

    public CsvWriter empty() throws IOException {
        separate();
        return this;
    }

    /** Ends the record. */
    public void end() throws IOException {
        room();
        buffer[used++] = '\r';
        buffer[used++] = '\n';
        isInRecord = false;
    }

    /** Hands everything on; the stream stays open. */
    public void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
        out.flush();
    }

    private void separate() throws IOException {
        room();
        if (isInRecord) {
            buffer[used++] = ',';
        }
        isInRecord = true;
    }

    private void room() throws IOException {
        if (used > BUFFER - ROOM) {
            out.write(buffer, 0, used);
            used = 0;
        }
    }

    private void put(byte[] bytes) throws IOException {
        if (used + bytes.length > BUFFER - ROOM) {
            out.write(buffer, 0, used);
            used = 0;
        }
        if (bytes.length > BUFFER - ROOM) {
            out.write(bytes);
            return;
        }
        for (var one : bytes) {
            buffer[used++] = one;
        }
    }
}
