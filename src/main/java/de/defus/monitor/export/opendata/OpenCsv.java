package de.defus.monitor.export.opendata;

import de.defus.monitor.export.format.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Open data as CSV. */
final class OpenCsv {

    private static final List<String> COLUMNS = List.of(
            "item",
            "item_label",
            "breakdown",
            "breakdown_label",
            "group",
            "group_label",
            "measure",
            "code",
            "category_label",
            "value",
            "lower",
            "upper",
            "standard_error",
            "base",
            "note");

    private OpenCsv() {}

    static void write(List<OpenRow> rows, OutputStream out) throws IOException {
        var csv = new CsvWriter(out);
        for (var column : COLUMNS) {
            csv.text(column);
        }
        csv.end();
        for (var row : rows) {
            csv.text(row.item()).text(row.itemLabel()).text(row.breakdown()).text(row.breakdownLabel());
            number(csv, row.group());
            csv.text(row.groupLabel()).text(row.measure());
            number(csv, row.code());
            csv.text(row.categoryLabel());
            number(csv, row.value());
            number(csv, row.lower());
            number(csv, row.upper());
            number(csv, row.standardError());
            number(csv, row.base());
            csv.text(row.note());
            csv.end();
        }
        csv.flush();
    }

    private static void number(CsvWriter csv, Number number) throws IOException {
        if (number == null) {
            csv.empty();
        } else if (number instanceof Integer whole) {
            csv.number(whole);
        } else {
            csv.number(number.doubleValue());
        }
    }
}
