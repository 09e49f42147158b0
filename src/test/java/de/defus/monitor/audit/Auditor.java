package de.defus.monitor.audit;

import de.defus.monitor.audit.PublicRelease.End;
import de.defus.monitor.audit.PublicRelease.Row;
import de.defus.monitor.audit.PublicRelease.Table;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Condition;
import de.defus.monitor.questionnaire.MissingCode;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.ResponseScale;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Attacks a release with what everybody can read: sets up the unknown numbers of people behind all tables of an item, with
 * totals, bases, shares, means, differences and the bases of questions that depend on it, and looks for those that are then
 * known exactly. Shares no code with the program's protection.
 *
 * <p>If the figures are unweighted, a share and its base are a count. If they are weighted, the count lies between what the
 * published smallest and largest weight allow. The tests attack unweighted twins of weighted releases too: that is what
 * somebody would know who knew every weight.
 */
final class Auditor {

    /** Stands for those in no group of a breakdown. */
    static final int REST = -1;

    private static final double HALF_ROUNDING = 50;
    private static final double EXACT = 1e-6;
    private static final int NARROW = 2;

    private final Questionnaire questionnaire;
    private final PublicRelease release;
    private final int minimumBase;
    private final int fewest;
    private final List<Recovery> recoveries = new ArrayList<>();
    private int cells;
    private int smallAnswers;
    private int smallGaps;

    private Auditor(Questionnaire questionnaire, PublicRelease release, int minimumBase, int fewest) {
        this.questionnaire = questionnaire;
        this.release = release;
        this.minimumBase = minimumBase;
        this.fewest = fewest;
    }

    /**
     * What was found.
     *
     * @param cells numbers of people that were attacked
     * @param smallAnswers answers of a shown group that fewer people gave than the minimum base, but not so few that it is
     *     forbidden, and that are known exactly
     * @param smallGaps how often it is known exactly that fewer than the minimum base of a group left an item open
     */
    record Findings(List<Recovery> recoveries, int cells, int smallAnswers, int smallGaps) {

        Map<Recovery.Kind, Integer> byKind() {
            var counts = new EnumMap<Recovery.Kind, Integer>(Recovery.Kind.class);
            recoveries.forEach(recovery -> counts.merge(recovery.kind(), 1, Integer::sum));
            return counts;
        }
    }

    /**
     * Attacks one release.
     *
     * @param minimumBase smallest group that may be known
     * @param fewest smallest number of people of a group who may be known to have given, or not given, an answer
     */
    static Findings attack(Questionnaire questionnaire, PublicRelease release, int minimumBase, int fewest) {
        var auditor = new Auditor(questionnaire, release, minimumBase, fewest);
        questionnaire.questions().forEach(auditor::attack);
        if (!release.isWeighted()) {
            release.scores().stream()
                    .map(PublicRelease.Score::columns)
                    .distinct()
                    .forEach(auditor::attackIndex);
        }
        return auditor.findings();
    }

    /** Attacks two releases of the same wave: those who came or went between them. */
    static Findings attack(
            Questionnaire questionnaire, PublicRelease earlier, PublicRelease later, int minimumBase, int fewest) {
        var auditor = new Auditor(questionnaire, later, minimumBase, fewest);
        later.tables()
                .values()
                .forEach(table -> earlier.find(table.item(), table.breakdown())
                        .filter(before -> !table.rows().isEmpty())
                        .ifPresent(before -> auditor.difference(earlier, before, table)));
        return auditor.findings();
    }

    private Findings findings() {
        return new Findings(List.copyOf(recoveries), cells, smallAnswers, smallGaps);
    }

    private void attack(Question question) {
        var scale = questionnaire.findScale(question);
        if (scale.isEmpty()) {
            return;
        }
        for (var item : question.items()) {
            bases(item.key());
            reasons(item.key(), question, scale.get());
            if (question.kind() == Question.Kind.MULTIPLE) {
                scale.get().categories().forEach(box -> box(item.key(), box.code()));
            } else {
                new ItemAttack(item.key(), scale.get(), new CountSystem()).run();
            }
        }
    }

