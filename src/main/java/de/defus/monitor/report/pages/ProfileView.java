package de.defus.monitor.report.pages;

import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedIndex;
import de.defus.monitor.place.District;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.chart.DotChart;
import de.defus.monitor.report.chart.PositionMap;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One district beside its city.
 *
 * @param position where it lies
 * @param indices the indices of the dimensions; absent if none is shown
 * @param parts key indicators, places and needs
 * @param changes the largest changes since the last released wave that are more than chance
 * @param isCompared whether there is an earlier wave at all
 */
public record ProfileView(
        District district,
        ChartView position,
        Optional<IndexPart> indices,
        List<Part> parts,
        List<ProfileLine> changes,
        boolean isCompared) {

    private static final int MOST_CHANGES = 6;

    /** Lines below a heading, as chart and table. */
    public record Part(String id, String title, ChartView chart, List<ProfileLine> lines) {}

    /** The indices as chart and table. */
    public record IndexPart(ChartView chart, List<IndexLine> lines) {}

    /** An index in the district and in the whole city. */
    public record IndexLine(String dimension, Optional<PublishedIndex.Row> own, Optional<PublishedIndex.Row> city) {

        /** The district's score, if it is shown. */
        public Optional<PublishedEstimate> ownScore() {
            return own.flatMap(PublishedIndex.Row::score);
        }

        public Optional<PublishedEstimate> cityScore() {
            return city.flatMap(PublishedIndex.Row::score);
        }

        /** Change of the district's score since the last released wave, if it is compared. */
        public Optional<PublishedDifference> change() {
            return own.flatMap(PublishedIndex.Row::change);
        }
    }

    static ProfileView of(OpenRelease.Opened opened, District district) {
        return of(opened, district, item -> true);
    }

    /** @param isShown which items appear */
    static ProfileView of(OpenRelease.Opened opened, District district, Predicate<String> isShown) {
        var view = opened.view();
        var parts = Stream.of(
                        part(
                                opened,
                                district,
                                "kennzahlen",
                                say(view, "report.profile.indicators"),
                                shown(indicators(view, district), isShown)),
                        part(
                                opened,
                                district,
                                "orte",
                                say(view, "report.profile.places"),
                                shown(places(view, district), isShown)),
                        part(
                                opened,
                                district,
                                "bedarfe",
                                say(view, "report.profile.needs"),
                                shown(needs(view, district), isShown)))
                .flatMap(Optional::stream)
                .toList();
        return new ProfileView(
                district,
                position(opened, district),
                indices(opened, district),
                parts,
                changes(view, district),
                view.release().results().comparison().isPresent());
    }

    private static List<ProfileLine> shown(List<ProfileLine> lines, Predicate<String> isShown) {
        return lines.stream().filter(line -> isShown.test(line.aspect().item())).toList();
    }

    private static String say(ResultView view, String key) {
        return view.words().texts().say(key);
    }

    private static ChartView position(OpenRelease.Opened opened, District district) {
        var title = opened.view().words().texts().say("report.profile.position", district.name());
        var figure = new PositionMap(title, opened.districts(), district.code());
        return ChartView.of(figure, "lage-" + district.code(), "", "", Optional.empty());
    }

    private static Optional<IndexPart> indices(OpenRelease.Opened opened, District district) {
        var view = opened.view();
        var words = view.words();
        var lines = view.release().results().indices().stream()
                .map(index -> new IndexLine(
                        index.dimension(),
                        index.findTable(Questionnaire.DISTRICT_SCALE).flatMap(table -> table.findRow(district.code())),
                        index.total()))
                .filter(line -> line.cityScore().isPresent())
                .toList();
        if (lines.stream().allMatch(line -> line.ownScore().isEmpty())) {
            return Optional.empty();
        }
        var title = say(view, "report.index.title") + ": " + district.name();
        var figure = DotChart.pairedScores(
                title,
                words,
                lines.stream()
                        .map(line -> new DotChart.Dot(
                                words.indexName(line.dimension()), line.ownScore(), line.cityScore(), ""))
                        .toList(),
                district.name(),
                words.texts().say("report.profile.city", view.release().municipalityName()));
        var id = "indizes-" + district.code();
        var chart = ChartView.of(figure, id, say(view, "report.index.profileNote"), "", Optional.empty());
        return Optional.of(new IndexPart(chart, lines));
    }

    private static Optional<Part> part(
            OpenRelease.Opened opened, District district, String name, String title, List<ProfileLine> lines) {
        var shown = lines.stream().filter(ProfileLine::isShown).toList();
        if (shown.stream().allMatch(line -> line.own().isEmpty())) {
            return Optional.empty();
        }
        var view = opened.view();
        var figure = DotChart.paired(
                title + ": " + district.name(),
                view.words(),
                shown.stream().map(ProfileLine::dot).toList(),
                district.name(),
                view.words().texts().say("report.profile.city", view.release().municipalityName()));
        var id = name + "-" + district.code();
        var chart = ChartView.of(figure, id, say(view, "report.profile.note"), "", Optional.empty());
        return Optional.of(new Part(id, title, chart, shown));
    }

    static List<ProfileLine> indicators(ResultView view, District district) {
        return view.release().questionnaire().indicators().stream()
                .flatMap(indicator -> Aspect.of(view.release(), indicator)
                        .map(aspect -> ProfileLine.of(
                                view.release(),
                                indicator.label().in(view.words().language()),
                                aspect,
                                district.code()))
                        .stream())
                .toList();
    }

    private static List<ProfileLine> places(ResultView view, District district) {
        return view.release()
                .questionnaire()
                .questions()
                .filter(Question::cityPlaces)
                .flatMap(question -> question.items().stream())
                .map(item -> ProfileLine.of(
                        view.release(),
                        view.words().shortItem(item.key()),
                        new Aspect(item.key(), Aspect.FAVOURABLE),
                        district.code()))
                .toList();
    }

    /** What people want, the most wanted in the district first: an order of wishes, not of districts. */
    private static List<ProfileLine> needs(ResultView view, District district) {
        return view.release()
                .questionnaire()
                .questions()
                .filter(question -> question.kind() == Question.Kind.MULTIPLE)
                .flatMap(question -> question.items().stream())
                .filter(item -> item.dimension() == Dimension.NEEDS)
                .flatMap(item -> Aspect.list(view.words(), item.key()).stream())
                .map(aspect -> ProfileLine.of(view.release(), aspect.label(view.words()), aspect, district.code()))
                .sorted(Comparator.comparingDouble(
                        line -> -line.own().map(share -> share.value()).orElse(0.0)))
                .toList();
    }

    /** Favourable shares, or single answers, that have changed by more than chance; the largest change first. */
    private static List<ProfileLine> changes(ResultView view, District district) {
        return view.release()
                .questionnaire()
                .questions()
                .filter(question -> question.scale().isPresent())
                .flatMap(question -> question.items().stream())
                .filter(item -> item.dimension() != Dimension.SOCIO)
                .flatMap(item -> aspects(view, item))
                .map(aspect -> ProfileLine.of(
                        view.release(),
                        view.words().item(aspect.item()) + ": " + aspect.label(view.words()),
                        aspect,
                        district.code()))
                .filter(line -> line.change()
                        .filter(change -> change.mark() != PublishedDifference.Mark.NONE)
                        .isPresent())
                .sorted(Comparator.comparingDouble(
                        line -> -Math.abs(line.change().orElseThrow().value())))
                .limit(MOST_CHANGES)
                .toList();
    }

    private static Stream<Aspect> aspects(ResultView view, Item item) {
        var all = Aspect.list(view.words(), item.key());
        return Aspect.isRated(view.words().scale(item.key())) ? all.stream().limit(1) : all.stream();
    }
}
