package de.defus.monitor.report.workbook;

import de.defus.monitor.analysis.disclosure.PublishedContrast;
import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * The sheet of one item: a row for all respondents and for every group of every breakdown, with unweighted base, rounded
 * weighted base and weighted shares; below the chart the same rows once more with the lower and the upper bounds of the
 * intervals. Every block is one rectangle with the same columns, for people to print and for programs to read.
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
        writer.widths(20, 30, 13, 13);
        writer.head(name + "  " + words.item(item), texts, styles);
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
        var groups = groups();
        var header = header(writer, styles, "report.sheet.shares");
        if (words.isRated(item)) {
            writer.text(texts.say("report.compare.markColumn"), styles.header);
        }
        groups.forEach(group -> {
            line(writer, styles, group, PublishedEstimate::value);
            mark(writer, styles, group.row());
        });
        var last = writer.nextRow() - 1;
        writer.freeze(2, header);
        footnotes(writer, styles, first);
        new NativeChart(words, item, name).draw(writer, words.codes(item), FIRST_SHARE, header, last);
        writer.pageBreak();
        header(writer, styles, "report.sheet.lower");
        groups.forEach(group -> line(writer, styles, group, PublishedEstimate::lower));
        writer.gap();
        header(writer, styles, "report.sheet.upper");
        groups.forEach(group -> line(writer, styles, group, PublishedEstimate::upper));
        new ComparisonBlock(release, words, item).write(writer, styles);
        new CrossBlock(release, words, item).write(writer, styles);
    }

    /** A row of the tables, with the breakdown it belongs to. */
    private record Group(String breakdown, PublishedRow row) {}

    /** All respondents, then the groups of every breakdown that is shown. */
    private List<Group> groups() {
        return Stream.concat(Stream.of(PublishedTable.ALL), words.breakdowns().stream())
                .flatMap(breakdown -> release.results().findTable(item, breakdown).stream())
                .flatMap(table -> table.rows().stream().map(row -> new Group(table.breakdown(), row)))
                .toList();
    }

    private int header(SheetWriter writer, Styles styles, String titleKey) {
        var texts = words.texts();
        writer.row();
        writer.text(texts.say(titleKey), styles.subtitle);
        var index = writer.row();
        writer.height(56);
        writer.text(texts.say("report.sheet.breakdown"), styles.header);
        writer.text(texts.say("report.group"), styles.header);
        writer.text(texts.say("report.sheet.unweighted"), styles.numberHeader);
        writer.text(texts.say("report.sheet.weighted"), styles.numberHeader);
        var names = new ArrayList<String>();
        words.codes(item).forEach(code -> names.add(words.category(item, code)));
        if (words.isRated(item)) {
            names.add(words.favourable(item));
            names.add(words.unfavourable(item));
            names.add(texts.say("report.mean"));
        }
        var column = FIRST_SHARE;
        for (var label : names) {
            writer.text(label, styles.numberHeader);
            writer.width(column++, 13);
        }
        return index;
    }

    /** One of the blocks' rows; a share that the weighting fixes has no interval, its cells stay empty. */
    private void line(SheetWriter writer, Styles styles, Group group, ToDoubleFunction<PublishedEstimate> figure) {
        var row = group.row();
        writer.row();
        writer.text(words.breakdown(group.breakdown()), styles.text);
        writer.text(words.group(group.breakdown(), row.group()), styles.text);
        writer.number(row.base(), styles.count);
        writer.number(row.weightedBase(), styles.count);
        var shares = new ArrayList<Optional<PublishedEstimate>>();
        words.codes(item)
                .forEach(code -> shares.add(Optional.ofNullable(row.shares().get(code))));
        if (words.isRated(item)) {
            shares.add(row.favourable());
            shares.add(row.unfavourable());
        }
        for (var shown : shares) {
            if (shown.isEmpty()) {
                writer.text(words.texts().say("report.masked"), styles.masked);
                continue;
            }
            var share = shown.get();
            if (share.note() == PublishedEstimate.Note.FIXED_BY_CALIBRATION
                    && figure.applyAsDouble(share) != share.value()) {
                writer.empty();
            } else {
                var weak = share.note() == PublishedEstimate.Note.WEAK_BASE;
                writer.number(figure.applyAsDouble(share), weak ? styles.weakShare : styles.share);
            }
        }
        if (words.isRated(item)) {
            row.mean()
                    .ifPresentOrElse(
                            mean -> writer.number(figure.applyAsDouble(mean), styles.mean),
                            () -> writer.text(words.texts().say("report.masked"), styles.masked));
        }
    }

    /** Whether the favourable share of a group differs from everybody else's. */
    private void mark(SheetWriter writer, Styles styles, PublishedRow row) {
        row.fromRest()
                .flatMap(PublishedContrast::favourable)
                .filter(difference -> difference.mark() != PublishedDifference.Mark.NONE)
                .ifPresent(difference ->
                        writer.text(Words.sign(difference) + " " + words.restMark(difference), styles.aside));
    }

    private void footnotes(SheetWriter writer, Styles styles, PublishedRow total) {
        writer.gap();
        for (var breakdown : words.breakdowns()) {
            if (release.results()
                    .findTable(item, breakdown)
                    .filter(PublishedTable::withheld)
                    .isPresent()) {
                writer.row();
                writer.text(words.breakdown(breakdown) + ": " + withheld(), styles.soft);
            }
        }
        if (!total.missing().isEmpty()) {
            writer.row();
            var counts = total.missing().entrySet().stream()
                    .map(entry -> words.missing(item, entry.getKey()) + " " + words.number(entry.getValue()))
                    .toList();
            writer.text(words.texts().say("report.missing") + " " + String.join(", ", counts), styles.soft);
        }
        if (groups().stream().anyMatch(group -> isMasked(group.row()))) {
            writer.row();
            writer.text(words.texts().say("report.maskedNote"), styles.soft);
        }
        writer.row();
        writer.text(words.texts().say("report.sheet.note"), styles.soft);
        writer.gap();
    }

    private boolean isMasked(PublishedRow row) {
        return row.shares().size() < words.codes(item).size()
                || words.isRated(item)
                        && (row.favourable().isEmpty() || row.unfavourable().isEmpty());
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
