package de.defus.monitor.export.opendata;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.platform.text.Texts;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The published tables of a release as one long table: a row a figure. */
final class OpenRows {

    private final Release release;
    private final Texts texts;
    private final List<OpenRow> rows = new ArrayList<>();

    private OpenRows(Release release, Texts texts) {
        this.release = release;
        this.texts = texts;
    }

    static List<OpenRow> of(Release release, Texts texts) {
        var run = new OpenRows(release, texts);
        release.results().tables().forEach(run::add);
        return List.copyOf(run.rows);
    }

    private void add(PublishedTable table) {
        if (table.withheld()) {
            rows.add(new OpenRow(
                    table.item(),
                    item(table.item()),
                    table.breakdown(),
                    breakdown(table.breakdown()),
                    null,
                    "",
                    "withheld",
                    null,
                    "",
                    null,
                    null,
                    null,
                    null,
                    null,
                    ""));
        }
        for (var row : table.rows()) {
            row.shares().forEach((code, share) -> add(table, row, "category", code, share));
            row.favourable().ifPresent(share -> add(table, row, "favourable", null, share));
            row.middle().ifPresent(share -> add(table, row, "middle", null, share));
            row.unfavourable().ifPresent(share -> add(table, row, "unfavourable", null, share));
            row.mean().ifPresent(mean -> add(table, row, "mean", null, mean));
        }
    }

    private void add(PublishedTable table, PublishedRow row, String measure, Integer code, PublishedEstimate figure) {
        rows.add(new OpenRow(
                table.item(),
                item(table.item()),
                table.breakdown(),
                breakdown(table.breakdown()),
                row.group(),
                group(table.breakdown(), row.group()),
                measure,
                code,
                code == null ? texts.say("export.open." + measure) : category(table.item(), code),
                figure.value(),
                figure.lower(),
                figure.upper(),
                figure.standardError(),
                figure.base(),
                figure.note() == PublishedEstimate.Note.NONE
                        ? ""
                        : figure.note().name()));
    }

    private Question question(String item) {
        return release.questionnaire().findQuestionOf(item).orElseThrow();
    }

    private String item(String key) {
        var question = question(key);
        var stem = question.stem().in(texts.language());
        return question.kind() != Question.Kind.BATTERY
                ? stem
                : question.items().stream()
                        .filter(item -> item.key().equals(key))
                        .map(item -> stem + " – " + item.label().in(texts.language()))
                        .findFirst()
                        .orElse(stem);
    }

    private String category(String item, int code) {
        return release.questionnaire().findScale(question(item)).stream()
                .flatMap(scale -> scale.categories().stream())
                .filter(category -> category.code() == code)
                .map(Category::label)
                .map(label -> label.in(texts.language()))
                .findFirst()
                .orElse("");
    }

    private String breakdown(String key) {
        return release.questionnaire().breakdowns().stream()
                .filter(breakdown -> breakdown.item().equals(key))
                .map(breakdown -> breakdown.label().in(texts.language()))
                .findFirst()
                .orElse(texts.say("export.open.all"));
    }

    private String group(String breakdown, int code) {
        return release.questionnaire().breakdowns().stream()
                .filter(candidate -> candidate.item().equals(breakdown))
                .flatMap(candidate -> candidate.groups().isEmpty()
                        ? Stream.of(category(breakdown, code))
                        : candidate.groups().stream()
                                .filter(group -> group.code() == code)
                                .map(group -> group.label().in(texts.language())))
                .findFirst()
                .orElse(texts.say("export.open.all"));
    }
}
