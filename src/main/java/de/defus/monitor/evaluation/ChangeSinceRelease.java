package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.compare.Contrast;
import de.defus.monitor.analysis.compare.MultipleTesting;
import de.defus.monitor.analysis.compare.WaveChange;
import de.defus.monitor.analysis.disclosure.PublishedComparison;
import de.defus.monitor.analysis.disclosure.PublishedComparison.Notable;
import de.defus.monitor.analysis.disclosure.PublishedComparison.Reason;
import de.defus.monitor.analysis.disclosure.PublishedContrast;
import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedIndex;
import de.defus.monitor.analysis.disclosure.PublishedResults;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.analysis.estimate.Estimate;
import de.defus.monitor.questionnaire.Dimension;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Adds to results how they changed since an earlier release of the same survey: every share that is published in both, for
 * all respondents and for each group. Both sides are the figures as published, so that a change is the difference of two
 * numbers anybody can look up; the samples are taken to be independent.
 */
final class ChangeSinceRelease {

    private final PublishedResults results;
    private final Questionnaire questionnaire;
    private final boolean probabilitySample;
    private final Release earlier;
    private final ComparableItems items;
    private final List<PublishedComparison.NotCompared> notCompared = new ArrayList<>();

    private ChangeSinceRelease(
            PublishedResults results, Questionnaire questionnaire, boolean probabilitySample, Release earlier) {
        this.results = results;
        this.questionnaire = questionnaire;
        this.probabilitySample = probabilitySample;
        this.earlier = earlier;
        this.items = new ComparableItems(questionnaire, earlier.questionnaire());
    }

    /**
     * @param questionnaire of the results
     * @param probabilitySample whether the respondents of the results were drawn at random
     */
    static PublishedResults add(
            PublishedResults results, Questionnaire questionnaire, boolean probabilitySample, Release earlier) {
        return new ChangeSinceRelease(results, questionnaire, probabilitySample, earlier).run();
    }

    private PublishedResults run() {
        var keys = new LinkedHashSet<String>();
        results.tables().forEach(table -> keys.add(table.item()));
        var tables = new ArrayList<PublishedTable>();
        for (var item : keys) {
            var refusal = refusal(item);
            refusal.ifPresent(reason -> notCompared.add(new PublishedComparison.NotCompared(item, reason)));
            results.tables().stream()
                    .filter(table -> table.item().equals(item))
                    .map(table -> refusal.isPresent() ? table : compared(table))
                    .forEach(tables::add);
        }
        var comparison = new PublishedComparison(
                earlier.waveNumber(), earlier.waveTitle().in("de"), earlier.number(), notCompared, notable(tables));
        var indices = results.indices().stream().map(this::compared).toList();
        return results.withComparison(comparison, tables, indices);
    }

    /** An index is compared if each of its items is, and was in it before. */
    private PublishedIndex compared(PublishedIndex index) {
        var before = earlier.results().findIndex(index.dimension());
        if (probabilitySample != earlier.probabilitySample()
                || before.isEmpty()
                || !items.findEarlierColumns(index.columns())
                        .equals(Optional.of(before.get().columns()))) {
            return index;
        }
        return index.withTables(index.tables().stream()
                .map(table -> compared(table, before.get()))
                .toList());
    }

    private PublishedIndex.Table compared(PublishedIndex.Table table, PublishedIndex index) {
        var all = table.breakdown().equals(PublishedTable.ALL);
        var breakdown = all ? Optional.of(PublishedTable.ALL) : items.findEarlierBreakdown(table.breakdown());
        var before = breakdown.flatMap(index::findTable);
        if (before.isEmpty()) {
            return table;
        }
        var groups = items.comparableGroups(table.breakdown());
        var level = results.method().confidenceLevel();
        var differences = Differences.adjustedMeans(
                table.rows().stream()
                        .map(row -> before.get()
                                .findRow(row.group())
                                .filter(other -> all || groups.contains(row.group()))
                                .flatMap(PublishedIndex.Row::score)
                                .flatMap(other -> row.score()
                                        .map(now -> WaveChange.between(
                                                estimate(now, results.method().strata()),
                                                estimate(
                                                        other,
                                                        earlier.results()
                                                                .method()
                                                                .strata()),
                                                level))))
                        .toList(),
                level);
        var rows = new ArrayList<PublishedIndex.Row>();
        for (int position = 0; position < differences.size(); position++) {
            var row = table.rows().get(position);
            rows.add(differences.get(position).map(row::withChange).orElse(row));
        }
        return new PublishedIndex.Table(table.breakdown(), rows, table.withheld());
    }

