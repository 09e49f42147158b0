package de.defus.monitor.response.importing;

import java.nio.charset.StandardCharsets;

/** Reads a file of any kind that is known, told by its first bytes and not by its name. */
final class TableFile {

    private TableFile() {}

    /**
     * The file as a table.
     *
     * @throws de.defus.monitor.platform.problem.Refusal {@code INVALID_INPUT} with what is wrong
     */
    static FileTable read(byte[] bytes) {
        if (bytes.length == 0) {
            throw BrokenFile.because("importing.fault.emptyFile");
        }
        if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
            return XlsxFile.read(bytes);
        }
        if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw BrokenFile.because("importing.fault.oldOrLocked");
        }
        var start = new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1);
        if (start.equals("$FL2")) {
            return SavFile.read(bytes);
        }
        if (start.equals("$FL3")) {
            throw BrokenFile.because("importing.fault.savZipped");
        }
        return CsvFile.read(bytes);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int index = 0; index < start.length; index++) {
            if (bytes.length <= index || (bytes[index] & 0xff) != start[index]) {
                return false;
            }
        }
        return true;
    }
}