    private void bases(String item) {
        var total = release.find(item, PublicRelease.ALL);
        if (total.isEmpty()) {
            return;
        }
        var all = total.get().rows().get(0).base();
        for (var table : release.tables().values()) {
            if (!table.item().equals(item) || table.rows().isEmpty()) {
                continue;
            }
            var rest = all;
            for (var row : table.rows().values()) {
                cells++;
                rest -= row.base();
                if (row.base() < minimumBase) {
                    found(Recovery.Kind.SMALL_GROUP, table, row.group(), 0, row.base(), all);
                }
                var silent = groupSize(table.breakdown(), row.group()) - row.base();
                smallGaps += silent > 0 && silent < minimumBase ? 1 : 0;
            }
            if (!table.breakdown().equals(PublicRelease.ALL) && rest > 0 && rest < minimumBase) {
                found(Recovery.Kind.SMALL_GROUP, table, REST, 0, rest, all);
            }
        }
    }

    /** Smallest possible number of respondents in a group. */
    private int groupSize(String breakdown, int group) {
        return breakdown.equals(PublicRelease.ALL)
                ? release.responses()
                : release.tables().values().stream()
                        .filter(table -> table.breakdown().equals(breakdown))
                        .filter(table -> table.rows().containsKey(group))
                        .mapToInt(table -> table.rows().get(group).base())
                        .max()
                        .orElse(0);
    }

    /** Why answers are missing; what is not told apart leaves open which of the possible reasons it is. */
    private void reasons(String item, Question question, ResponseScale scale) {
        var total = release.find(item, PublicRelease.ALL);
        if (total.isEmpty()) {
            return;
        }
        var row = total.get().rows().get(0);
        var possible = new ArrayList<Integer>();
        scale.missing().keySet().forEach(code -> possible.add(code.code()));
        if (!possible.contains(MissingCode.REFUSED.code())) {
            possible.add(MissingCode.REFUSED.code());
        }
        var skipped = row.missing().getOrDefault(MissingCode.SKIPPED_BY_ROUTE.code(), 0);
        if (skipped > 0 && skipped < minimumBase) {
            found(
                    Recovery.Kind.MISSING_REASON,
                    total.get(),
                    0,
                    MissingCode.SKIPPED_BY_ROUTE.code(),
                    skipped,
                    release.responses());
        }
        if (possible.size() == 1) {
            // There is but one reason; that so many have no answer is what the base says.
            return;
        }
        var told = new TreeMap<Integer, Integer>();
        possible.stream()
                .filter(row.missing()::containsKey)
                .forEach(code -> told.put(code, row.missing().get(code)));
        var untold = possible.stream().filter(code -> !told.containsKey(code)).toList();
        if (untold.size() == 1) {
            var left = told.values().stream().mapToInt(Integer::intValue).sum();
            told.put(untold.get(0), release.responses() - row.base() - skipped - left);
        }
        for (var entry : told.entrySet()) {
            cells++;
            if (entry.getValue() > 0 && entry.getValue() < minimumBase) {
                found(
                        Recovery.Kind.MISSING_REASON,
                        total.get(),
                        0,
                        entry.getKey(),
                        entry.getValue(),
                        release.responses());
            }
        }
    }

    /**
     * All tables of the items of an index at once, with its scores: in a group in which everybody has answered everything, a
     * mean score says what the answers to all items add up to.
     */
    private void attackIndex(List<String> columns) {
        var system = new CountSystem();
        var attacked = new ArrayList<Cell>();
        var rows = new LinkedHashMap<String, List<Map<Integer, Double>>>();
        var bases = new LinkedHashMap<String, List<Integer>>();
        for (var column : columns) {
            var own = unknowns(column, system, attacked);
            own.forEach((row, factors) -> {
                rows.computeIfAbsent(row, fresh -> new ArrayList<>()).add(factors);
                var at = row.split(" ");
                release.find(itemOf(column), at[0])
                        .map(table -> table.rows().get(Integer.parseInt(at[1])))
                        .ifPresent(found -> bases.computeIfAbsent(row, fresh -> new ArrayList<>())
                                .add(found.base()));
            });
        }
        for (var score : release.scores()) {
            var row = score.breakdown() + " " + score.group();
            if (score.columns().equals(columns)
                    && rows.getOrDefault(row, List.of()).size() == columns.size()) {
                addUp(system, score, rows.get(row), bases.get(row), steps(columns.get(0)));
            }
        }
        judge(system, attacked);
    }

