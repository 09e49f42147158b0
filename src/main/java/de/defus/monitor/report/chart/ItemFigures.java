package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.evaluation.ComparableItems;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.report.Aspect;
import de.defus.monitor.report.WaveLine;
import de.defus.monitor.report.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The charts of an item, as far as what they show is published.
 *
 * @param waves the released waves of the survey, in any order
 */
public record ItemFigures(Release release, Words words, List<Release> waves) {

    private static final int YES_OR_NO = 2;

    /** How all respondents answered. */
    public Optional<Figure> answers(String item) {
        return table(item, PublishedTable.ALL)
                .map(table -> Aspect.isRated(words.scale(item))
                        ? LikertChart.of(words, List.of(table))
                        : BarChart.of(words, table));
    }

    /** All items of a rated battery in one chart; absent for other items. */
    public Optional<Figure> battery(String item) {
        return battery(item, key -> true);
    }

    /** Those items of a rated battery that are shown, in one chart; absent for other items, and for one alone. */
    public Optional<Figure> battery(String item, Predicate<String> isShown) {
        var tables = words.question(item).items().stream()
                .filter(each -> isShown.test(each.key()))
                .flatMap(each -> table(each.key(), PublishedTable.ALL).stream())
                .toList();
        return tables.size() > 1 && Aspect.isRated(words.scale(item))
                ? Optional.of(LikertChart.of(words, tables))
                : Optional.empty();
    }

    /** A share by all breakdowns but districts. */
    public Optional<Figure> groups(Aspect aspect) {
        var groups = words.breakdowns().stream()
                .filter(breakdown -> !breakdown.equals(Questionnaire.DISTRICT_SCALE))
                .flatMap(breakdown -> group(aspect, breakdown).stream())
                .toList();
        return dots(aspect, groups, "report.chart.byGroup");
    }

    /** A share by districts. */
    public Optional<Figure> districts(Aspect aspect) {
        var groups =
                group(aspect, Questionnaire.DISTRICT_SCALE).map(group -> new DotChart.Group("", group.dots())).stream()
                        .toList();
        return dots(aspect, groups, "report.chart.byDistrict");
    }

    private Optional<Figure> dots(Aspect aspect, List<DotChart.Group> groups, String title) {
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(DotChart.of(
                        words.texts().say(title, aspect.label(words)), words, groups, everybody(release, aspect)));
    }

    private Optional<DotChart.Group> group(Aspect aspect, String breakdown) {
        return aspect.item().equals(breakdown)
                ? Optional.empty()
                : table(aspect.item(), breakdown)
                        .map(table -> new DotChart.Group(
                                words.breakdown(breakdown),
                                table.rows().stream()
                                        .map(row -> dot(aspect, breakdown, row))
                                        .toList()))
                        .filter(group -> group.dots().stream()
                                .anyMatch(dot -> dot.share().isPresent()));
    }

    private DotChart.Dot dot(Aspect aspect, String breakdown, PublishedRow row) {
        return new DotChart.Dot(
                words.group(breakdown, row.group()), aspect.share(row), Optional.empty(), sign(aspect.fromRest(row)));
    }

    private static String sign(Optional<PublishedDifference> difference) {
        return difference.map(Words::sign).orElse("");
    }

    /** The shares of two waves beside each other. */
    public Figure twoWaves(String item, List<WaveLine> lines, String earlierTitle, String laterTitle) {
        var dots = lines.stream()
                .map(line -> new DotChart.Dot(
                        line.label(), Optional.of(line.now()), Optional.of(line.before()), Words.sign(line.change())))
                .toList();
        var title = words.texts().say("report.compare.chart", words.item(item), earlierTitle, laterTitle);
        return DotChart.paired(title, words, dots, laterTitle, earlierTitle);
    }

    /** The ends of a rated scale, or the first of two answers, in all waves up to this one; absent with one wave only. */
    public Optional<Figure> trend(String item) {
        var aspects = Aspect.isRated(words.scale(item))
                ? List.of(new Aspect(item, Aspect.FAVOURABLE), new Aspect(item, Aspect.UNFAVOURABLE))
                : Aspect.list(words, item).subList(0, 1);
        if (!Aspect.isRated(words.scale(item)) && words.scale(item).categories().size() > YES_OR_NO) {
            return Optional.empty();
        }
        var shown = waves.stream()
                .filter(wave -> wave.waveNumber() <= release.waveNumber())
                .sorted(Comparator.comparingInt(Release::waveNumber))
                .toList();
        var lines = aspects.stream()
                .map(aspect -> new TrendChart.Line(
                        aspect.label(words),
                        shown.stream().map(wave -> everybody(wave, aspect)).toList()))
                .toList();
        if (lines.get(0).shares().stream().filter(Optional::isPresent).count() < 2) {
            return Optional.empty();
        }
        var titles = shown.stream()
                .map(wave -> wave.waveTitle().in(words.language()))
                .toList();
        return Optional.of(
                TrendChart.of(words.texts().say("report.chart.trend", words.item(item)), words, titles, lines));
    }

    /** The share of everybody in a wave, if its item may be compared with this release's. */
    private Optional<PublishedEstimate> everybody(Release wave, Aspect aspect) {
        var key = wave.waveNumber() == release.waveNumber()
                ? Optional.of(aspect.item())
                : new ComparableItems(release.questionnaire(), wave.questionnaire())
                        .findComparable(aspect.item())
                        .filter(found -> wave.probabilitySample() == release.probabilitySample());
        return key.flatMap(found -> wave.results().findTable(found, PublishedTable.ALL))
                .flatMap(table -> table.rows().stream().findFirst())
                .flatMap(aspect::share);
    }

    private Optional<PublishedTable> table(String item, String breakdown) {
        return release.results()
                .findTable(item, breakdown)
                .filter(table -> !table.withheld() && !table.rows().isEmpty());
    }

    /** The charts of an item by the names they have in addresses. */
    Optional<Figure> find(String item, String name) {
        var main = Aspect.main(words, item);
        return switch (name) {
            case "grafik" -> answers(item);
            case "batterie" -> battery(item);
            case "gruppen" -> groups(main);
            case "stadtteile" -> districts(main);
            case "verlauf" -> trend(item);
            default -> Optional.empty();
        };
    }
}
