package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedTexts;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The topics of an item's free texts.
 *
 * @param base number of texts; absent if there are too few
 * @param lines the topics, the most frequent first
 */
public record TextsView(
        String item, int number, String question, Optional<Integer> base, List<Line> lines, boolean masked) {

    /** A topic; its share is absent if it is masked. */
    public record Line(String topic, Optional<String> share) {}

    /** Every item with topics, in the order of the questionnaire. */
    static List<TextsView> list(Release release, Words words) {
        return release.results().texts().stream()
                .map(texts -> of(release, words, texts))
                .toList();
    }

    private static TextsView of(Release release, Words words, PublishedTexts texts) {
        var question = release.questionnaire()
                .questions()
                .filter(found -> found.textKey().filter(texts.item()::equals).isPresent())
                .findFirst()
                .orElseThrow();
        return new TextsView(
                texts.item(),
                question.number(),
                question.stem().in(words.language()),
                texts.base(),
                texts.codes().stream()
                        .sorted(Comparator.comparing(code -> -code.share().orElse(-1.0)))
                        .map(code -> new Line(
                                code.label()
                                        .getOrDefault(
                                                words.language(), code.label().get("de")),
                                code.share().map(words::percent)))
                        .toList(),
                texts.isMasked());
    }
}