    private void addUp(
            CountSystem system,
            PublicRelease.Score score,
            List<Map<Integer, Double>> parts,
            List<Integer> bases,
            int steps) {
        var factors = new LinkedHashMap<Integer, Double>();
        parts.forEach(factors::putAll);
        var unit = (double) steps * parts.size() * score.base() / 100;
        // Who left an item open has a mean of fewer; who answered too few is in the items and not in the score.
        var open = bases.stream()
                .mapToInt(base -> Math.max(0, score.base() - base))
                .sum();
        var more = bases.stream()
                .mapToInt(base -> Math.max(0, base - score.base()))
                .sum();
        system.weightedSum(
                factors,
                unit * (score.value() - score.halfStep()) - (double) steps * open - EXACT,
                unit * (score.value() + score.halfStep()) + (double) steps * more + EXACT);
    }

    private String itemOf(String column) {
        return questionnaire.findQuestionOf(column).isPresent() ? column : column.substring(0, column.lastIndexOf('_'));
    }

    private int steps(String column) {
        return questionnaire
                .findQuestionOf(column)
                .flatMap(questionnaire::findScale)
                .map(scale -> scale.categories().size() - 1)
                .orElse(1);
    }

    /** By row, what each unknown number of people adds to the score: 0 at the unfavourable end. */
    private Map<String, Map<Integer, Double>> unknowns(String column, CountSystem system, List<Cell> attacked) {
        var found = new LinkedHashMap<String, Map<Integer, Double>>();
        var item = itemOf(column);
        if (!item.equals(column)) {
            var code = Integer.parseInt(column.substring(column.lastIndexOf('_') + 1));
            box(item, code, system, attacked).forEach((row, unknown) -> {
                var at = row.split(" ");
                var base = release.find(item, at[0])
                        .orElseThrow()
                        .rows()
                        .get(Integer.parseInt(at[1]))
                        .base();
                var empty = system.unknown(base);
                system.sum(List.of(unknown, empty), base, base);
                found.put(row, Map.of(empty, 1.0));
            });
            return found;
        }
        var scale = questionnaire
                .findQuestionOf(item)
                .flatMap(questionnaire::findScale)
                .orElseThrow();
        var attack = new ItemAttack(item, scale, system);
        attack.build().forEach((row, unknowns) -> {
            var factors = new LinkedHashMap<Integer, Double>();
            var favourableFirst = scale.direction() == ResponseScale.Direction.FAVOURABLE_FIRST;
            for (int position = 0; position < attack.codes.size(); position++) {
                factors.put(unknowns.get(attack.codes.get(position)), (double)
                        (favourableFirst ? attack.codes.size() - 1 - position : position));
            }
            found.put(row, factors);
        });
        attacked.addAll(attack.attacked);
        return found;
    }

    private void box(String item, int code) {
        var system = new CountSystem();
        var cellsOfBox = new ArrayList<Cell>();
        box(item, code, system, cellsOfBox);
        judge(system, cellsOfBox);
    }

