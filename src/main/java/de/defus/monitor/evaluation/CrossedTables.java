package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.compare.Contrast;
import de.defus.monitor.analysis.compare.DomainDifference;
import de.defus.monitor.analysis.disclosure.AnswerGuard;
import de.defus.monitor.analysis.disclosure.PublishedCross;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.analysis.estimate.CountedAnswers;
import de.defus.monitor.analysis.estimate.DomainMean;
import de.defus.monitor.analysis.weight.WeightedSample;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.CrossedBreakdown;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.ResponseScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The protected shares by two breakdowns at once. A group is split in two parts that add up to it, and one share is given of
 * each: the favourable end of a rated scale, or the first of two answers. All groups or none: every part reaches the minimum
 * base, in every part a few people or more gave the answer and a few or more did not, and the share is shown in all tables
 * whose figures follow from the parts.
 */
final class CrossedTables {

    private static final int TWO = 2;

    private final WeightedWave wave;
    private final WeightedSample weighted;
    private final ShownTables shown;

    /** @param shown the published tables of the items */
    CrossedTables(WeightedWave wave, ShownTables shown) {
        this.wave = wave;
        this.weighted = wave.weighted();
        this.shown = shown;
    }

    /** One for each item of two answers or a rated scale that everybody is asked, and each crossed breakdown. */
    List<PublishedCross> list() {
        var crossed = new ArrayList<PublishedCross>();
        for (var cross : wave.questionnaire().crossed()) {
            wave.questionnaire()
                    .questions()
                    .filter(question -> question.askedIf().isEmpty())
                    .filter(question ->
                            question.kind() == Question.Kind.SINGLE || question.kind() == Question.Kind.BATTERY)
                    .forEach(question -> wave.questionnaire()
                            .findScale(question)
                            .filter(scale -> IndicatorPart.isRated(scale)
                                    || scale.categories().size() == TWO)
                            .ifPresent(scale -> question.items().stream()
                                    .map(item -> item.key())
                                    .filter(item -> !item.equals(cross.item()) && !item.equals(cross.by()))
                                    .forEach(item -> crossed.add(cross(cross, item, scale)))));
        }
        return crossed;
    }

    private PublishedCross cross(CrossedBreakdown cross, String item, ResponseScale scale) {
        var codes = scale.categories().stream().map(Category::code).toList();
        var isRated = IndicatorPart.isRated(scale);
        var part = isRated ? IndicatorPart.FAVOURABLE : codes.get(0);
        var counts = wave.count(item, codes);
        var index = position(cross.item());
        var rows = Optional.<List<PublishedCross.Row>>empty();
        for (var level : wave.groupings().get(index).levels(index)) {
            if (rows.isEmpty() && isTold(cross, item, part, level)) {
                rows = rows(new Split(counts, hits(scale, isRated), level, inside(cross)));
            }
        }
        return new PublishedCross(
                item, cross.item(), cross.by(), cross.group(), part, rows.orElse(List.of()), rows.isEmpty());
    }

    private int position(String breakdown) {
        return IntStream.range(0, wave.groupings().size())
                .filter(index -> wave.groupings().get(index).item().equals(breakdown))
                .findFirst()
                .orElseThrow();
    }

    private static double[] hits(ResponseScale scale, boolean isRated) {
        var size = scale.categories().size();
        var hits = new double[size];
        var half = isRated ? size / TWO : 1;
        var isLast = isRated && scale.direction() == ResponseScale.Direction.FAVOURABLE_LAST;
        Arrays.fill(hits, isLast ? size - half : 0, isLast ? size : half, 1);
        return hits;
    }

    private IntPredicate inside(CrossedBreakdown cross) {
        var index = position(cross.by());
        var own = wave.groupings().get(index).codes().indexOf(cross.group());
        return cell -> weighted.sample().group(index, cell) == own;
    }

    /** Whether all sums of the parts are shown: by the groups, of those inside, and of all respondents. */
    private boolean isTold(CrossedBreakdown cross, String item, int part, Level level) {
        var all = shown.find(item, PublishedTable.ALL);
        var groups = shown.find(item, cross.item());
        var splitting = shown.find(item, cross.by());
        return all.isPresent()
                && groups.isPresent()
                && splitting.isPresent()
                && all.get().rows().stream().allMatch(row -> isShown(row, part))
                && level.codes().stream().allMatch(code -> isShown(groups.get(), code, part))
                && isShown(splitting.get(), cross.group(), part);
    }

    private static boolean isShown(PublishedTable table, int group, int part) {
        return table.findRow(group).filter(row -> isShown(row, part)).isPresent();
    }

    private static boolean isShown(PublishedRow row, int part) {
        return IndicatorPart.share(row, part).isPresent();
    }

    /** An item's answers with what is counted, and how groups are split. */
    private record Split(int[][] counts, double[] hits, Level level, IntPredicate inside) {}

    /** Absent if a part is too small, or hardly anybody or nearly everybody in it gave the answer. */
    private Optional<List<PublishedCross.Row>> rows(Split split) {
        var means = new DomainMean(weighted, EvaluateWave.CONFIDENCE_LEVEL);
        var counted = new CountedAnswers(weighted, split.counts());
        var own = new ArrayList<PublishedEstimate>();
        var others = new ArrayList<PublishedEstimate>();
        var contrasts = new ArrayList<Optional<Contrast>>();
        for (int position = 0; position < split.level().codes().size(); position++) {
            var group = split.level().domain(weighted.sample(), position);
            var first = group.and(split.inside());
            var second = group.and(split.inside().negate());
            if (!isLarge(split, first) || !isLarge(split, second)) {
                return Optional.empty();
            }
            own.add(PublishedEstimates.of(
                    means.share(split.counts(), split.hits(), first).orElseThrow()));
            others.add(PublishedEstimates.of(
                    means.share(split.counts(), split.hits(), second).orElseThrow()));
            contrasts.add(DomainDifference.between(
                    counted, first, second, (cell, answer) -> split.hits()[answer], EvaluateWave.CONFIDENCE_LEVEL));
        }
        var differences = Differences.adjusted(contrasts, EvaluateWave.CONFIDENCE_LEVEL);
        return Optional.of(IntStream.range(0, own.size())
                .mapToObj(position -> new PublishedCross.Row(
                        split.level().codes().get(position),
                        own.get(position),
                        others.get(position),
                        differences.get(position)))
                .toList());
    }

    private boolean isLarge(Split split, IntPredicate domain) {
        var gave = 0;
        var not = 0;
        for (int cell = 0; cell < split.counts().length; cell++) {
            for (int answer = 0; domain.test(cell) && answer < split.hits().length; answer++) {
                gave += split.hits()[answer] == 1 ? split.counts()[cell][answer] : 0;
                not += split.hits()[answer] == 1 ? 0 : split.counts()[cell][answer];
            }
        }
        return gave + not >= wave.minimumBase() && gave >= AnswerGuard.FEWEST && not >= AnswerGuard.FEWEST;
    }
}
