package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.AnswerGuard;
import de.defus.monitor.analysis.disclosure.MissingReasons;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.analysis.estimate.DomainMean;
import de.defus.monitor.analysis.weight.WeightedSample;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Condition;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.MissingCode;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.ResponseScale;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The protected tables of an item. A breakdown is shown only if every one of its groups reaches the minimum base, else by
 * the coarser groups that the questionnaire declares if those do, else not at all: a single withheld group could be computed
 * from the total. The same holds for those who are in the total but in no group (no answer on their age, say): they are
 * none, or as many as the minimum base. Of a table that is shown, the {@link AnswerGuard} masks the shares that tell too
 * much. A question that only some are asked is shown where the answers that decide it are shown whole: its bases tell them.
 */
final class ItemTables {

    private static final long ROUNDED_TO_PERSONS = 100;

    private final WeightedWave wave;
    private final WeightedSample weighted;
    private final List<Grouping> groupings;
    private final int minimumBase;
    private final DomainMean estimates;
    /** Item and groups of the tables of which nothing is masked. */
    private final Set<String> whole = new HashSet<>();

    private final List<Withheld> withheld = new ArrayList<>();

    ItemTables(WeightedWave wave) {
        this.wave = wave;
        this.weighted = wave.weighted();
        this.groupings = wave.groupings();
        this.minimumBase = wave.minimumBase();
        this.estimates = new DomainMean(weighted, EvaluateWave.CONFIDENCE_LEVEL);
    }

    /** Every table made so far that is withheld, and why. */
    List<Withheld> withheld() {
        return List.copyOf(withheld);
    }

    /** The tables of all items of a question; none for free text. */
    List<PublishedTable> of(Question question) {
        var scale = wave.questionnaire().findScale(question);
        if (scale.isEmpty()) {
            return List.of();
        }
        var tables = new ArrayList<PublishedTable>();
        for (var item : question.items()) {
            tables.addAll(
                    question.kind() == Question.Kind.MULTIPLE
                            ? boxes(question, item, scale.get())
                            : item(question, item, scale.get()));
        }
        return tables;
    }

    private List<PublishedTable> item(Question question, Item item, ResponseScale scale) {
        var codes = scale.categories().stream().map(Category::code).toList();
        var counts = wave.count(item.key(), codes);
        var contrasts = GroupContrasts.ofItem(weighted, counts, codes, ends(scale), EvaluateWave.CONFIDENCE_LEVEL);
        var guarded = GuardedAnswers.ofItem(weighted.sample(), counts, codes, ends(scale));
        return tables(
                question,
                item,
                domain -> row(counts, codes, scale, domain),
                missing(item.key(), scale),
                contrasts,
                guarded);
    }

    private List<PublishedTable> boxes(Question question, Item item, ResponseScale scale) {
        var counts = new LinkedHashMap<Integer, int[][]>();
        for (var category : scale.categories()) {
            counts.put(category.code(), wave.count(item.key() + "_" + category.code(), List.of(0, 1)));
        }
        var first = item.key() + "_" + scale.categories().get(0).code();
        var contrasts = GroupContrasts.ofBoxes(weighted, counts, EvaluateWave.CONFIDENCE_LEVEL);
        var guarded = GuardedAnswers.ofBoxes(weighted.sample(), counts);
        return tables(question, item, domain -> boxRow(counts, domain), missing(first, scale), contrasts, guarded);
    }

    private interface RowMaker {
        Optional<PublishedRow> make(IntPredicate domain);
    }