    /** The unknown of each row that is shown, by breakdown and group. */
    private Map<String, Integer> box(String item, int code, CountSystem system, List<Cell> cellsOfBox) {
        var byRow = new LinkedHashMap<String, Integer>();
        var total = release.find(item, PublicRelease.ALL);
        if (total.isEmpty()) {
            return byRow;
        }
        var all = boxCell(system, total.get(), total.get().rows().get(0), code, cellsOfBox);
        for (var table : release.breakdowns(item)) {
            var rest = total.get().rows().get(0).base();
            var parts = new LinkedHashMap<Integer, Double>();
            for (var row : table.rows().values()) {
                var own = boxCell(system, table, row, code, cellsOfBox);
                byRow.put(table.breakdown() + " " + row.group(), own);
                rest -= row.base();
                parts.put(own, 1.0);
                fromRest(system, own, all, row, total.get().rows().get(0).base(), code);
            }
            if (rest > 0) {
                var own = system.unknown(rest);
                cellsOfBox.add(new Cell(table, REST, code, own, rest, true));
                parts.put(own, 1.0);
            }
            parts.put(all, -1.0);
            system.weightedSum(parts, 0, 0);
        }
        byRow.put(PublicRelease.ALL + " 0", all);
        return byRow;
    }

    private int boxCell(CountSystem system, Table table, Row row, int code, List<Cell> cellsOfBox) {
        var unknown = system.unknown(row.base());
        var share = row.shares().get(code);
        if (share != null) {
            know(system, unknown, share, row);
        }
        cellsOfBox.add(new Cell(table, row.group(), code, unknown, row.base(), share != null));
        return unknown;
    }

    private void fromRest(CountSystem system, int own, int all, Row row, int base, int code) {
        var difference = row.fromRest().get(code);
        if (difference != null && !release.isWeighted() && row.base() < base) {
            // x/n − (t − x)/(N − n) = d
            var others = (double) base - row.base();
            var factors = new LinkedHashMap<Integer, Double>();
            factors.put(own, 1.0 / row.base() + 1 / others);
            factors.put(all, -1 / others);
            system.weightedSum(factors, difference - EXACT / base, difference + EXACT / base);
        }
    }

    private void know(CountSystem system, int unknown, double share, Row row) {
        var bounds = counts(share, row);
        system.between(unknown, bounds[0], bounds[1]);
    }

    /** The counts that a share may stand for. */
    private double[] counts(double share, Row row) {
        if (!release.isWeighted()) {
            var count = Math.rint(share * row.base());
            return new double[] {count, count};
        }
        if (share <= 0 || share >= 1) {
            var count = share <= 0 ? 0 : row.base();
            return new double[] {count, count};
        }
        var least = row.weightedBase() - HALF_ROUNDING;
        var most = row.weightedBase() + HALF_ROUNDING;
        var light = release.smallestWeight();
        var heavy = release.largestWeight();
        return new double[] {
            Math.ceil(Math.max(1, Math.max(share * least / heavy, row.base() - (1 - share) * most / light)) - EXACT),
            Math.floor(Math.min(
                            row.base() - 1.0, Math.min(share * most / light, row.base() - (1 - share) * least / heavy))
                    + EXACT)
        };
    }

    /** A number of people; shown means that its share is printed or no row of it is meant to be. */
    private record Cell(Table table, int group, int code, int unknown, int base, boolean isShown) {}

    private void judge(CountSystem system, List<Cell> attacked) {
        for (var cell : attacked) {
            cells++;
            // What is printed beside a weight lies in a range of its own; only narrow ones can close.
            var bounds = system.bounds(cell.unknown(), cell.isShown() ? NARROW : Integer.MAX_VALUE);
            if (bounds[0] < bounds[1]) {
                continue;
            }
            var count = bounds[0];
            if (count < fewest || cell.base() - count < fewest) {
                found(Recovery.Kind.SENSITIVE_ANSWER, cell.table(), cell.group(), cell.code(), count, cell.base());
            } else if (!cell.isShown()) {
                found(Recovery.Kind.MASKED_ANSWER, cell.table(), cell.group(), cell.code(), count, cell.base());
            } else {
                smallAnswers += count < minimumBase ? 1 : 0;
            }
        }
    }

    private void found(Recovery.Kind kind, Table table, int group, int answer, int count, int of) {
        recoveries.add(new Recovery(kind, table.item(), table.breakdown(), group, answer, count, of));
    }

