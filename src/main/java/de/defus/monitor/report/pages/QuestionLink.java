package de.defus.monitor.report.pages;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.report.Words;
import java.util.List;

/** A question of the questionnaire and the ways to the pages of its items. */
public record QuestionLink(int number, String stem, List<ItemLink> items) {

    /** An item with the way to its page. */
    public record ItemLink(String key, String label) {}

    /** All questions with a response scale. */
    static List<QuestionLink> of(Release release, Words words) {
        return release.questionnaire()
                .questions()
                .filter(question -> question.scale().isPresent())
                .map(question -> new QuestionLink(
                        question.number(), question.stem().in(words.language()), links(question, words)))
                .toList();
    }

    private static List<ItemLink> links(Question question, Words words) {
        return question.items().stream()
                .map(item -> new ItemLink(item.key(), words.shortItem(item.key())))
                .toList();
    }

    /** Whether the question is one item, whose page its stem leads to. */
    public boolean isSingle() {
        return items.size() == 1;
    }

    public ItemLink first() {
        return items.get(0);
    }
}