    private Optional<Reason> refusal(String item) {
        if (probabilitySample != earlier.probabilitySample()) {
            return Optional.of(Reason.DIFFERENT_SAMPLING);
        }
        return items.refusal(item).or(() -> {
            var shown = results.findTable(item, PublishedTable.ALL).filter(table -> !table.withheld());
            var shownBefore = items.findEarlier(item)
                    .flatMap(key -> earlier.results().findTable(key, PublishedTable.ALL))
                    .filter(table -> !table.withheld());
            return shown.isEmpty() || shownBefore.isEmpty()
                    ? Optional.of(Reason.WITHHELD)
                    : isFilterKnown(item) ? Optional.empty() : Optional.of(Reason.DIFFERENT_FILTER);
        });
    }

    /** Whether both waves hold the answers that decide who is asked: a wave imported from a file may lack them. */
    private boolean isFilterKnown(String item) {
        return questionnaire.findQuestionOf(item).flatMap(Question::askedIf).stream()
                .flatMap(rule -> rule.items().stream())
                .allMatch(filter -> isShown(results, filter)
                        && items.findEarlier(filter)
                                .filter(key -> isShown(earlier.results(), key))
                                .isPresent());
    }

    private static boolean isShown(PublishedResults results, String item) {
        return results.findTable(item, PublishedTable.ALL)
                .filter(table -> !table.withheld())
                .isPresent();
    }

    private record Pair(PublishedRow now, PublishedRow before) {}

    private PublishedTable compared(PublishedTable table) {
        var all = table.breakdown().equals(PublishedTable.ALL);
        var item = items.findEarlier(table.item()).orElseThrow();
        var breakdown = all ? Optional.of(PublishedTable.ALL) : items.findEarlierBreakdown(table.breakdown());
        var before = breakdown.flatMap(key -> earlier.results().findTable(item, key));
        if (table.withheld() || before.isEmpty() || before.get().withheld()) {
            return table;
        }
        var groups = items.comparableGroups(table.breakdown());
        var pairs = new LinkedHashMap<Integer, Pair>();
        for (var row : table.rows()) {
            before.get()
                    .findRow(row.group())
                    .filter(other -> all || groups.contains(row.group()))
                    .ifPresent(other -> pairs.put(row.group(), new Pair(row, other)));
        }
        var changes = changes(pairs);
        return table.withRows(table.rows().stream()
                .map(row -> pairs.containsKey(row.group()) ? row.withChange(changes.get(row.group())) : row)
                .toList());
    }

    private Map<Integer, PublishedContrast> changes(Map<Integer, Pair> pairs) {
        var codes = new LinkedHashSet<Integer>();
        pairs.values().forEach(pair -> codes.addAll(pair.now().codes()));
        var ofCategory = new LinkedHashMap<Integer, Map<Integer, PublishedDifference>>();
        codes.forEach(code -> ofCategory.put(
                code, family(pairs, row -> Optional.ofNullable(row.shares().get(code)))));
        var favourable = family(pairs, PublishedRow::favourable);
        var unfavourable = family(pairs, PublishedRow::unfavourable);
        var changes = new LinkedHashMap<Integer, PublishedContrast>();
        for (var group : pairs.keySet()) {
            var shares = new LinkedHashMap<Integer, PublishedDifference>();
            ofCategory.forEach((code, byGroup) -> {
                if (byGroup.containsKey(group)) {
                    shares.put(code, byGroup.get(group));
                }
            });
            changes.put(
                    group,
                    new PublishedContrast(
                            shares,
                            Optional.ofNullable(favourable.get(group)),
                            Optional.ofNullable(unfavourable.get(group))));
        }
        return changes;
    }