    private void difference(PublicRelease earlier, Table before, Table after) {
        var all = release.find(after.item(), PublicRelease.ALL)
                .orElseThrow()
                .rows()
                .get(0);
        var allBefore = earlier.find(after.item(), PublicRelease.ALL)
                .orElseThrow()
                .rows()
                .get(0);
        var rest = all.base() - allBefore.base();
        for (var row : after.rows().values()) {
            var other = before.rows().get(row.group());
            if (other == null) {
                return;
            }
            rest -= row.base() - other.base();
            differ(after, row.group(), row.base() - other.base());
            if (!release.isWeighted()) {
                answers(after, row, other);
            }
        }
        if (!after.breakdown().equals(PublicRelease.ALL)) {
            differ(after, REST, rest);
        }
    }

    private void differ(Table table, int group, int difference) {
        cells++;
        if (difference != 0 && Math.abs(difference) < minimumBase) {
            found(Recovery.Kind.DIFFERENCE, table, group, 0, difference, 0);
        }
    }

    private void answers(Table table, Row row, Row before) {
        var came = row.base() - before.base();
        for (var code : row.shares().keySet()) {
            if (came > 0 && before.shares().containsKey(code)) {
                var of = (int) Math.rint(
                        row.shares().get(code) * row.base() - before.shares().get(code) * before.base());
                if (of < fewest || came - of < fewest) {
                    found(Recovery.Kind.DIFFERENCED_ANSWER, table, row.group(), code, of, came);
                }
            }
        }
    }

    /** All tables of an item of one category. */
    private final class ItemAttack {

        private final String item;
        private final List<Integer> codes;
        private final Map<End, List<Integer>> ends;
        private final CountSystem system;
        private final List<Cell> attacked = new ArrayList<>();

        ItemAttack(String item, ResponseScale scale, CountSystem system) {
            this.system = system;
            this.item = item;
            this.codes = scale.categories().stream().map(Category::code).toList();
            this.ends = ends(scale);
        }

        void run() {
            var byRow = build();
            if (!byRow.isEmpty()) {
                withheld();
                crossed(byRow);
                judge(system, attacked);
            }
        }

        /** Sets up what is known; the unknowns of each row that is shown, by breakdown and group. */
        Map<String, Map<Integer, Integer>> build() {
            var byRow = new LinkedHashMap<String, Map<Integer, Integer>>();
            var total = release.find(item, PublicRelease.ALL);
            if (total.isEmpty()) {
                return byRow;
            }
            var allRow = total.get().rows().get(0);
            var all = row(total.get(), allRow);
            asked(PublicRelease.ALL, 0, all);
            byRow.put(PublicRelease.ALL + " 0", all);
            for (var table : release.breakdowns(item)) {
                var rest = allRow.base();
                var parts = new ArrayList<Map<Integer, Integer>>();
                for (var row : table.rows().values()) {
                    var own = row(table, row);
                    codes.forEach(code -> fromRest(system, own.get(code), all.get(code), row, allRow.base(), code));
                    asked(table.breakdown(), row.group(), own);
                    parts.add(own);
                    byRow.put(table.breakdown() + " " + row.group(), own);
                    rest -= row.base();
                }
                if (rest > 0) {
                    parts.add(hidden(table, REST, rest, true));
                }
                for (var code : codes) {
                    var factors = new LinkedHashMap<Integer, Double>();
                    parts.forEach(part -> factors.put(part.get(code), 1.0));
                    factors.put(all.get(code), -1.0);
                    system.weightedSum(factors, 0, 0);
                }
            }
            return byRow;
        }

