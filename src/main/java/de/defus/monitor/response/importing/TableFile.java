package de.defus.monitor.response.importing;

import de.defus.monitor.platform.table.BrokenFile;
import de.defus.monitor.platform.table.FileTable;
import de.defus.monitor.platform.table.Spreadsheet;
import de.defus.monitor.platform.table.TableBounds;
import java.nio.charset.StandardCharsets;

/** Reads a file of any kind that is known, told by its first bytes and not by its name. */
final class TableFile {

    /** What an earlier survey may have. */
    static final TableBounds BOUNDS = new TableBounds(50_000, 6_000_000);

    private TableFile() {}

    /**
     * The file as a table.
     *
     * @throws de.defus.monitor.platform.problem.Refusal {@code INVALID_INPUT} with what is wrong
     */
    static FileTable read(byte[] bytes) {
        var start = new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1);
        if (start.equals("$FL2")) {
            return SavFile.read(bytes);
        }
        if (start.equals("$FL3")) {
            throw BrokenFile.because("importing.fault.savZipped");
        }
        return Spreadsheet.read(bytes, BOUNDS).sound();
    }
}
