package de.defus.monitor.report.pages;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.WaveLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An item in this wave and the one before it.
 *
 * @param refusal why it has no change, in words; absent if it has one
 * @param lines one for each share; empty if it has no change
 */
public record ComparisonView(
        String earlierTitle, Optional<String> refusal, List<WaveLine> lines, Optional<ChartView> chart) {

    /** Absent if the release is compared with none. */
    static Optional<ComparisonView> of(ResultView view, Charts charts, Optional<Release> earlier, String item) {
        var release = view.release();
        var words = view.words();
        return release.results().comparison().map(comparison -> {
            var title = comparison.waveTitle();
            var refusal = comparison
                    .findReason(item)
                    .map(reason -> words.texts()
                            .say("report.compare.reason." + reason.name().toLowerCase(Locale.ROOT), title));
            var lines = earlier.map(other -> WaveLine.of(release, other, words, item))
                    .orElse(List.of());
            var chart = lines.isEmpty()
                    ? Optional.<ChartView>empty()
                    : Optional.of(chart(view, charts, item, lines, title));
            return new ComparisonView(title, refusal, lines, chart);
        });
    }

    private static ChartView chart(
            ResultView view, Charts charts, String item, List<WaveLine> lines, String earlierTitle) {
        var categories = lines.stream().filter(line -> !line.isEnd()).toList();
        var figure = charts.figures().twoWaves(item, categories, earlierTitle, view.waveTitle());
        var texts = view.words().texts();
        var note = texts.say("report.compare.chartNote");
        // A category that is masked in one of the waves has no line.
        var isWhole = categories.size() == view.words().codes(item).size();
        return ChartView.of(
                figure,
                "wellen-" + item,
                isWhole ? note : note + " " + texts.say("report.compare.maskedNote"),
                charts.source(item),
                Optional.empty());
    }
}