        /** Parts of groups: with the group they add up to, and with the parts of all groups that are inside. */
        private void crossed(Map<String, Map<Integer, Integer>> byRow) {
            var together = new LinkedHashMap<String, List<Integer>>();
            var sizes = new LinkedHashMap<String, Integer>();
            for (var cross : release.crossed()) {
                if (!cross.item().equals(item)) {
                    continue;
                }
                var counted = cross.part() == 0 ? ends.get(End.FAVOURABLE) : List.of(cross.part());
                var own = part(cross, cross.base(), cross.share());
                var others = part(cross, cross.othersBase(), cross.othersShare());
                var row = byRow.get(cross.breakdown() + " " + cross.group());
                if (row != null) {
                    var factors = new LinkedHashMap<Integer, Double>();
                    counted.forEach(code -> factors.put(row.get(code), 1.0));
                    factors.put(own, -1.0);
                    factors.put(others, -1.0);
                    system.weightedSum(factors, 0, 0);
                }
                var inside = cross.by() + " " + cross.inside();
                together.computeIfAbsent(inside, fresh -> new ArrayList<>()).add(own);
                sizes.merge(inside, cross.base(), Integer::sum);
                if (together.get(inside).size()
                        == release.crossed().stream()
                                .filter(other ->
                                        other.item().equals(item) && other.by().equals(cross.by()))
                                .count()) {
                    whole(inside, together.get(inside), sizes.get(inside), counted, byRow);
                }
            }
        }

        private void whole(
                String inside,
                List<Integer> parts,
                int size,
                List<Integer> counted,
                Map<String, Map<Integer, Integer>> byRow) {
            var row = byRow.get(inside);
            var at = inside.split(" ");
            var table = release.find(item, at[0]);
            if (row != null
                    && table.isPresent()
                    && table.get().rows().get(Integer.parseInt(at[1])).base() == size) {
                var factors = new LinkedHashMap<Integer, Double>();
                counted.forEach(code -> factors.put(row.get(code), 1.0));
                parts.forEach(part -> factors.merge(part, -1.0, Double::sum));
                system.weightedSum(factors, 0, 0);
            }
        }

        private int part(PublicRelease.Cross cross, int base, double share) {
            var unknown = system.unknown(base);
            if (!release.isWeighted()) {
                var count = Math.rint(share * base);
                system.between(unknown, count, count);
            }
            var table = new Table(item, cross.breakdown() + " by " + cross.by(), Map.of());
            attacked.add(new Cell(table, cross.group(), cross.part(), unknown, base, true));
            if (base < minimumBase) {
                found(Recovery.Kind.SMALL_GROUP, table, cross.group(), 0, base, release.responses());
            }
            return unknown;
        }

        /** Groups of breakdowns that are not shown, of which questions that depend on this item may tell. */
        private void withheld() {
            dependent()
                    .forEach(question -> question.items()
                            .forEach(other -> release.breakdowns(other.key()).stream()
                                    .filter(table -> release.find(item, table.breakdown())
                                            .isEmpty())
                                    .filter(table -> !table.breakdown().equals(item))
                                    .forEach(table -> table.rows().keySet().forEach(group -> {
                                        var own = hidden(table, group, groupSize(table.breakdown(), group), false);
                                        asked(table.breakdown(), group, own);
                                    }))));
        }

        private Map<Integer, Integer> hidden(Table table, int group, int size, boolean isWhole) {
            var unknowns = new LinkedHashMap<Integer, Integer>();
            var shown = new Table(item, table.breakdown(), Map.of());
            for (var code : codes) {
                unknowns.put(code, system.unknown(size));
                attacked.add(new Cell(shown, group, code, unknowns.get(code), size, true));
            }
            system.sum(List.copyOf(unknowns.values()), isWhole ? size : 0, size);
            return unknowns;
        }

        private Map<Integer, Integer> row(Table table, Row row) {
            var unknowns = new LinkedHashMap<Integer, Integer>();
            var shares = known(row);
            for (var code : codes) {
                var unknown = system.unknown(row.base());
                unknowns.put(code, unknown);
                if (shares.containsKey(code)) {
                    know(system, unknown, shares.get(code), row);
                }
                attacked.add(new Cell(
                        table,
                        row.group(),
                        code,
                        unknown,
                        row.base(),
                        row.shares().containsKey(code)));
            }
            system.sum(List.copyOf(unknowns.values()), row.base(), row.base());
            ends.forEach((end, part) -> {
                var unknown = system.unknown(row.base());
                var factors = new LinkedHashMap<Integer, Double>();
                part.forEach(code -> factors.put(unknowns.get(code), 1.0));
                factors.put(unknown, -1.0);
                system.weightedSum(factors, 0, 0);
                if (row.ends().containsKey(end)) {
                    know(system, unknown, row.ends().get(end), row);
                }
                attacked.add(new Cell(table, row.group(), -part.get(0), unknown, row.base(), true));
            });
            if (row.mean().isPresent() && !release.isWeighted()) {
                var factors = new LinkedHashMap<Integer, Double>();
                codes.forEach(code -> factors.put(unknowns.get(code), (double) code));
                var sum = Math.rint(row.mean().getAsDouble() * row.base());
                system.weightedSum(factors, sum, sum);
            }
            return unknowns;
        }

