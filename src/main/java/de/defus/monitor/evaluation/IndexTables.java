package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.AnswerGuard;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedIndex;
import de.defus.monitor.analysis.disclosure.PublishedReliability;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.analysis.disclosure.ScoreRounding;
import de.defus.monitor.analysis.estimate.Estimate;
import de.defus.monitor.analysis.estimate.StudentT;
import de.defus.monitor.analysis.scale.Reliability;
import de.defus.monitor.analysis.scale.ScaleScores;
import de.defus.monitor.analysis.weight.WeightedSample;
import de.defus.monitor.questionnaire.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * The protected indices of the dimensions. An index is shown by a breakdown where all its items are, and in whole points; if
 * something of an item is masked in a group, only where rounding hides it ({@link ScoreRounding}).
 */
final class IndexTables {

    private static final double WIDTH = 100;
    private static final int FEWEST_FOR_RELIABILITY = 30;
    private static final int WEAK_BASE = 30;

    private final WeightedWave wave;
    private final WeightedSample weighted;
    private final ShownTables shown;

    /** @param shown the published tables of the items */
    IndexTables(WeightedWave wave, ShownTables shown) {
        this.wave = wave;
        this.weighted = wave.weighted();
        this.shown = shown;
    }

    /** The indices whose items were all asked. */
    List<PublishedIndex> list() {
        return wave.questionnaire().indices().stream()
                .flatMap(index ->
                        IndexParts.of(wave.questionnaire(), index).stream().map(parts -> index(index, parts)))
                .toList();
    }

    /** Scores of all respondents, with what must be known to protect them. */
    private record Scored(IndexParts parts, ScaleScores scores, int[][] counts, int[][] partial) {}

    private PublishedIndex index(Index index, IndexParts parts) {
        var codes = parts.codes(wave.answers());
        var scores = ScaleScores.of(parts.scale(), codes);
        var sample = weighted.sample();
        var scored = new Scored(parts, scores, scores.counts(sample), sample.count(partial(codes), 1));
        var tables = new ArrayList<PublishedIndex.Table>();
        var distance = distance(parts, PublishedTable.ALL, table -> List.of(0));
        var total = distance.flatMap(found -> row(scored, 0, cell -> true, found))
                .filter(row -> row.base() >= wave.minimumBase());
        tables.add(total.map(row -> new PublishedIndex.Table(PublishedTable.ALL, List.of(row), false))
                .orElse(new PublishedIndex.Table(PublishedTable.ALL, List.of(), true)));
        for (int position = 0; position < wave.groupings().size(); position++) {
            var grouping = wave.groupings().get(position);
            var table = Optional.<PublishedIndex.Table>empty();
            for (var level : grouping.levels(position)) {
                if (table.isEmpty() && total.isPresent()) {
                    table = table(scored, grouping, level, total.get().base());
                }
            }
            tables.add(table.orElse(new PublishedIndex.Table(grouping.item(), List.of(), true)));
        }
        var isWhole = total.isPresent() && distance.orElseThrow() == 0;
        return new PublishedIndex(
                index.dimension().name().toLowerCase(Locale.ROOT),
                index.columns(),
                parts.scale().fewestValid(),
                tables,
                isWhole && codes.length > 1 ? reliability(index, parts, codes) : Optional.empty());
    }

    private static int[] partial(int[][] codes) {
        var partial = new int[codes[0].length];
        for (int row = 0; row < partial.length; row++) {
            var valid = 0;
            for (var column : codes) {
                valid += column[row] < 0 ? 0 : 1;
            }
            partial[row] = valid > 0 && valid < codes.length ? 0 : -1;
        }
        return partial;
    }

    /** The index by these groups; absent if one of them is too small, or an item is not shown by them. */
    private Optional<PublishedIndex.Table> table(Scored scored, Grouping grouping, Level level, int all) {
        var rows = new ArrayList<PublishedIndex.Row>();
        var inNoGroup = all;
        for (int position = 0; position < level.codes().size(); position++) {
            var group = level.codes().get(position);
            var domain = level.domain(weighted.sample(), position);
            var row = distance(scored.parts(), grouping, level, group)
                    .flatMap(found -> row(scored, group, domain, found));
            if (row.isEmpty() || row.get().base() < wave.minimumBase()) {
                return Optional.empty();
            }
            inNoGroup -= row.get().base();
            rows.add(row.get());
        }
        return inNoGroup > 0 && inNoGroup < wave.minimumBase()
                ? Optional.empty()
                : Optional.of(new PublishedIndex.Table(grouping.item(), rows, false));
    }

    private Optional<Integer> distance(IndexParts parts, Grouping grouping, Level level, int group) {
        return distance(parts, grouping.item(), table -> groups(table, grouping, level, group));
    }

    /** The groups by which a table shows those of the level; none if it shows only coarser ones. */
    private static List<Integer> groups(PublishedTable table, Grouping grouping, Level level, int group) {
        var isFine = table.rows().stream().allMatch(row -> grouping.names().containsKey(row.group()));
        if (!isFine && !level.isCoarser()) {
            return List.of();
        }
        return isFine && level.isCoarser()
                ? grouping.codes().stream()
                        .filter(own -> grouping.coarser().get(own) == group)
                        .toList()
                : List.of(group);
    }

