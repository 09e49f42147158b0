package de.defus.monitor.report.workbook;

import de.defus.monitor.analysis.disclosure.PublishedCross;
import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.Words;

/** The main share of an item by two breakdowns at once, below its other tables. */
record CrossBlock(Release release, Words words, String item) {

    void write(SheetWriter writer, Styles styles) {
        release.results().crossed().stream()
                .filter(cross -> cross.item().equals(item))
                .forEach(cross -> write(writer, styles, cross));
    }

    private void write(SheetWriter writer, Styles styles, PublishedCross cross) {
        var texts = words.texts();
        var title = words.breakdown(cross.breakdown()) + " × " + words.breakdown(cross.by());
        writer.gap();
        writer.row();
        writer.text(title + ": " + new Aspect(item, cross.part()).label(words), styles.subtitle);
        if (cross.withheld()) {
            writer.row();
            writer.text(
                    texts.say(
                            "report.cross.withheld", release.results().method().minimumBase()),
                    styles.soft);
            return;
        }
        writer.row();
        writer.height(56);
        writer.text(texts.say("report.sheet.breakdown"), styles.header);
        writer.text(texts.say("report.group"), styles.header);
        for (var part : new String[] {words.group(cross.by(), cross.inside()), texts.say("report.cross.others")}) {
            writer.text(part, styles.numberHeader);
            writer.text(texts.say("report.compare.lowerColumn"), styles.numberHeader);
            writer.text(texts.say("report.compare.upperColumn"), styles.numberHeader);
            writer.text(texts.say("report.n"), styles.numberHeader);
        }
        writer.text(texts.say("report.cross.difference"), styles.numberHeader);
        writer.text(texts.say("report.compare.significance"), styles.asideHeader);
        for (var row : cross.rows()) {
            writer.row();
            writer.text(title, styles.text);
            writer.text(words.group(cross.breakdown(), row.group()), styles.text);
            part(writer, styles, row.own());
            part(writer, styles, row.others());
            row.difference().ifPresent(difference -> {
                writer.number(100 * difference.value(), styles.points);
                if (difference.mark() != PublishedDifference.Mark.NONE) {
                    writer.text(Words.sign(difference) + " " + words.restMark(difference), styles.aside);
                }
            });
        }
    }

    private static void part(SheetWriter writer, Styles styles, PublishedEstimate share) {
        var weak = share.note() == PublishedEstimate.Note.WEAK_BASE;
        writer.number(share.value(), weak ? styles.weakShare : styles.share);
        writer.number(share.lower(), styles.share);
        writer.number(share.upper(), styles.share);
        writer.number(share.base(), styles.count);
    }
}
