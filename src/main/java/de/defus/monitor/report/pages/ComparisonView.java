package de.defus.monitor.report.pages;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.WaveLine;
import de.defus.monitor.report.Words;
import de.defus.monitor.report.chart.ShareChart;
import de.defus.monitor.report.chart.WaveChart;
import io.quarkus.qute.RawString;
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
        String earlierTitle, Optional<String> refusal, List<WaveLine> lines, Optional<ResultPages.ChartView> chart) {

    /** Absent if the release is compared with none. */
    static Optional<ComparisonView> of(Release release, Optional<Release> earlier, Words words, String item) {
        return release.results().comparison().map(comparison -> {
            var title = comparison.waveTitle();
            var refusal = comparison
                    .findReason(item)
                    .map(reason -> words.texts()
                            .say("report.compare.reason." + reason.name().toLowerCase(Locale.ROOT), title));
            var lines = earlier.map(other -> WaveLine.of(release, other, words, item))
                    .orElse(List.of());
            var chart = lines.isEmpty()
                    ? Optional.<ResultPages.ChartView>empty()
                    : Optional.of(
                            chart(words, item, lines, title, release.waveTitle().in(words.language())));
            return new ComparisonView(title, refusal, lines, chart);
        });
    }

    private static ResultPages.ChartView chart(
            Words words, String item, List<WaveLine> lines, String earlierTitle, String laterTitle) {
        var categories = lines.stream().filter(line -> !line.isEnd()).toList();
        var chart = WaveChart.of(words, item, categories, earlierTitle, laterTitle);
        return new ResultPages.ChartView(
                item,
                chart.title(),
                chart.description(),
                new RawString(chart.svg("waves-wide-" + item, ShareChart.WIDE)),
                new RawString(chart.svg("waves-narrow-" + item, ShareChart.NARROW)));
    }
}
