package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.data.Sample;
import de.defus.monitor.analysis.disclosure.AnswerGuard;
import de.defus.monitor.analysis.disclosure.Masking;
import de.defus.monitor.analysis.disclosure.RowMask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Hands the counts of an item to the guard, and turns what it masks into categories and ends. */
final class GuardedAnswers {

    private static final int FAVOURABLE = 0;
    private static final int UNFAVOURABLE = 1;
    private static final int MIDDLE = 2;

    private final Sample sample;
    private final List<Unit> units;
    private final List<Masking> totals;

    /**
     * What is guarded together: an item of one category, or a box.
     *
     * @param counts answers by cell; the last column holds the missing
     * @param codes category of each answer; of a box only its own
     */
    private record Unit(AnswerGuard guard, int[][] counts, int answers, List<Integer> codes, boolean isRated) {}

    private GuardedAnswers(Sample sample, List<Unit> units) {
        this.sample = sample;
        this.units = units;
        this.totals = units.stream()
                .map(unit -> unit.guard().maskTotal(count(unit, null)[0]))
                .toList();
    }

    static GuardedAnswers ofItem(Sample sample, int[][] counts, List<Integer> codes, Optional<ItemTables.Ends> ends) {
        var guard = ends.map(end -> new AnswerGuard(codes.size(), parts(end, codes.size())))
                .orElseGet(() -> AnswerGuard.ofSingleAnswers(codes.size()));
        return new GuardedAnswers(sample, List.of(new Unit(guard, counts, codes.size(), codes, ends.isPresent())));
    }

    static GuardedAnswers ofBoxes(Sample sample, Map<Integer, int[][]> counts) {
        var units = new ArrayList<Unit>();
        counts.forEach(
                (code, ofBox) -> units.add(new Unit(AnswerGuard.ofSingleAnswers(2), ofBox, 2, List.of(code), false)));
        return new GuardedAnswers(sample, units);
    }

    private static List<List<Integer>> parts(ItemTables.Ends ends, int answers) {
        var parts = new ArrayList<>(List.of(ends.favourable(), ends.unfavourable()));
        if (answers % 2 == 1) {
            parts.add(List.of(answers / 2));
        }
        return parts;
    }

    /** What is masked in the groups of a breakdown. */
    record Masks(List<RowMask> rows, boolean isWhole) {}

    /** What is masked of all respondents. */
    RowMask total() {
        return mask(totals, 0);
    }

    /** Whether nothing of all respondents may be shown. */
    boolean isTotalEmpty() {
        return totals.stream().allMatch(masking -> masking.isEmpty(1));
    }

    /** What is masked in the groups; absent if nothing of them may be shown. */
    Optional<Masks> groups(Level level) {
        var maskings = new ArrayList<Masking>();
        for (int index = 0; index < units.size(); index++) {
            var counts = count(units.get(index), level);
            var groups = level.codes().size();
            maskings.add(units.get(index)
                    .guard()
                    .mask(java.util.Arrays.copyOf(counts, groups), counts[groups], totals.get(index)));
        }
        if (maskings.stream().allMatch(masking -> masking.isEmpty(level.codes().size()))) {
            return Optional.empty();
        }
        return Optional.of(new Masks(
                IntStream.range(0, level.codes().size())
                        .mapToObj(row -> mask(maskings, row))
                        .toList(),
                maskings.stream().allMatch(Masking::isComplete)));
    }

    private RowMask mask(List<Masking> maskings, int row) {
        var codes = new HashSet<Integer>();
        for (int index = 0; index < units.size(); index++) {
            var unit = units.get(index);
            // The first answer of a box is that it was left empty: masked with it, or not.
            for (int answer = 0; answer < unit.codes().size(); answer++) {
                if (maskings.get(index).isAnswerHidden(row, answer)) {
                    codes.add(unit.codes().get(answer));
                }
            }
        }
        var rated = units.get(0).isRated();
        var masking = maskings.get(0);
        return new RowMask(
                codes,
                rated && masking.isPartHidden(row, FAVOURABLE),
                rated && units.get(0).answers() % 2 == 1 && masking.isPartHidden(row, MIDDLE),
                rated && masking.isPartHidden(row, UNFAVOURABLE));
    }

    /** Answers by group, and last of those in none; without a level those of all respondents. */
    private int[][] count(Unit unit, Level level) {
        var groups = level == null ? 0 : level.codes().size();
        var counts = new int[groups + 1][unit.answers()];
        for (int cell = 0; cell < unit.counts().length; cell++) {
            var position = level == null ? 0 : level.position(sample, cell);
            var row = counts[position < 0 ? groups : position];
            for (int answer = 0; answer < row.length; answer++) {
                row[answer] += unit.counts()[cell][answer];
            }
        }
        return counts;
    }
}
