package de.defus.monitor.export.bundle;

import de.defus.monitor.export.format.CsvWriter;
import de.defus.monitor.export.microdata.Share;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;

/** Every published share beside the one from the microdata, with what is needed to compute it once more. */
final class SharesTable {

    static final List<String> COLUMNS = List.of(
            "item",
            "breakdown",
            "group",
            "measure",
            "variable",
            "codes",
            "valid",
            "group_codes",
            "base",
            "released",
            "lower",
            "upper",
            "standard_error",
            "recomputed");

    private SharesTable() {}

    static void write(List<Share> shares, OutputStream out) throws IOException {
        var csv = new CsvWriter(out);
        for (var column : COLUMNS) {
            csv.text(column);
        }
        csv.end();
        for (var share : shares) {
            csv.text(share.item()).text(share.breakdown()).number(share.group()).text(share.measure());
            csv.text(share.variable()).text(list(share.codes())).text(list(share.valid()));
            csv.text(list(share.groupCodes())).number(share.released().base());
            csv.number(share.released().value()).number(share.released().lower());
            csv.number(share.released().upper()).number(share.released().standardError());
            csv.number(share.recomputed());
            csv.end();
        }
        csv.flush();
    }

    /** Codes with a space between: never a number by mistake, and no comma. */
    private static String list(List<Integer> codes) {
        return codes.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
