package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.analysis.disclosure.PublishedWeighting;
import de.defus.monitor.analysis.disclosure.Successor;
import de.defus.monitor.analysis.weight.WeightSummary;
import de.defus.monitor.analysis.weight.WeightedSample;
import de.defus.monitor.place.Population;
import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.questionnaire.Breakdown;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.response.CoarseCount;
import de.defus.monitor.response.FlushPool;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.Surveys;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.Waves;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Evaluates a closed wave as a release would, and tells how the weights came out and what would be held back. Nothing is
 * stored but that somebody looked. It shows no estimate: a wave can be opened and closed again, and two estimates of which
 * one knows one more answer tell that answer.
 */
@ApplicationScoped
public class PreviewRelease {

    private static final double LARGEST_GAP = 1e-6;

    private final LoadEvaluationInput load;
    private final FlushPool pool;
    private final Weightings weightings;
    private final InstrumentOfWave instruments;
    private final Population population;
    private final Surveys surveys;
    private final Waves waves;
    private final Releases releases;
    private final TenantScope scope;
    private final AuditLog audit;
    private final String version;

    PreviewRelease(
            LoadEvaluationInput load,
            FlushPool pool,
            Weightings weightings,
            InstrumentOfWave instruments,
            Population population,
            Surveys surveys,
            Waves waves,
            Releases releases,
            TenantScope scope,
            AuditLog audit,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.load = load;
        this.pool = pool;
        this.weightings = weightings;
        this.instruments = instruments;
        this.population = population;
        this.surveys = surveys;
        this.waves = waves;
        this.releases = releases;
        this.scope = scope;
        this.audit = audit;
        this.version = version;
    }

    /**
     * @param language of titles and names of groups
     * @throws Refusal {@code WRONG_STATE} unless the wave is closed and not released; what a release would refuse
     */
    public ReleasePreview preview(WaveView wave, String language, String actor) {
        if (wave.state() != WaveState.CLOSED) {
            throw new Refusal(ProblemType.WRONG_STATE, wave.state(), WaveState.RELEASED);
        }
        scope.run(
                wave.municipalityId(),
                () -> audit.record(actor, "wave.previewed", wave.id().toString(), Map.of()));
        // As before a release: a closing that was interrupted left answers in the pool.
        pool.flushAll(wave);
        var input = load.load(wave, population.find(wave.municipalityId(), waves.findPopulationDay(wave)));
        var settings =
                new EvaluationSettings(wave.minimumBase(), version, instruments.digest(wave), weightings.get(wave));
        var explained = EvaluateWave.explain(input.questionnaire(), input.answers(), input.basis(), settings);
        var method = explained.results().method();
        var slug = surveys.get(wave.municipalityId(), wave.surveyId()).slug();
        var words = new Words(input.questionnaire(), language);
        return new ReleasePreview(
                wave.id(),
                method.responses(),
                method.apart(),
                method.population(),
                weighting(
                        explained.weighted(),
                        method.weights().map(PublishedWeighting::rounds).orElse(0)),
                explained.margins().stream()
                        .map(margin -> margin(margin, explained.weighted(), words))
                        .toList(),
                explained.results().tables().size(),
                withheld(explained.withheld(), words),
                masked(explained.results().tables(), words),
                releases.find(slug, wave.number())
                        .flatMap(released -> Successor.findClash(released.results(), explained.results()))
                        .map(PublishedTable::item));
    }

    private static ReleasePreview.Weighting weighting(WeightedSample weighted, int rounds) {
        var sample = weighted.sample();
        var weights = new double[sample.cells()];
        for (int cell = 0; cell < weights.length; cell++) {
            weights[cell] = weighted.weight(cell);
        }
        var summary = WeightSummary.of(sample, weights);
        return new ReleasePreview.Weighting(
                summary.designEffect(),
                summary.effectiveBase(),
                summary.smallest(),
                summary.mean(),
                summary.largest(),
                summary.variation(),
                rounds);
    }