    /** The family of tests: all groups of the breakdown, by one share. */
    private Map<Integer, PublishedDifference> family(
            Map<Integer, Pair> pairs, Function<PublishedRow, Optional<PublishedEstimate>> figure) {
        var groups = List.copyOf(pairs.keySet());
        var level = results.method().confidenceLevel();
        var differences = Differences.adjusted(
                groups.stream().map(group -> contrast(pairs.get(group), figure)).toList(), level);
        var byGroup = new LinkedHashMap<Integer, PublishedDifference>();
        for (int index = 0; index < groups.size(); index++) {
            var group = groups.get(index);
            differences.get(index).ifPresent(difference -> byGroup.put(group, difference));
        }
        return byGroup;
    }

    private Optional<Contrast> contrast(Pair pair, Function<PublishedRow, Optional<PublishedEstimate>> figure) {
        return figure.apply(pair.now())
                .flatMap(now -> figure.apply(pair.before())
                        .map(before -> WaveChange.between(
                                estimate(now, results.method().strata()),
                                estimate(before, earlier.results().method().strata()),
                                results.method().confidenceLevel())));
    }

    /** Early releases have no degrees of freedom: they are as many as if every stratum had an answer, at least. */
    private static Estimate estimate(PublishedEstimate published, int strata) {
        return new Estimate(
                published.value(),
                published.standardError(),
                published.lower(),
                published.upper(),
                published.base(),
                published.effectiveBase(),
                Math.max(published.degreesOfFreedom(), published.base() - strata),
                Estimate.Status.ORDINARY);
    }

    private record Candidate(String item, int code, PublishedDifference change, double p) {}

    /** Screens one figure of each rated item and each category of all others; who people are is no finding. */
    private List<Notable> notable(List<PublishedTable> tables) {
        var candidates = tables.stream()
                .filter(table -> table.breakdown().equals(PublishedTable.ALL))
                .filter(table -> !isAboutPeople(table.item()))
                .flatMap(table -> table.rows().stream()
                        .flatMap(row -> row.change().stream())
                        .flatMap(change -> candidates(table.item(), change).stream()))
                .toList();
        var screened = MultipleTesting.BENJAMINI_HOCHBERG.adjust(candidates.stream()
                .map(candidate -> OptionalDouble.of(candidate.p()))
                .toList());
        var found = new ArrayList<Candidate>();
        for (int index = 0; index < candidates.size(); index++) {
            var p = screened.get(index).getAsDouble();
            if (p < 1 - results.method().confidenceLevel()) {
                var candidate = candidates.get(index);
                found.add(new Candidate(candidate.item(), candidate.code(), candidate.change(), p));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(
                        candidate -> -Math.abs(candidate.change().value())))
                .map(candidate -> new Notable(candidate.item(), candidate.code(), candidate.p()))
                .toList();
    }

    private List<Candidate> candidates(String item, PublishedContrast change) {
        var figures = new LinkedHashMap<Integer, PublishedDifference>();
        if (change.favourable().isPresent()) {
            figures.put(PublishedComparison.FAVOURABLE, change.favourable().get());
        } else {
            figures.putAll(change.shares());
            // Of two categories that add up to all, the second says the same as the first.
            if (figures.size() == 2 && isSingle(item)) {
                figures.remove(List.copyOf(figures.keySet()).get(1));
            }
        }
        var candidates = new ArrayList<Candidate>();
        figures.forEach((code, difference) ->
                difference.test().ifPresent(test -> candidates.add(new Candidate(item, code, difference, test.p()))));
        return candidates;
    }

    private boolean isSingle(String item) {
        return questionnaire.findQuestionOf(item).orElseThrow().kind() != Question.Kind.MULTIPLE;
    }

    private boolean isAboutPeople(String item) {
        return questionnaire.findQuestionOf(item).orElseThrow().items().stream()
                .anyMatch(one -> one.key().equals(item) && one.dimension() == Dimension.SOCIO);
    }
}
