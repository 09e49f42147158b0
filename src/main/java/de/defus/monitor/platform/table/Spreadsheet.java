package de.defus.monitor.platform.table;

import de.defus.monitor.platform.problem.Refusal;

/** Reads a CSV file or an Excel workbook, told by its first bytes and not by its name. */
public final class Spreadsheet {

    private Spreadsheet() {}

    /**
     * The file as a table; rows that do not fit its heading are among its faults.
     *
     * @throws Refusal {@code INVALID_INPUT} if it is no table at all, or larger than allowed
     */
    public static FileTable read(byte[] bytes, TableBounds bounds) {
        if (bytes == null || bytes.length == 0) {
            throw BrokenFile.because("table.fault.emptyFile");
        }
        if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
            return XlsxFile.read(bytes, bounds);
        }
        if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw BrokenFile.because("table.fault.oldOrLocked");
        }
        return CsvFile.read(bytes, bounds);
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