    private static ReleasePreview.Margin margin(PopulationMargin margin, WeightedSample weighted, Words words) {
        var sums = new double[margin.totals().length];
        var respondents = new int[margin.totals().length];
        for (int row = 0; row < margin.cellOfRow().length; row++) {
            sums[margin.cellOfRow()[row]] += weighted.weightOf(row);
            respondents[margin.cellOfRow()[row]]++;
        }
        var people = 0.0;
        for (var total : margin.totals()) {
            people += total;
        }
        var cells = new ArrayList<ReleasePreview.Cell>();
        var met = true;
        for (int cell = 0; cell < sums.length; cell++) {
            var target = margin.totals()[cell];
            met &= Math.abs(sums[cell] - target) <= LARGEST_GAP * target;
            cells.add(new ReleasePreview.Cell(
                    margin.cellNames().get(cell),
                    new CoarseCount(respondents[cell] / 10 * 10),
                    target / people,
                    sums[cell] / people));
        }
        return new ReleasePreview.Margin(margin.item(), words.breakdown(margin.item()), cells, met);
    }

    private static List<ReleasePreview.WithheldTable> withheld(List<Withheld> tables, Words words) {
        var found = new LinkedHashMap<String, ReleasePreview.WithheldTable>();
        for (var table : tables) {
            // Where coarser groups were tried too, the reason is that of the breakdown's own.
            found.putIfAbsent(
                    table.item() + " by " + table.breakdown(),
                    new ReleasePreview.WithheldTable(
                            table.item(),
                            words.item(table.item()),
                            table.breakdown(),
                            words.breakdown(table.breakdown()),
                            table.reason(),
                            table.groups().stream()
                                    .map(group -> words.group(table.breakdown(), group))
                                    .toList()));
        }
        return List.copyOf(found.values());
    }

    private static List<ReleasePreview.MaskedTable> masked(List<PublishedTable> tables, Words words) {
        var masked = new ArrayList<ReleasePreview.MaskedTable>();
        for (var table : tables) {
            var each = words.categories(table.item()).size();
            var shown =
                    table.rows().stream().mapToInt(row -> row.shares().size()).sum();
            var whole = each * table.rows().size();
            if (shown < whole) {
                masked.add(new ReleasePreview.MaskedTable(
                        table.item(),
                        words.item(table.item()),
                        table.breakdown(),
                        words.breakdown(table.breakdown()),
                        whole - shown,
                        whole));
            }
        }
        return masked;
    }

    /** The names of things in one language. */
    private record Words(Questionnaire questionnaire, String language) {

        String item(String key) {
            return questionnaire
                    .findQuestionOf(key)
                    .map(question -> question.number() + ". "
                            + question.items().stream()
                                    .filter(item -> item.key().equals(key))
                                    .map(item -> item.label().in(language))
                                    .collect(Collectors.joining()))
                    .orElse(key);
        }

        /** Empty for all respondents. */
        String breakdown(String key) {
            return Stream.of(key.split(Pattern.quote(PublishedResults.Method.CROSSED)))
                    .map(this::single)
                    .collect(Collectors.joining(" × "));
        }

        private String single(String key) {
            return find(key)
                    .map(found -> found.label().in(language))
                    .findFirst()
                    .orElse("");
        }

        String group(String breakdown, int code) {
            var groups = find(breakdown)
                    .flatMap(found -> found.groups().stream())
                    .filter(group -> group.code() == code)
                    .map(group -> group.label().in(language));
            var own = categories(breakdown).stream()
                    .filter(category -> category.code() == code)
                    .map(category -> category.label().in(language));
            return Stream.concat(groups, own).findFirst().orElse(Integer.toString(code));
        }

        List<Category> categories(String item) {
            return questionnaire
                    .findQuestionOf(item)
                    .flatMap(questionnaire::findScale)
                    .map(scale -> scale.categories())
                    .orElse(List.of());
        }

        private Stream<Breakdown> find(String key) {
            return questionnaire.breakdowns().stream()
                    .filter(breakdown -> breakdown.item().equals(key));
        }
    }
}
