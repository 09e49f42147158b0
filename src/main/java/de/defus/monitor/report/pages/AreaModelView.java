package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedAreaModel;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.report.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Model-based estimates of districts beside the direct ones.
 *
 * @param rows districts with a published estimate, in the order given
 * @param isSynthetic whether they say nothing of a district's own
 */
public record AreaModelView(List<Row> rows, boolean isSynthetic, boolean hasCovariate) {

    /** A district, all in words. */
    public record Row(
            int group,
            String name,
            String direct,
            String directInterval,
            String model,
            String modelInterval,
            String error,
            String weight) {}

    /**
     * @param groups codes of the districts, in the order they are to be shown
     * @param direct the published estimate of a district
     * @param isScore whether figures are points and not shares
     */
    static AreaModelView of(
            Words words,
            PublishedAreaModel model,
            List<Integer> groups,
            IntFunction<String> name,
            IntFunction<Optional<PublishedEstimate>> direct,
            boolean isScore) {
        var rows = groups.stream()
                .flatMap(group -> model
                        .findArea(group)
                        .flatMap(area -> direct.apply(group)
                                .map(estimate -> new Row(
                                        group,
                                        name.apply(group),
                                        isScore ? words.score(estimate) : words.share(estimate),
                                        isScore ? words.scoreInterval(estimate) : words.interval(estimate),
                                        say(words, area.estimate(), isScore),
                                        bounds(words, area.lower(), area.upper(), isScore),
                                        words.decimal(isScore ? area.error() : 100 * area.error(), 1),
                                        Math.round(100 * area.weightOfDirect()) + " %")))
                        .stream())
                .toList();
        return new AreaModelView(rows, model.isSynthetic(), model.covariate());
    }

    private static String say(Words words, double figure, boolean isScore) {
        return isScore ? words.decimal(figure, 0) : Math.round(100 * figure) + " %";
    }

    private static String bounds(Words words, double lower, double upper, boolean isScore) {
        return isScore
                ? words.decimal(lower, 0) + "–" + words.decimal(upper, 0)
                : Math.round(100 * lower) + "–" + Math.round(100 * upper) + " %";
    }
}