        /** Shares that are printed, and those that follow from what is printed in the same row. */
        private Map<Integer, Double> known(Row row) {
            var open = codes.stream()
                    .filter(code -> !row.shares().containsKey(code))
                    .toList();
            var known = new TreeMap<>(row.shares());
            if (open.isEmpty()) {
                return known;
            }
            var equations = new ArrayList<double[]>();
            equations.add(equation(open, row, code -> 1, 1));
            ends.forEach((end, part) -> {
                if (row.ends().containsKey(end)) {
                    equations.add(equation(
                            open,
                            row,
                            code -> part.contains(code) ? 1 : 0,
                            row.ends().get(end)));
                }
            });
            row.mean().ifPresent(mean -> equations.add(equation(open, row, code -> code, mean)));
            Elimination.solve(equations, open.size())
                    .forEach((position, share) -> known.put(open.get(position), Math.max(0, Math.min(1, share))));
            return known;
        }

        private double[] equation(
                List<Integer> open, Row row, java.util.function.IntToDoubleFunction factor, double value) {
            var equation = new double[open.size() + 1];
            equation[open.size()] = value;
            for (int position = 0; position < open.size(); position++) {
                equation[position] = factor.applyAsDouble(open.get(position));
            }
            row.shares().forEach((code, share) -> equation[open.size()] -= factor.applyAsDouble(code) * share);
            return equation;
        }

        /** Who was asked a question that depends on this item has given one of certain answers to it. */
        private void asked(String breakdown, int group, Map<Integer, Integer> unknowns) {
            dependent().forEach(question -> {
                var condition = (Condition.In) question.askedIf().orElseThrow();
                var given = condition.codes().stream().map(unknowns::get).toList();
                question.items()
                        .forEach(other -> release.find(other.key(), breakdown)
                                .filter(table -> table.rows().containsKey(group))
                                .ifPresent(table -> {
                                    var row = table.rows().get(group);
                                    system.sum(given, row.base(), release.responses());
                                    var skipped = row.missing().get(MissingCode.SKIPPED_BY_ROUTE.code());
                                    if (skipped != null) {
                                        var were = (double) release.responses() - skipped;
                                        system.sum(given, were, were);
                                    }
                                }));
            });
        }

        private List<Question> dependent() {
            return questionnaire
                    .questions()
                    .filter(question -> question.askedIf()
                            .filter(condition -> condition instanceof Condition.In in
                                    && in.item().equals(item))
                            .isPresent())
                    .filter(question -> question.scale().isPresent())
                    .toList();
        }
    }

    private static Map<End, List<Integer>> ends(ResponseScale scale) {
        var ends = new EnumMap<End, List<Integer>>(End.class);
        if (scale.measure() != ResponseScale.Measure.ORDINAL || scale.direction() == ResponseScale.Direction.NONE) {
            return ends;
        }
        var codes = scale.categories().stream().map(Category::code).toList();
        var half = codes.size() / 2;
        var first = codes.subList(0, half);
        var last = codes.subList(codes.size() - half, codes.size());
        var favourableFirst = scale.direction() == ResponseScale.Direction.FAVOURABLE_FIRST;
        ends.put(End.FAVOURABLE, favourableFirst ? first : last);
        ends.put(End.UNFAVOURABLE, favourableFirst ? last : first);
        if (codes.size() % 2 == 1) {
            ends.put(End.MIDDLE, codes.subList(half, half + 1));
        }
        return ends;
    }
}
