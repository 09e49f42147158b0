package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.PublishedAreaModel;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedIndex;
import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.analysis.smallarea.FayHerriot;
import de.defus.monitor.analysis.smallarea.FayHerriotFit;
import de.defus.monitor.analysis.smallarea.SamplingVariances;
import de.defus.monitor.place.PopulationCount;
import de.defus.monitor.questionnaire.Questionnaire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Model-based estimates for the districts, from published figures and population counts: all that goes in, everybody can
 * read, so nothing comes out that is protected.
 */
final class AreaModels {

    private static final double NORMAL = 1.959963984540054;
    private static final double POINTS = 100;
    /** A covariate costs a degree of freedom; with fewer districts it costs more than it tells. */
    private static final int FEWEST_FOR_COVARIATE = 10;

    private static final int FEWEST = 6;

    private final Questionnaire questionnaire;
    private final PublishedResults results;
    private final Map<Integer, Double> people = new TreeMap<>();
    private final Map<Integer, Double> oldest = new TreeMap<>();

    private AreaModels(Questionnaire questionnaire, PublishedResults results, List<PopulationCount> population) {
        this.questionnaire = questionnaire;
        this.results = results;
        var last = population.stream().mapToInt(PopulationCount::ageGroup).max().orElse(0);
        for (var count : population) {
            people.merge(count.districtCode(), (double) count.persons(), Double::sum);
            oldest.merge(count.districtCode(), count.ageGroup() == last ? count.persons() : 0.0, Double::sum);
        }
    }

    /**
     * The models of all indicators and indices for which enough districts are published; none without population counts.
     *
     * @param results protected
     */
    static List<PublishedAreaModel> of(
            Questionnaire questionnaire, PublishedResults results, List<PopulationCount> population) {
        return population.isEmpty() ? List.of() : new AreaModels(questionnaire, results, population).list();
    }

    private List<PublishedAreaModel> list() {
        var models = new ArrayList<PublishedAreaModel>();
        for (var index : results.indices()) {
            index.findTable(Questionnaire.DISTRICT_SCALE)
                    .flatMap(table -> ofIndex(index, table))
                    .ifPresent(models::add);
        }
        for (var indicator : questionnaire.indicators()) {
            var part = IndicatorPart.of(questionnaire, indicator);
            if (part.isPresent()) {
                ofShare(indicator.item(), part.getAsInt()).ifPresent(models::add);
            }
        }
        return models;
    }

    /** A district with its published figure. */
    private record Direct(int group, PublishedEstimate estimate) {}

    private Optional<PublishedAreaModel> ofIndex(PublishedIndex index, PublishedIndex.Table table) {
        var directs = table.rows().stream()
                .flatMap(row -> row.score().stream().map(score -> new Direct(row.group(), score)))
                .filter(direct -> direct.estimate().standardError() > 0)
                .toList();
        var city = index.total().flatMap(PublishedIndex.Row::score);
        var variances = directs.stream()
                .mapToDouble(direct ->
                        direct.estimate().standardError() * direct.estimate().standardError())
                .toArray();
        return city.flatMap(whole -> model(
                PublishedAreaModel.index(index.dimension()),
                directs,
                variances,
                whole.value(),
                table.rows().size(),
                POINTS));
    }

    private Optional<PublishedAreaModel> ofShare(String item, int part) {
        var table = results.findTable(item, Questionnaire.DISTRICT_SCALE);
        var city = results.findTable(item, PublishedTable.ALL)
                .flatMap(all -> all.rows().stream().findFirst())
                .flatMap(row -> IndicatorPart.share(row, part))
                .filter(share -> share.value() > 0 && share.value() < 1);
        if (table.isEmpty() || city.isEmpty()) {
            return Optional.empty();
        }
        var directs = table.get().rows().stream()
                .flatMap(row -> IndicatorPart.share(row, part).stream().map(share -> new Direct(row.group(), share)))
                .filter(direct -> direct.estimate().standardError() > 0)
                .toList();
        if (directs.isEmpty()) {
            return Optional.empty();
        }
        var designEffects = directs.stream()
                .map(Direct::estimate)
                .mapToDouble(share -> share.standardError()
                        * share.standardError()
                        * share.base()
                        / (share.value() * (1 - share.value())))
                .toArray();
        var bases =
                directs.stream().mapToInt(direct -> direct.estimate().base()).toArray();
        var variances = SamplingVariances.smoothed(designEffects, city.get().value(), bases);
        return model(
                PublishedAreaModel.share(item, part),
                directs,
                variances,
                city.get().value(),
                table.get().rows().size(),
                1);
    }

    /** Absent with too few districts, or if the model cannot be fitted. */
    private Optional<PublishedAreaModel> model(
            String figure, List<Direct> directs, double[] variances, double city, int districts, double width) {
        var known = directs.stream().allMatch(direct -> people.getOrDefault(direct.group(), 0.0) > 0);
        if (directs.size() < FEWEST || !known) {
            return Optional.empty();
        }
        var hasCovariate = directs.size() >= FEWEST_FOR_COVARIATE;
        var covariates = directs.stream()
                .map(direct -> hasCovariate
                        ? new double[] {1, oldest.get(direct.group()) / people.get(direct.group())}
                        : new double[] {1})
                .toArray(double[][]::new);
        FayHerriotFit fit;
        try {
            fit = FayHerriot.fit(
                    directs.stream()
                            .mapToDouble(direct -> direct.estimate().value())
                            .toArray(),
                    variances,
                    covariates,
                    FayHerriot.Method.REML);
        } catch (IllegalArgumentException unfit) {
            return Optional.empty();
        }
        var whole = directs.size() == districts && directs.size() == people.size();
        var estimates = whole
                ? fit.benchmarked(shares(directs), city)
                : fit.areas().stream().mapToDouble(FayHerriotFit.Area::estimate).toArray();
        var areas = new ArrayList<PublishedAreaModel.Area>();
        for (int position = 0; position < estimates.length; position++) {
            var area = fit.areas().get(position);
            var estimate = Math.max(0, Math.min(width, estimates[position]));
            areas.add(new PublishedAreaModel.Area(
                    directs.get(position).group(),
                    area.direct(),
                    area.gamma(),
                    estimate,
                    area.error(),
                    Math.max(0, estimate - NORMAL * area.error()),
                    Math.min(width, estimate + NORMAL * area.error())));
        }
        return Optional.of(new PublishedAreaModel(figure, hasCovariate, fit.areaVariance(), whole, areas));
    }

    private double[] shares(List<Direct> directs) {
        var all = directs.stream()
                .mapToDouble(direct -> people.get(direct.group()))
                .sum();
        return directs.stream()
                .mapToDouble(direct -> people.get(direct.group()) / all)
                .toArray();
    }
}
