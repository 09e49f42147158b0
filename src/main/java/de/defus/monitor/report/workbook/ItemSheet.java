package de.defus.monitor.report.workbook;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * The sheet of one item: a row for all respondents and for every group of every breakdown, with unweighted base, rounded
 * weighted base, weighted shares, and to their right the intervals. One rectangle, so that it can be filtered and read by
 * programs.
 */
record ItemSheet(Release release, Words words, String item, String name) {

    private static final int FIRST_SHARE = 4;

    /** The sheets of all items, in printed order. */
    static List<ItemSheet> all(Release release, Words words) {
        var sheets = new ArrayList<ItemSheet>();
        release.questionnaire()
                .questions()
                .filter(question -> question.scale().isPresent())
                .forEach(question -> {
                    var single = question.items().size() == 1;
                    for (int position = 0; position < question.items().size(); position++) {
                        var letter = single ? "" : Character.toString('a' + position);
                        sheets.add(new ItemSheet(
                                release, words, question.items().get(position).key(), question.number() + letter));
                    }
                });
        return sheets;
    }

    /** Unweighted number of valid answers; absent if withheld. */
    Optional<Integer> base() {
        return table(PublishedTable.ALL).rows().stream().findFirst().map(PublishedRow::base);
    }

    void write(SXSSFWorkbook workbook, Styles styles) {
        var texts = words.texts();
        var writer = new SheetWriter(workbook.createSheet(name));
        writer.widths(20, 30, 9, 13);
        writer.row();
        writer.text(name + "  " + words.item(item), styles.title);
        writer.row();
        writer.link(texts.say("report.sheet.contents"), texts.say("report.sheet.contents"), styles.link);
        writer.row();
        writer.text(release.municipalityName() + " · " + release.waveTitle().in(words.language()), styles.soft);
        if (release.synthetic()) {
            writer.empty();
            writer.text(texts.say("report.sheet.synthetic"), styles.warning);
        }
        writer.gap();
        var total = table(PublishedTable.ALL);
        if (total.withheld()) {
            writer.row();
            writer.text(withheld(), styles.warning);
            return;
        }
        var first = total.rows().get(0);
        var header = header(writer, styles, first);
        line(writer, styles, PublishedTable.ALL, first);
        var notShown = new ArrayList<String>();
        for (var breakdown : words.breakdowns()) {
            release.results().findTable(item, breakdown).ifPresent(table -> {
                table.rows().forEach(row -> line(writer, styles, breakdown, row));
                if (table.withheld()) {
                    notShown.add(words.breakdown(breakdown));
                }
            });
        }
        var last = writer.nextRow() - 1;
        writer.freeze(2, header);
        footnotes(writer, styles, first, notShown);
        new NativeChart(words, item, name).draw(writer, first.codes(), FIRST_SHARE, header, last);
    }

    private int header(SheetWriter writer, Styles styles, PublishedRow row) {
        var texts = words.texts();
        var index = writer.row();
        writer.height(56);
        writer.text(texts.say("report.sheet.breakdown"), styles.header);
        writer.text(texts.say("report.group"), styles.header);
        writer.text(texts.say("report.sheet.unweighted"), styles.header);
        writer.text(texts.say("report.sheet.weighted"), styles.header);
        var names = new ArrayList<String>();
        row.codes().forEach(code -> names.add(words.category(item, code)));
        row.favourable().ifPresent(share -> names.add(texts.say("report.favourable")));
        row.unfavourable().ifPresent(share -> names.add(texts.say("report.unfavourable")));
        row.mean().ifPresent(mean -> names.add(texts.say("report.mean")));
        var column = FIRST_SHARE;
        for (var label : names) {
            writer.text(label, styles.header);
            writer.width(column++, 13);
        }
        for (var label : names) {
            writer.text(texts.say("report.sheet.from", label), styles.header);
            writer.width(column++, 13);
            writer.text(texts.say("report.sheet.to", label), styles.header);
            writer.width(column++, 13);
        }
        return index;
    }

    private void line(SheetWriter writer, Styles styles, String breakdown, PublishedRow row) {
        writer.row();
        writer.text(words.breakdown(breakdown), styles.text);
        writer.text(words.group(breakdown, row.group()), styles.text);
        writer.number(row.base(), styles.count);
        writer.number(row.weightedBase(), styles.count);
        var shares = new ArrayList<>(row.shares().values());
        row.favourable().ifPresent(shares::add);
        row.unfavourable().ifPresent(shares::add);
        for (var share : shares) {
            var weak = share.note() == PublishedEstimate.Note.WEAK_BASE;
            writer.number(share.value(), weak ? styles.weakShare : styles.share);
        }
        row.mean().ifPresent(mean -> writer.number(mean.value(), styles.mean));
        for (var share : shares) {
            bounds(writer, share, styles);
        }
        row.mean().ifPresent(mean -> {
            writer.number(mean.lower(), styles.mean);
            writer.number(mean.upper(), styles.mean);
        });
    }

    /** A share that the weighting fixes has no interval: its cells stay empty. */
    private static void bounds(SheetWriter writer, PublishedEstimate share, Styles styles) {
        if (share.note() == PublishedEstimate.Note.FIXED_BY_CALIBRATION) {
            writer.empty();
            writer.empty();
        } else {
            writer.number(share.lower(), styles.bound);
            writer.number(share.upper(), styles.bound);
        }
    }

    private void footnotes(SheetWriter writer, Styles styles, PublishedRow total, List<String> notShown) {
        writer.gap();
        for (var breakdown : notShown) {
            writer.row();
            writer.text(breakdown + ": " + withheld(), styles.soft);
        }
        if (!total.missing().isEmpty()) {
            writer.row();
            var counts = total.missing().entrySet().stream()
                    .map(entry -> words.missing(item, entry.getKey()) + " " + words.number(entry.getValue()))
                    .toList();
            writer.text(words.texts().say("report.missing") + " " + String.join(", ", counts), styles.soft);
        }
        writer.row();
        writer.text(words.texts().say("report.sheet.note"), styles.soft);
        writer.gap();
    }

    private String withheld() {
        return words.texts().say("report.withheld", release.results().method().minimumBase());
    }

    private PublishedTable table(String breakdown) {
        return release.results()
                .findTable(item, breakdown)
                .orElseThrow(() -> new IllegalStateException("the release has no table of " + item));
    }
}