    private List<PublishedTable> tables(
            Question question,
            Item item,
            RowMaker maker,
            Map<Integer, Integer> missing,
            GroupContrasts contrasts,
            GuardedAnswers guarded) {
        var deciding = question.askedIf().map(Condition::items).orElse(Set.of());
        var tables = new ArrayList<PublishedTable>();
        var mask = guarded.total();
        var made = maker.make(cell -> true).filter(row -> row.base() >= minimumBase);
        var all = made.filter(row -> deciding.stream().allMatch(other -> whole.contains(other)))
                .filter(row -> !guarded.isTotalEmpty());
        if (all.isEmpty()) {
            var reason = made.isEmpty()
                    ? Withheld.Reason.BASE
                    : guarded.isTotalEmpty() ? Withheld.Reason.RARE_ANSWERS : Withheld.Reason.ROUTE;
            withheld.add(new Withheld(item.key(), PublishedTable.ALL, reason, List.of()));
        }
        if (all.isPresent() && mask.isEmpty()) {
            whole.add(item.key());
        }
        tables.add(all.map(row -> PublishedTable.of(
                        item.key(),
                        PublishedTable.ALL,
                        List.of(named(row, 0, missing).masked(mask))))
                .orElse(PublishedTable.withheld(item.key(), PublishedTable.ALL)));
        for (int index = 0; index < groupings.size(); index++) {
            var breakdown = groupings.get(index).item();
            if (!breakdown.equals(item.key())) {
                var levels = groupings.get(index).levels(index);
                var shown = Optional.<PublishedTable>empty();
                for (int step = 0; all.isPresent() && shown.isEmpty() && step < levels.size(); step++) {
                    var level = levels.get(step);
                    var allowed = deciding.stream()
                            .allMatch(other -> other.equals(breakdown) || isWhole(other, breakdown, level));
                    if (allowed) {
                        shown = breakdown(item, level, maker, all.get(), contrasts, guarded);
                    } else {
                        withheld.add(new Withheld(item.key(), breakdown, Withheld.Reason.ROUTE, List.of()));
                    }
                }
                if (shown.isPresent()) {
                    withheld.removeIf(table ->
                            table.item().equals(item.key()) && table.breakdown().equals(breakdown));
                }
                tables.add(shown.orElseGet(() -> PublishedTable.withheld(item.key(), breakdown)));
            }
        }
        return tables;
    }

    private boolean isWhole(String item, String breakdown, Level level) {
        return whole.contains(item + " by " + breakdown)
                || level.isCoarser() && whole.contains(item + " by coarser " + breakdown);
    }

    /** The table by these groups; absent if one of them is too small, or if nothing of it may be shown. */
    private Optional<PublishedTable> breakdown(
            Item item,
            Level level,
            RowMaker maker,
            PublishedRow all,
            GroupContrasts contrasts,
            GuardedAnswers guarded) {
        var breakdown = groupings.get(level.index()).item();
        var rows = new ArrayList<PublishedRow>();
        var inNoGroup = all.base();
        var small = new ArrayList<Integer>();
        for (int position = 0; position < level.codes().size(); position++) {
            var row = maker.make(level.domain(weighted.sample(), position));
            if (row.isEmpty() || row.get().base() < minimumBase) {
                small.add(level.codes().get(position));
            } else {
                rows.add(named(row.get(), level.codes().get(position), Map.of()));
                inNoGroup -= row.get().base();
            }
        }
        if (!small.isEmpty()) {
            // The reason is that of the breakdown's own groups: a reader knows those by name.
            withheld.add(new Withheld(
                    item.key(), breakdown, Withheld.Reason.SMALL_GROUPS, level.isCoarser() ? List.of() : small));
            return Optional.empty();
        }
        if (inNoGroup > 0 && inNoGroup < minimumBase) {
            withheld.add(new Withheld(item.key(), breakdown, Withheld.Reason.FEW_IN_NO_GROUP, List.of()));
            return Optional.empty();
        }
        var masks = guarded.groups(level);
        if (masks.isEmpty()) {
            withheld.add(new Withheld(item.key(), breakdown, Withheld.Reason.RARE_ANSWERS, List.of()));
            return Optional.empty();
        }
        if (masks.get().isWhole()) {
            whole.add(item.key() + (level.isCoarser() ? " by coarser " : " by ") + breakdown);
        }
        var table = contrasts.compare(PublishedTable.of(item.key(), breakdown, rows), level);
        return Optional.of(table.masked(masks.get().rows()));
    }