    /** How far apart masked answers are at most, 0 if none is masked; absent if an item is not shown. */
    private Optional<Integer> distance(
            IndexParts parts, String breakdown, Function<PublishedTable, List<Integer>> groups) {
        var most = 0;
        for (var part : parts.list()) {
            var table = shown.find(part.item(), breakdown);
            var shownGroups = table.map(groups).orElse(List.of());
            if (shownGroups.isEmpty()) {
                return Optional.empty();
            }
            most = Math.max(most, part.distance(table.orElseThrow(), shownGroups));
        }
        return Optional.of(most);
    }

    /** The row of a group; absent if nobody in it has a score. */
    private Optional<PublishedIndex.Row> row(Scored scored, int group, IntPredicate domain, int distance) {
        return scored.scores()
                .index(weighted, domain, EvaluateWave.CONFIDENCE_LEVEL)
                .map(estimate -> {
                    var partial = partial(scored, domain);
                    var isDelicate = distance > 0 || partial > 0 && partial < AnswerGuard.FEWEST;
                    var swing = WIDTH
                            / (scored.parts().scale().highest()
                                    - scored.parts().scale().lowest())
                            / (partial > 0
                                    ? scored.parts().scale().fewestValid()
                                    : scored.parts().list().size())
                            * Math.max(1, distance);
                    var isHidden = !isDelicate
                            || ScoreRounding.hides(
                                    estimate.value(), estimate.standardError(), heaviest(scored, domain), swing);
                    var score = isHidden && !isNearlyAlike(scored, domain, estimate.base())
                            ? Optional.of(published(estimate, isDelicate))
                            : Optional.<PublishedEstimate>empty();
                    return new PublishedIndex.Row(group, estimate.base(), score, Optional.empty());
                });
    }

    private int partial(Scored scored, IntPredicate domain) {
        var partial = 0;
        for (int cell = 0; cell < scored.partial().length; cell++) {
            partial += domain.test(cell) ? scored.partial()[cell][0] : 0;
        }
        return partial;
    }

    /** Largest share of one person in the mean. */
    private double heaviest(Scored scored, IntPredicate domain) {
        var sum = 0.0;
        var largest = 0.0;
        for (int cell = 0; cell < scored.counts().length; cell++) {
            for (int score = 0; domain.test(cell) && score < scored.counts()[cell].length - 1; score++) {
                var n = scored.counts()[cell][score];
                sum += n * weighted.weight(cell);
                largest = n > 0 ? Math.max(largest, weighted.weight(cell)) : largest;
            }
        }
        return largest / sum;
    }

    /** Whether all but a few have the same score: then the mean tells it. */
    private static boolean isNearlyAlike(Scored scored, IntPredicate domain, int base) {
        var most = 0;
        for (int score = 0; score < scored.counts()[0].length - 1; score++) {
            var alike = 0;
            for (int cell = 0; cell < scored.counts().length; cell++) {
                alike += domain.test(cell) ? scored.counts()[cell][score] : 0;
            }
            most = Math.max(most, alike);
        }
        return base - most < AnswerGuard.FEWEST;
    }

    private static PublishedEstimate published(Estimate estimate, boolean isDelicate) {
        var value = ScoreRounding.value(estimate.value());
        var error = isDelicate
                ? ScoreRounding.coarseStandardError(estimate.standardError())
                : ScoreRounding.standardError(estimate.standardError());
        var degrees = estimate.degreesOfFreedom();
        var half = degrees < 1 ? 0 : StudentT.quantile(EvaluateWave.CONFIDENCE_LEVEL, degrees) * error;
        return new PublishedEstimate(
                value,
                error,
                Math.max(0, value - half),
                Math.min(WIDTH, value + half),
                estimate.base(),
                estimate.effectiveBase(),
                estimate.base() < WEAK_BASE || degrees < 1
                        ? PublishedEstimate.Note.WEAK_BASE
                        : PublishedEstimate.Note.NONE,
                Math.max(degrees, 0));
    }

    private Optional<PublishedReliability> reliability(Index index, IndexParts parts, int[][] codes) {
        var weights = new double[wave.answers().rows()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = weighted.weightOf(row);
        }
        return Reliability.weighted(parts.scale().recode(codes), weights)
                .filter(found -> found.respondents() >= FEWEST_FOR_RELIABILITY)
                .map(found -> {
                    var items = new ArrayList<PublishedReliability.Item>();
                    for (int position = 0; position < codes.length; position++) {
                        var item = found.items().get(position);
                        items.add(new PublishedReliability.Item(
                                index.columns().get(position),
                                hundredths(item.restCorrelation()),
                                hundredths(item.alphaWithout())));
                    }
                    return new PublishedReliability(
                            found.respondents(),
                            hundredths(OptionalDouble.of(found.alpha())).orElseThrow(),
                            items);
                });
    }

    private static Optional<Double> hundredths(OptionalDouble figure) {
        return figure.isPresent() ? Optional.of(Math.rint(WIDTH * figure.getAsDouble()) / WIDTH) : Optional.empty();
    }
}
