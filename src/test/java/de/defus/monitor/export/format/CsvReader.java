package de.defus.monitor.export.format;

import java.util.ArrayList;
import java.util.List;

/** Reads RFC 4180 strictly: CRLF ends a record, quotes inside unquoted cells are a fault. */
public final class CsvReader {

    private CsvReader() {}

    public static List<List<String>> read(String text) {
        var records = new ArrayList<List<String>>();
        var at = 0;
        while (at < text.length()) {
            var cells = new ArrayList<String>();
            while (true) {
                var cell = new StringBuilder();
                if (at < text.length() && text.charAt(at) == '"') {
                    at++;
                    while (text.charAt(at) != '"' || (at + 1 < text.length() && text.charAt(at + 1) == '"')) {
                        at += text.charAt(at) == '"' ? 1 : 0;
                        cell.append(text.charAt(at++));
                    }
                    at++;
                } else {
                    while (text.charAt(at) != ',' && text.charAt(at) != '\r') {
                        if (text.charAt(at) == '"' || text.charAt(at) == '\n') {
                            throw new IllegalArgumentException("stray sign at " + at);
                        }
                        cell.append(text.charAt(at++));
                    }
                }
                cells.add(cell.toString());
                if (text.charAt(at) == ',') {
                    at++;
                } else if (text.startsWith("\r\n", at)) {
                    at += 2;
                    break;
                } else {
                    throw new IllegalArgumentException("neither comma nor CRLF at " + at);
                }
            }
            records.add(cells);
        }
        return records;
    }
}