    private Optional<PublishedRow> row(int[][] counts, List<Integer> codes, ResponseScale scale, IntPredicate domain) {
        var shares = new LinkedHashMap<Integer, PublishedEstimate>();
        for (int position = 0; position < codes.size(); position++) {
            var share = share(counts, codes.size(), domain, List.of(position));
            if (share.isEmpty()) {
                return Optional.empty();
            }
            shares.put(codes.get(position), share.get());
        }
        var count = codes.size();
        var ends = ends(scale);
        var isRated = ends.isPresent();
        var scores = codes.stream().mapToDouble(Integer::doubleValue).toArray();
        return Optional.of(new PublishedRow(
                0,
                shares.values().iterator().next().base(),
                weightedBase(counts, count, domain),
                shares,
                ends.flatMap(end -> share(counts, count, domain, end.favourable())),
                isRated && count % 2 == 1 ? share(counts, count, domain, List.of(count / 2)) : Optional.empty(),
                ends.flatMap(end -> share(counts, count, domain, end.unfavourable())),
                isRated ? estimates.mean(counts, scores, domain).map(PublishedEstimates::of) : Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty()));
    }

    /** Positions of the categories at both ends of a rated scale. */
    record Ends(List<Integer> favourable, List<Integer> unfavourable) {}

    private static Optional<Ends> ends(ResponseScale scale) {
        if (scale.measure() != ResponseScale.Measure.ORDINAL || scale.direction() == ResponseScale.Direction.NONE) {
            return Optional.empty();
        }
        var count = scale.categories().size();
        var half = IntStream.range(0, count / 2).boxed().toList();
        var otherHalf = IntStream.range(count - count / 2, count).boxed().toList();
        return Optional.of(
                scale.direction() == ResponseScale.Direction.FAVOURABLE_FIRST
                        ? new Ends(half, otherHalf)
                        : new Ends(otherHalf, half));
    }

    private Optional<PublishedRow> boxRow(Map<Integer, int[][]> counts, IntPredicate domain) {
        var shares = new LinkedHashMap<Integer, PublishedEstimate>();
        for (var box : counts.entrySet()) {
            var share = share(box.getValue(), 2, domain, List.of(1));
            if (share.isEmpty()) {
                return Optional.empty();
            }
            shares.put(box.getKey(), share.get());
        }
        var first = counts.values().iterator().next();
        return Optional.of(new PublishedRow(
                0,
                shares.values().iterator().next().base(),
                weightedBase(first, 2, domain),
                shares,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty()));
    }

    private Optional<PublishedEstimate> share(int[][] counts, int size, IntPredicate domain, List<Integer> hits) {
        var scores = new double[size];
        hits.forEach(position -> scores[position] = 1);
        return estimates.share(counts, scores, domain).map(PublishedEstimates::of);
    }

    private long weightedBase(int[][] counts, int size, IntPredicate domain) {
        var sum = 0.0;
        for (int cell = 0; cell < counts.length; cell++) {
            for (int position = 0; domain.test(cell) && position < size; position++) {
                sum += counts[cell][position] * weighted.weight(cell);
            }
        }
        return Math.round(sum / ROUNDED_TO_PERSONS) * ROUNDED_TO_PERSONS;
    }

    private static PublishedRow named(PublishedRow row, int group, Map<Integer, Integer> missing) {
        return new PublishedRow(
                group,
                row.base(),
                row.weightedBase(),
                row.shares(),
                row.favourable(),
                row.middle(),
                row.unfavourable(),
                row.mean(),
                missing,
                Optional.empty(),
                Optional.empty());
    }

    private Map<Integer, Integer> missing(String column, ResponseScale scale) {
        var missing = new TreeMap<Integer, Integer>();
        for (var code : wave.answers().get(column)) {
            if (code < 0) {
                missing.merge((int) code, 1, Integer::sum);
            }
        }
        var possible = new ArrayList<>(List.of(MissingCode.REFUSED.code()));
        scale.missing().keySet().forEach(code -> possible.add(code.code()));
        return MissingReasons.tell(missing, possible, MissingCode.SKIPPED_BY_ROUTE.code(), minimumBase);
    }
}
