package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedIndex;
import de.defus.monitor.evaluation.Release;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.report.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The charts of an index, as far as what they show is published.
 *
 * @param waves the released waves of the survey, in any order
 */
public record IndexFigures(Release release, Words words, List<Release> waves) {

    /** Stands before the name of a dimension where the address of a chart has an item. */
    public static final String NAME = "index-";

    private Optional<PublishedEstimate> everybody(String dimension) {
        return release.results()
                .findIndex(dimension)
                .flatMap(PublishedIndex::total)
                .flatMap(PublishedIndex.Row::score);
    }

    /** By all breakdowns but districts. */
    public Optional<Figure> groups(String dimension) {
        var groups = words.breakdowns().stream()
                .filter(breakdown -> !breakdown.equals(Questionnaire.DISTRICT_SCALE))
                .flatMap(breakdown -> group(dimension, breakdown, words.breakdown(breakdown)).stream())
                .toList();
        return dots(dimension, groups, "report.index.byGroup");
    }

    /** By districts. */
    public Optional<Figure> districts(String dimension) {
        return dots(
                dimension,
                group(dimension, Questionnaire.DISTRICT_SCALE, "").stream().toList(),
                "report.index.byDistrict");
    }

    private Optional<Figure> dots(String dimension, List<DotChart.Group> groups, String title) {
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of(DotChart.ofScores(
                        words.texts().say(title, words.indexName(dimension)), words, groups, everybody(dimension)));
    }

    private Optional<DotChart.Group> group(String dimension, String breakdown, String heading) {
        return release.results()
                .findIndex(dimension)
                .flatMap(index -> index.findTable(breakdown))
                .filter(table ->
                        table.rows().stream().anyMatch(row -> row.score().isPresent()))
                .map(table -> new DotChart.Group(
                        heading,
                        table.rows().stream()
                                .map(row -> new DotChart.Dot(
                                        words.group(breakdown, row.group()), row.score(), Optional.empty(), ""))
                                .toList()));
    }

    /** All indices of all respondents in all waves that have them, made of the same items; absent with one wave only. */
    public Optional<Figure> trend(String dimension) {
        var own = release.results().findIndex(dimension);
        var shown = waves.stream()
                .filter(wave -> wave.waveNumber() <= release.waveNumber())
                .filter(wave -> wave.probabilitySample() == release.probabilitySample())
                .sorted(Comparator.comparingInt(Release::waveNumber))
                .toList();
        var scores = shown.stream()
                .map(wave -> wave.results()
                        .findIndex(dimension)
                        .filter(index -> own.filter(mine -> mine.columns().equals(index.columns()))
                                .isPresent())
                        .flatMap(PublishedIndex::total)
                        .flatMap(PublishedIndex.Row::score))
                .toList();
        if (scores.stream().filter(Optional::isPresent).count() < 2) {
            return Optional.empty();
        }
        var name = words.indexName(dimension);
        return Optional.of(TrendChart.ofScores(
                words.texts().say("report.chart.trend", name),
                words,
                shown.stream()
                        .map(wave -> wave.waveTitle().in(words.language()))
                        .toList(),
                List.of(new TrendChart.Line(name, scores))));
    }

    /** The mark of a change, or nothing. */
    public static String sign(Optional<PublishedDifference> change) {
        return change.map(Words::sign).orElse("");
    }

    /** The charts of an index by the names they have in addresses. */
    Optional<Figure> find(String dimension, String name) {
        return switch (name) {
            case "gruppen" -> groups(dimension);
            case "stadtteile" -> districts(dimension);
            case "verlauf" -> trend(dimension);
            default -> Optional.empty();
        };
    }
}
