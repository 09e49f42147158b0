package de.defus.monitor.report.pages;

import de.defus.monitor.evaluation.Release;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.chart.Figure;
import de.defus.monitor.report.chart.IndexFigures;
import de.defus.monitor.report.chart.ItemFigures;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The charts of an item as they stand in pages. */
record Charts(ResultView view, ItemFigures figures) {

    static Charts of(ResultView view, List<Release> waves) {
        return new Charts(view, new ItemFigures(view.release(), view.words(), waves));
    }

    Optional<ChartView> answers(String item) {
        var note = Aspect.isRated(view.words().scale(item)) ? "report.chart.likertNote" : "report.chart.barNote";
        return figures.answers(item).map(figure -> chart(figure, item, "grafik", note));
    }

    Optional<ChartView> battery(String item) {
        return battery(item, key -> true);
    }

    /** @param isShown which items of the battery appear */
    Optional<ChartView> battery(String item, Predicate<String> isShown) {
        return figures.battery(item, isShown)
                .map(figure -> chart(figure, item, "batterie", "report.chart.likertNote", stem(item)));
    }

    Optional<ChartView> groups(Aspect aspect) {
        return figures.groups(aspect).map(figure -> chart(figure, aspect.item(), "gruppen", "report.chart.dotNote"));
    }

    Optional<ChartView> districts(Aspect aspect) {
        return figures.districts(aspect)
                .map(figure -> chart(figure, aspect.item(), "stadtteile", "report.chart.dotNote"));
    }

    /** An index by district and by group. */
    List<ChartView> indexByGroup(String dimension) {
        return Stream.concat(
                        indices()
                                .districts(dimension)
                                .map(figure -> indexChart(figure, dimension, "stadtteile"))
                                .stream(),
                        indices().groups(dimension).map(figure -> indexChart(figure, dimension, "gruppen")).stream())
                .toList();
    }

    Optional<ChartView> indexTrend(String dimension) {
        return indices().trend(dimension).map(figure -> indexChart(figure, dimension, "verlauf"));
    }

    private IndexFigures indices() {
        return new IndexFigures(view.release(), view.words(), figures.waves());
    }

    private ChartView indexChart(Figure figure, String dimension, String name) {
        var texts = view.words().texts();
        var note = texts.say("report.index.chartNote");
        return ChartView.of(
                figure,
                name + "-" + IndexFigures.NAME + dimension,
                figure.isMasked() ? note + " " + texts.say("report.chart.maskedNote") : note,
                view.words().indexEnds(dimension),
                Optional.of(view.path("/grafik/" + IndexFigures.NAME + dimension + "/" + name)));
    }

    Optional<ChartView> trend(String item) {
        return figures.trend(item).map(figure -> chart(figure, item, "verlauf", "report.chart.trendNote"));
    }

    private ChartView chart(Figure figure, String item, String name, String note) {
        return chart(figure, item, name, note, source(item));
    }

    private ChartView chart(Figure figure, String item, String name, String note, String source) {
        var texts = view.words().texts();
        var masked = note.equals("report.chart.likertNote") ? "report.chart.hatchedNote" : "report.chart.maskedNote";
        return ChartView.of(
                figure,
                name + "-" + item,
                figure.isMasked() ? texts.say(note) + " " + texts.say(masked) : texts.say(note),
                source,
                Optional.of(view.path("/grafik/" + item + "/" + name)));
    }

    /** The wording behind a figure. */
    String source(String item) {
        return source(item, view.words().item(item));
    }

    /** The wording behind a figure of a whole battery. */
    private String stem(String item) {
        return source(item, view.words().question(item).stem().in(view.words().language()));
    }

    private String source(String item, String wording) {
        var question = view.words().question(item);
        return view.words()
                .texts()
                .say(
                        "report.chart.source",
                        question.number(),
                        wording,
                        question.hint()
                                .map(hint -> " " + hint.in(view.words().language()))
                                .orElse(""));
    }
}
