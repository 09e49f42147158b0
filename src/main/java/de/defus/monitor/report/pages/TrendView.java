package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedDifference.Mark;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.WaveTrend;
import de.defus.monitor.report.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A trend in words.
 *
 * @param rows one for each figure
 * @param leftOut waves that cannot be compared, with the reason, in words
 * @param refusal why there is no trend, in words; absent if there is one
 */
public record TrendView(List<Row> rows, List<String> leftOut, Optional<String> refusal) {

    /**
     * A figure with the slope of its line.
     *
     * @param sign ▲ or ▼ if it is more than chance, else empty
     * @param signWords the same in words
     * @param isBent whether the figures do not lie on a straight line
     */
    public record Row(
            String label, String slope, String interval, String p, String sign, String signWords, boolean isBent) {}

    /** Of the main shares of an item; absent as long as the survey has too few waves for any trend, or if it has no shares. */
    static Optional<TrendView> of(Words words, String item, List<Release> waves) {
        var aspects = Aspect.main(words.release(), item);
        return aspects.isEmpty()
                ? Optional.empty()
                : of(words, WaveTrend.of(words.release(), waves, aspects), aspects, false);
    }

    /** Absent as long as the survey has too few waves for any trend. */
    static Optional<TrendView> of(Words words, WaveTrend trend, List<Aspect> aspects, boolean isScore) {
        if (trend.waves().size() + trend.leftOut().size() < WaveTrend.FEWEST_WAVES) {
            return Optional.empty();
        }
        var texts = words.texts();
        var leftOut = trend.leftOut().stream()
                .map(wave -> texts.say(
                        "report.compare.reason." + wave.reason().name().toLowerCase(Locale.ROOT), wave.title()))
                .toList();
        var rows = trend.lines().stream()
                .flatMap(line -> line.slope().map(slope -> row(words, trend, line, slope, aspects, isScore)).stream())
                .toList();
        var refusal = trend.waves().size() < WaveTrend.FEWEST_WAVES
                ? Optional.of(texts.say("report.trend.tooFew", WaveTrend.FEWEST_WAVES))
                : rows.isEmpty() ? Optional.of(texts.say("report.trend.untested")) : Optional.<String>empty();
        return Optional.of(new TrendView(rows, leftOut, refusal));
    }

    private static Row row(
            Words words,
            WaveTrend trend,
            WaveTrend.Line line,
            WaveTrend.Slope slope,
            List<Aspect> aspects,
            boolean isScore) {
        var texts = words.texts();
        var label = aspects.stream()
                .filter(aspect -> aspect.name().equals(line.figure()))
                .findFirst()
                .map(aspect -> aspect.label(words))
                .orElseGet(() -> texts.say("report.index"));
        var unit = (isScore ? "report.trend.points." : "report.trend.share.")
                + trend.unit().name().toLowerCase(Locale.ROOT);
        return new Row(
                label,
                texts.say(unit, say(words, slope.value(), isScore)),
                texts.say(
                        "report.compare.bounds",
                        say(words, slope.lower(), isScore),
                        say(words, slope.upper(), isScore)),
                words.p(slope.p()),
                slope.mark() == Mark.HIGHER ? "▲" : slope.mark() == Mark.LOWER ? "▼" : "",
                slope.mark() == Mark.HIGHER
                        ? texts.say("report.compare.risen")
                        : slope.mark() == Mark.LOWER ? texts.say("report.compare.fallen") : "",
                slope.isBent(words.release().results().method().confidenceLevel()));
    }

    private static String say(Words words, double difference, boolean isScore) {
        return isScore ? words.scoreDifference(difference) : words.points(difference);
    }
}
