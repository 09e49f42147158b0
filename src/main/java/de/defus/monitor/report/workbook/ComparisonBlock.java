package de.defus.monitor.report.workbook;

import de.defus.monitor.analysis.disclosure.PublishedContrast;
import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The comparisons of an item, one row for each group and answer: change since the last released wave, and difference from
 * everybody else, in percentage points with bounds and significance. Below it the tests of whole breakdowns and the gaps.
 */
record ComparisonBlock(Release release, Words words, String item) {

    void write(SheetWriter writer, Styles styles) {
        writer.gap();
        writer.row();
        writer.text(words.texts().say("report.compare.sheet"), styles.subtitle);
        refusal().ifPresent(text -> {
            writer.row();
            writer.text(text, styles.soft);
        });
        header(writer, styles);
        tables().forEach(table -> table.rows().forEach(row -> lines(writer, styles, table, row)));
        writer.gap();
        tables().forEach(table -> {
            table.gap().ifPresent(gap -> note(writer, styles, table, words.gap(item, gap)));
            table.association().ifPresent(association -> note(writer, styles, table, words.association(association)));
        });
    }

    private Optional<String> refusal() {
        return release.results()
                .comparison()
                .flatMap(comparison -> comparison
                        .findReason(item)
                        .map(reason -> words.texts()
                                .say(
                                        "report.compare.reason." + reason.name().toLowerCase(Locale.ROOT),
                                        comparison.waveTitle())));
    }

    private Stream<PublishedTable> tables() {
        return Stream.concat(Stream.of(PublishedTable.ALL), words.breakdowns().stream())
                .flatMap(breakdown -> release.results().findTable(item, breakdown).stream());
    }

    private void header(SheetWriter writer, Styles styles) {
        var texts = words.texts();
        writer.row();
        writer.height(56);
        writer.text(texts.say("report.sheet.breakdown"), styles.header);
        writer.text(texts.say("report.group"), styles.header);
        writer.text(texts.say("report.compare.answer"), styles.header);
        writer.text(texts.say("report.compare.share"), styles.numberHeader);
        release.results()
                .comparison()
                .ifPresent(comparison ->
                        difference(writer, styles, texts.say("report.compare.changeColumn", comparison.waveTitle())));
        difference(writer, styles, texts.say("report.compare.restColumn"));
    }

    private void difference(SheetWriter writer, Styles styles, String title) {
        writer.text(title, styles.numberHeader);
        for (var column : new String[] {"lowerColumn", "upperColumn", "pColumn"}) {
            writer.text(words.texts().say("report.compare." + column), styles.numberHeader);
        }
        writer.text(words.texts().say("report.compare.significance"), styles.asideHeader);
    }

    private void lines(SheetWriter writer, Styles styles, PublishedTable table, PublishedRow row) {
        row.shares()
                .forEach((code, share) ->
                        line(writer, styles, table, row, words.category(item, code), share, one -> one.share(code)));
        row.favourable()
                .ifPresent(share ->
                        line(writer, styles, table, row, words.favourable(item), share, PublishedContrast::favourable));
        row.unfavourable()
                .ifPresent(share -> line(
                        writer, styles, table, row, words.unfavourable(item), share, PublishedContrast::unfavourable));
    }

    private void line(
            SheetWriter writer,
            Styles styles,
            PublishedTable table,
            PublishedRow row,
            String answer,
            PublishedEstimate share,
            Function<PublishedContrast, Optional<PublishedDifference>> figure) {
        writer.row();
        writer.text(words.breakdown(table.breakdown()), styles.text);
        writer.text(words.group(table.breakdown(), row.group()), styles.text);
        writer.text(answer, styles.text);
        var weak = share.note() == PublishedEstimate.Note.WEAK_BASE;
        writer.number(share.value(), weak ? styles.weakShare : styles.share);
        if (release.results().comparison().isPresent()) {
            difference(writer, styles, row.change().flatMap(figure), words::changeMark);
        }
        difference(writer, styles, row.fromRest().flatMap(figure), words::restMark);
    }

    private static void difference(
            SheetWriter writer,
            Styles styles,
            Optional<PublishedDifference> difference,
            Function<PublishedDifference, String> mark) {
        difference.ifPresentOrElse(found -> writer.number(100 * found.value(), styles.points), writer::empty);
        difference
                .flatMap(PublishedDifference::test)
                .ifPresentOrElse(
                        test -> {
                            writer.number(100 * test.lower(), styles.points);
                            writer.number(100 * test.upper(), styles.points);
                            writer.number(test.adjustedP(), styles.p);
                        },
                        () -> {
                            writer.empty();
                            writer.empty();
                            writer.empty();
                        });
        difference
                .filter(found -> found.mark() != PublishedDifference.Mark.NONE)
                .ifPresentOrElse(
                        found -> writer.text(Words.sign(found) + " " + mark.apply(found), styles.aside), writer::empty);
    }

    private void note(SheetWriter writer, Styles styles, PublishedTable table, String text) {
        writer.row();
        writer.text(words.breakdown(table.breakdown()) + ": " + text, styles.soft);
    }
}
