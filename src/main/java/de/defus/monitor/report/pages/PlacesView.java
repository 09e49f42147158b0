package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.report.Aspect;
import java.util.List;
import java.util.Optional;

/**
 * How safe people feel at kinds of places.
 *
 * @param others further questions on how safe people feel, such as in the dark
 * @param squares one for each question that asks for a place on the map
 */
public record PlacesView(List<Battery> batteries, List<PlaceLine> others, List<SquaresView> squares) {

    /** A battery of places as chart and table. */
    public record Battery(String id, String stem, ChartView chart, List<PlaceLine> lines) {}

    /** A place with the row of all respondents. */
    public record PlaceLine(String label, Aspect favourable, Aspect unfavourable, TableView table) {

        static Optional<PlaceLine> of(ResultView view, Item item) {
            return TableView.of(view.release(), view.words(), item.key(), PublishedTable.ALL)
                    .map(table -> new PlaceLine(
                            view.words().shortItem(item.key()),
                            new Aspect(item.key(), Aspect.FAVOURABLE),
                            new Aspect(item.key(), Aspect.UNFAVOURABLE),
                            table));
        }
    }

    static PlacesView of(OpenRelease.Opened opened) {
        var view = opened.view();
        var charts = opened.charts();
        var batteries = view.release()
                .questionnaire()
                .questions()
                .filter(Question::cityPlaces)
                .flatMap(question -> battery(view, charts, question).stream())
                .toList();
        var others = view.release()
                .questionnaire()
                .questions()
                .filter(question -> question.kind() == Question.Kind.SINGLE)
                .flatMap(question -> question.items().stream())
                .filter(item -> item.dimension() == Dimension.AFFECTIVE)
                .filter(item -> Aspect.isRated(view.words().scale(item.key())))
                .flatMap(item -> PlaceLine.of(view, item).stream())
                .toList();
        return new PlacesView(batteries, others, SquaresView.of(opened, charts));
    }

    private static Optional<Battery> battery(ResultView view, Charts charts, Question question) {
        var lines = question.items().stream()
                .flatMap(item -> PlaceLine.of(view, item).stream())
                .toList();
        return charts.battery(question.items().get(0).key())
                .map(chart -> new Battery(
                        question.key(), question.stem().in(view.words().language()), chart, lines));
    }
}
