package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedAreaModel;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.chart.ClassLimits;
import de.defus.monitor.report.chart.MapChart;
import java.util.List;
import java.util.Optional;

/**
 * A share by districts: the map, the table beside it, and what else can be chosen.
 *
 * @param total the share of all respondents
 * @param rows by the key of the district
 * @param model model-based estimates of the same share; absent if there are none
 */
public record MapView(
        Aspect aspect,
        ClassLimits.Cut cut,
        ChartView chart,
        Optional<PublishedEstimate> total,
        List<DistrictRow> rows,
        List<Choice> items,
        List<Option> aspects,
        List<Option> cuts,
        Optional<AreaModelView> model) {

    /** Name of the choice of quantiles in addresses. */
    static final String QUANTILES = "quantile";

    static final String EQUAL_STEPS = "gleich";

    /** Something to choose. */
    public record Option(String value, String label, boolean isChosen) {}

    /** A question with its items to choose from. */
    public record Choice(String question, List<Option> options) {}

    /** @param id of the map, unique in the page */
    static MapView of(OpenRelease.Opened opened, Aspect aspect, ClassLimits.Cut cut, String id) {
        var view = opened.view();
        var rows = DistrictRow.of(view.release(), opened.districts(), aspect);
        var total = view.release()
                .results()
                .findTable(aspect.item(), PublishedTable.ALL)
                .flatMap(table -> table.rows().stream().findFirst())
                .flatMap(aspect::share);
        return new MapView(
                aspect,
                cut,
                chart(opened, aspect, cut, id),
                total,
                rows,
                choices(view, aspect.item()),
                Aspect.list(view.words(), aspect.item()).stream()
                        .map(each -> new Option(each.name(), each.label(view.words()), each.equals(aspect)))
                        .toList(),
                List.of(
                        new Option(
                                QUANTILES,
                                view.words().texts().say("report.map.quantiles"),
                                cut == ClassLimits.Cut.QUANTILES),
                        new Option(
                                EQUAL_STEPS,
                                view.words().texts().say("report.map.equalSteps"),
                                cut == ClassLimits.Cut.EQUAL_STEPS)),
                model(view, aspect, rows));
    }

    private static Optional<AreaModelView> model(ResultView view, Aspect aspect, List<DistrictRow> rows) {
        var shares = DistrictRow.shares(rows);
        return view.release()
                .results()
                .findAreaModel(PublishedAreaModel.share(aspect.item(), aspect.part()))
                .map(model -> AreaModelView.of(
                        view.words(),
                        model,
                        rows.stream().map(row -> row.district().code()).toList(),
                        code -> view.words().group(Questionnaire.DISTRICT_SCALE, code),
                        code -> Optional.ofNullable(shares.get(code)),
                        false));
    }

    private static ChartView chart(OpenRelease.Opened opened, Aspect aspect, ClassLimits.Cut cut, String id) {
        var view = opened.view();
        return ChartView.of(
                figure(opened, aspect, cut),
                id,
                view.words().texts().say("report.map.note"),
                opened.charts().source(aspect.item()),
                Optional.of(view.path("/karte/karte?frage=" + aspect.item() + "&anteil=" + aspect.name() + "&klassen="
                        + (cut == ClassLimits.Cut.QUANTILES ? QUANTILES : EQUAL_STEPS))));
    }

    static MapChart figure(OpenRelease.Opened opened, Aspect aspect, ClassLimits.Cut cut) {
        var words = opened.view().words();
        var rows = DistrictRow.of(opened.view().release(), opened.districts(), aspect);
        var title = words.texts().say("report.map.title", aspect.label(words), words.item(aspect.item()));
        return MapChart.of(title, words, opened.districts(), DistrictRow.shares(rows), cut);
    }

    private static List<Choice> choices(ResultView view, String chosen) {
        return view.release()
                .questionnaire()
                .questions()
                .map(question -> choice(view, question, chosen))
                .filter(choice -> !choice.options().isEmpty())
                .toList();
    }

    private static Choice choice(ResultView view, Question question, String chosen) {
        return new Choice(
                question.number() + ". " + question.stem().in(view.words().language()),
                question.items().stream()
                        .filter(item -> DistrictRow.isMapped(view.release(), item.key()))
                        .map(item -> new Option(
                                item.key(),
                                view.words().shortItem(item.key()),
                                item.key().equals(chosen)))
                        .toList());
    }
}
