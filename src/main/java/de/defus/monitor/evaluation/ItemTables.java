package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.analysis.estimate.DomainMean;
import de.defus.monitor.analysis.estimate.Estimate;
import de.defus.monitor.analysis.weight.WeightedSample;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Item;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.ResponseScale;
import de.defus.monitor.response.AnswerColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The protected tables of an item. A breakdown is shown only if every one of its groups reaches the minimum base, else not
 * at all: a single withheld group could be computed from the total. The same holds for those who are in the total but in
 * no group (no answer on their age, say): they are none, or as many as the minimum base.
 */
final class ItemTables {

    private static final int WEAK_BASE = 30;
    private static final int WEAK_DEGREES_OF_FREEDOM = 8;
    private static final long ROUNDED_TO_PERSONS = 100;

    private final Questionnaire questionnaire;
    private final AnswerColumns answers;
    private final List<Grouping> groupings;
    private final WeightedSample weighted;
    private final int minimumBase;
    private final DomainMean estimates;

    ItemTables(
            Questionnaire questionnaire,
            AnswerColumns answers,
            List<Grouping> groupings,
            WeightedSample weighted,
            int minimumBase) {
        this.questionnaire = questionnaire;
        this.answers = answers;
        this.groupings = groupings;
        this.weighted = weighted;
        this.minimumBase = minimumBase;
        this.estimates = new DomainMean(weighted, EvaluateWave.CONFIDENCE_LEVEL);
    }

    /** The tables of all items of a question; none for free text. */
    List<PublishedTable> of(Question question) {
        var scale = questionnaire.findScale(question);
        if (scale.isEmpty()) {
            return List.of();
        }
        var tables = new ArrayList<PublishedTable>();
        for (var item : question.items()) {
            tables.addAll(
                    question.kind() == Question.Kind.MULTIPLE ? boxes(item, scale.get()) : item(item, scale.get()));
        }
        return tables;
    }

    private List<PublishedTable> item(Item item, ResponseScale scale) {
        var codes = scale.categories().stream().map(Category::code).toList();
        var column = answers.get(item.key());
        var counts = weighted.sample().count(positions(column, codes), codes.size());
        var missing = missing(column);
        var contrasts = GroupContrasts.ofItem(weighted, counts, codes, ends(scale), EvaluateWave.CONFIDENCE_LEVEL);
        return tables(item, domain -> row(counts, codes, scale, domain), missing, contrasts);
    }

    private List<PublishedTable> boxes(Item item, ResponseScale scale) {
        var counts = new LinkedHashMap<Integer, int[][]>();
        for (var category : scale.categories()) {
            var column = answers.get(item.key() + "_" + category.code());
            counts.put(category.code(), weighted.sample().count(positions(column, List.of(0, 1)), 2));
        }
        var first = answers.get(item.key() + "_" + scale.categories().get(0).code());
        var contrasts = GroupContrasts.ofBoxes(weighted, counts, EvaluateWave.CONFIDENCE_LEVEL);
        return tables(item, domain -> boxRow(counts, domain), missing(first), contrasts);
    }

    private interface RowMaker {
        Optional<PublishedRow> make(IntPredicate domain);
    }

    private List<PublishedTable> tables(
            Item item, RowMaker maker, Map<Integer, Integer> missing, GroupContrasts contrasts) {
        var tables = new ArrayList<PublishedTable>();
        var all = maker.make(cell -> true).filter(row -> row.base() >= minimumBase);
        tables.add(all.map(row -> PublishedTable.of(item.key(), PublishedTable.ALL, List.of(named(row, 0, missing))))
                .orElse(PublishedTable.withheld(item.key(), PublishedTable.ALL)));
        for (int index = 0; index < groupings.size(); index++) {
            if (!groupings.get(index).item().equals(item.key())) {
                tables.add(contrasts.compare(breakdown(item, index, maker, all), index, groupings.get(index)));
            }
        }
        return tables;
    }

    private PublishedTable breakdown(Item item, int index, RowMaker maker, Optional<PublishedRow> all) {
        var grouping = groupings.get(index);
        var rows = new ArrayList<PublishedRow>();
        var occurring = weighted.sample().groups(index);
        var withheld = PublishedTable.withheld(item.key(), grouping.item());
        if (all.isEmpty()) {
            return withheld;
        }
        var inNoGroup = all.get().base();
        for (int position = 0; position < grouping.codes().size(); position++) {
            var group = position;
            var code = grouping.codes().get(position);
            var row = group < occurring
                    ? maker.make(cell -> weighted.sample().group(index, cell) == group)
                    : Optional.<PublishedRow>empty();
            if (row.isEmpty() || row.get().base() < minimumBase) {
                return withheld;
            }
            rows.add(named(row.get(), code, Map.of()));
            inNoGroup -= row.get().base();
        }
        return inNoGroup == 0 || inNoGroup >= minimumBase
                ? PublishedTable.of(item.key(), grouping.item(), rows)
                : withheld;
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
                isRated ? estimates.mean(counts, scores, domain).map(ItemTables::published) : Optional.empty(),
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
        return estimates.share(counts, scores, domain).map(ItemTables::published);
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

    private static PublishedEstimate published(Estimate estimate) {
        var note = switch (estimate.status()) {
            case SHARE_IS_0_OR_1 -> PublishedEstimate.Note.SHARE_IS_0_OR_1;
            case SHARE_FIXED_BY_CALIBRATION -> PublishedEstimate.Note.FIXED_BY_CALIBRATION;
            case NO_INTERVAL -> PublishedEstimate.Note.WEAK_BASE;
            case ORDINARY ->
                estimate.base() < WEAK_BASE || estimate.degreesOfFreedom() < WEAK_DEGREES_OF_FREEDOM
                        ? PublishedEstimate.Note.WEAK_BASE
                        : PublishedEstimate.Note.NONE;
        };
        return new PublishedEstimate(
                estimate.value(),
                estimate.standardError(),
                Math.min(estimate.lower(), estimate.value()),
                Math.max(estimate.upper(), estimate.value()),
                estimate.base(),
                estimate.effectiveBase(),
                note,
                Math.max(estimate.degreesOfFreedom(), 0));
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

    private static int[] positions(short[] column, List<Integer> codes) {
        var positions = new int[column.length];
        for (int row = 0; row < column.length; row++) {
            positions[row] = codes.indexOf((int) column[row]);
        }
        return positions;
    }

    private static Map<Integer, Integer> missing(short[] column) {
        var missing = new TreeMap<Integer, Integer>();
        for (var code : column) {
            if (code < 0) {
                missing.merge((int) code, 1, Integer::sum);
            }
        }
        return missing;
    }
}
