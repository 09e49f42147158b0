package de.defus.monitor.platform.table;

import de.defus.monitor.platform.problem.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV (RFC 4180). Encoding: UTF-8 or UTF-16 by byte order mark, else UTF-8 if the bytes are valid, else
 * Windows-1252. Separator: the one of semicolon, comma, tab and bar under which the first rows are equally long, or what
 * Excel's line {@code sep=;} says.
 */
final class CsvFile {

    private static final char[] SEPARATORS = {';', ',', '\t', '|'};
    private static final int ROWS_TO_GUESS_FROM = 50;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final char separator;
    private int position;
    private int line = 1;

    private CsvFile(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    private record Line(int number, List<String> cells) {

        boolean isBlank() {
            return cells.size() == 1 && cells.get(0).isBlank();
        }
    }

    /**
     * The file as a table.
     *
     * @throws Refusal {@code INVALID_INPUT} if it is no table
     */
    static FileTable read(byte[] bytes, TableBounds bounds) {
        var text = decode(bytes);
        if (text.startsWith("sep=") && text.length() > 5) {
            var end = text.indexOf('\n');
            return read(new CsvFile(text.substring(Math.max(end, 4) + 1), text.charAt(4)), 2, bounds);
        }
        return read(new CsvFile(text, guess(text)), 1, bounds);
    }

    private static FileTable read(CsvFile file, int firstLine, TableBounds bounds) {
        file.line = firstLine;
        var heading = file.next();
        while (heading.isPresent() && heading.get().isBlank()) {
            heading = file.next();
        }
        if (heading.isEmpty()) {
            throw BrokenFile.because("table.fault.emptyFile");
        }
        var columns = TableBuilder.headings(
                heading.get().cells().stream().map(String::strip).toList());
        var table = new TableBuilder(bounds);
        var faults = new BrokenFile();
        for (var row = file.next(); row.isPresent(); row = file.next()) {
            var cells = row.get().cells();
            if (row.get().isBlank() && columns.size() > 1) {
                continue;
            }
            if (cells.size() != columns.size()) {
                faults.addRow(row.get().number(), "table.fault.rowLength", columns.size(), cells.size());
            } else {
                table.add(row.get().number(), cells);
            }
        }
        return new FileTable(FileTable.Format.CSV, columns, table.rows(), Optional.empty(), List.of(), faults.list());
    }

    private static String decode(byte[] bytes) {
        var text = bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe
                ? decode(bytes, StandardCharsets.UTF_16LE)
                : bytes.length > 1 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff
                        ? decode(bytes, StandardCharsets.UTF_16BE)
                        : decode(bytes, StandardCharsets.UTF_8)
                                .or(() -> decode(bytes, Charset.forName("windows-1252")));
        var decoded = text.filter(found -> found.indexOf('\0') < 0)
                .orElseThrow(() -> BrokenFile.because("table.fault.notText"));
        return decoded.isEmpty() || decoded.charAt(0) != BYTE_ORDER_MARK ? decoded : decoded.substring(1);
    }

    private static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static char guess(String text) {
        var best = SEPARATORS[0];
        var most = 0;
        for (var candidate : SEPARATORS) {
            var likelihood = likelihood(text, candidate);
            if (likelihood > most) {
                most = likelihood;
                best = candidate;
            }
        }
        return best;
    }

    /**
     * How likely a separator is: the more cells, all rows alike, the likelier. One that gives rows of several lengths, or
     * cells that do not end, still beats one that does not occur, so that the fault is named and not hidden.
     */
    private static int likelihood(String text, char separator) {
        var file = new CsvFile(text, separator);
        var heading = 0;
        var equal = true;
        try {
            for (int row = 0; row < ROWS_TO_GUESS_FROM; row++) {
                var line = file.next();
                if (line.isEmpty()) {
                    break;
                }
                var cells = line.get().cells().size();
                heading = heading == 0 ? cells : heading;
                equal &= line.get().isBlank() || cells == heading;
            }
        } catch (Refusal broken) {
            equal = false;
        }
        return heading < 2 ? 1 : equal ? heading * 2 : 2;
    }

    /** The next record; a quoted cell may span lines. */
    private Optional<Line> next() {
        if (position >= text.length()) {
            return Optional.empty();
        }
        var start = line;
        var cells = new ArrayList<String>();
        while (true) {
            cells.add(cell(start));
            if (cells.size() > FileTable.MOST_COLUMNS * 4) {
                throw BrokenFile.because("table.fault.tooManyColumns", FileTable.MOST_COLUMNS, cells.size());
            }
            if (position >= text.length()) {
                return Optional.of(new Line(start, cells));
            }
            var end = text.charAt(position++);
            if (end == separator) {
                continue;
            }
            if (end == '\r' && position < text.length() && text.charAt(position) == '\n') {
                position++;
            }
            line++;
            return Optional.of(new Line(start, cells));
        }
    }

    private String cell(int row) {
        if (position < text.length() && text.charAt(position) == '"') {
            return quoted(row);
        }
        var start = position;
        while (position < text.length() && !isEnd(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted(int row) {
        var cell = new StringBuilder();
        position++;
        while (position < text.length()) {
            var character = text.charAt(position++);
            if (character == '\n') {
                line++;
            }
            if (character != '"') {
                cell.append(character);
            } else if (position < text.length() && text.charAt(position) == '"') {
                cell.append('"');
                position++;
            } else if (position == text.length() || isEnd(text.charAt(position))) {
                return cell.toString();
            } else {
                throw BrokenFile.because("table.fault.afterQuote", row);
            }
        }
        throw BrokenFile.because("table.fault.openQuote", row);
    }

    private boolean isEnd(char character) {
        return character == separator || character == '\n' || character == '\r';
    }
}
