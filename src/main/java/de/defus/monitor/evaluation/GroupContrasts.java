package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.compare.Contrast;
import de.defus.monitor.analysis.compare.DomainDifference;
import de.defus.monitor.analysis.compare.RaoScott;
import de.defus.monitor.analysis.disclosure.PublishedAssociation;
import de.defus.monitor.analysis.disclosure.PublishedContrast;
import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedGap;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.analysis.estimate.CountedAnswers;
import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Compares the groups of a breakdown by the answers to one item: each with everybody else who answered, all of them at once,
 * and the two outermost. Adds to tables that are cleared for publication and never to others.
 */
final class GroupContrasts {

    private final WeightedSample weighted;
    private final Map<Integer, Figure> categories;
    private final Optional<Figure> favourable;
    private final Optional<Figure> unfavourable;
    private final Optional<CountedAnswers> answers;
    private final double confidenceLevel;

    private GroupContrasts(
            WeightedSample weighted,
            Map<Integer, Figure> categories,
            Optional<Figure> favourable,
            Optional<Figure> unfavourable,
            Optional<CountedAnswers> answers,
            double confidenceLevel) {
        this.weighted = weighted;
        this.categories = categories;
        this.favourable = favourable;
        this.unfavourable = unfavourable;
        this.answers = answers;
        this.confidenceLevel = confidenceLevel;
    }

    /** A share that groups are compared by. */
    private record Figure(CountedAnswers answers, List<Integer> hits) {

        Optional<Contrast> between(IntPredicate domain, IntPredicate reference, double confidenceLevel) {
            return DomainDifference.between(
                    answers, domain, reference, (cell, answer) -> hits.contains(answer) ? 1 : 0, confidenceLevel);
        }
    }

    /**
     * An item of one category: compared by the ends of its scale, or by each category where it has none.
     *
     * @param counts answers by cell, in the order of the codes
     */
    static GroupContrasts ofItem(
            WeightedSample weighted,
            int[][] counts,
            List<Integer> codes,
            Optional<ItemTables.Ends> ends,
            double confidenceLevel) {
        var answers = new CountedAnswers(weighted, counts);
        var categories = new LinkedHashMap<Integer, Figure>();
        for (int position = 0; ends.isEmpty() && position < codes.size(); position++) {
            categories.put(codes.get(position), new Figure(answers, List.of(position)));
        }
        return new GroupContrasts(
                weighted,
                categories,
                ends.map(end -> new Figure(answers, end.favourable())),
                ends.map(end -> new Figure(answers, end.unfavourable())),
                Optional.of(answers),
                confidenceLevel);
    }

    /** A multiple-response item: compared by each box. */
    static GroupContrasts ofBoxes(WeightedSample weighted, Map<Integer, int[][]> counts, double confidenceLevel) {
        var categories = new LinkedHashMap<Integer, Figure>();
        counts.forEach(
                (code, ofBox) -> categories.put(code, new Figure(new CountedAnswers(weighted, ofBox), List.of(1))));
        return new GroupContrasts(
                weighted, categories, Optional.empty(), Optional.empty(), Optional.empty(), confidenceLevel);
    }

    /** The table with its comparisons; a withheld one as it is. */
    PublishedTable compare(PublishedTable table, Level level) {
        if (table.withheld() || table.rows().size() < 2) {
            return table;
        }
        var domains = table.rows().stream()
                .map(row -> level.domain(weighted.sample(), level.codes().indexOf(row.group())))
                .toList();
        var byCategory = new LinkedHashMap<Integer, List<Optional<PublishedDifference>>>();
        categories.forEach((code, figure) -> byCategory.put(code, fromRest(figure, domains)));
        var ofFavourable = favourable.map(figure -> fromRest(figure, domains));
        var ofUnfavourable = unfavourable.map(figure -> fromRest(figure, domains));
        var rows = new ArrayList<PublishedRow>();
        for (int position = 0; position < domains.size(); position++) {
            var at = position;
            var shares = new LinkedHashMap<Integer, PublishedDifference>();
            byCategory.forEach(
                    (code, differences) -> differences.get(at).ifPresent(difference -> shares.put(code, difference)));
            rows.add(table.rows()
                    .get(at)
                    .withRest(new PublishedContrast(
                            shares,
                            ofFavourable.flatMap(list -> list.get(at)),
                            ofUnfavourable.flatMap(list -> list.get(at)))));
        }
        return new PublishedTable(
                table.item(),
                table.breakdown(),
                rows,
                false,
                answers.flatMap(counted -> association(counted, level)),
                favourable.flatMap(figure -> gap(figure, domains)));
    }

    /** The family of tests: all groups of the breakdown, by one share. */
    private List<Optional<PublishedDifference>> fromRest(Figure figure, List<IntPredicate> domains) {
        return Differences.adjusted(
                domains.stream()
                        .map(domain -> figure.between(domain, domain.negate(), confidenceLevel))
                        .toList(),
                confidenceLevel);
    }

    private Optional<PublishedAssociation> association(CountedAnswers counted, Level level) {
        var sample = weighted.sample();
        return RaoScott.test(counted, sample.cells(), cell -> level.position(sample, cell))
                .map(test -> new PublishedAssociation(
                        test.secondOrder().f(),
                        test.secondOrder().numeratorDf(),
                        test.secondOrder().denominatorDf(),
                        test.secondOrder().p(),
                        test.cramersV()));
    }

    /** Bonferroni over all pairs, so that the interval holds although the pair was chosen for its distance. */
    private Optional<PublishedGap> gap(Figure figure, List<IntPredicate> domains) {
        var pairs = domains.size() * (domains.size() - 1) / 2.0;
        var shares = domains.stream()
                .map(domain -> figure.answers()
                        .mean((cell, answer) -> figure.hits().contains(answer) ? 1 : 0, domain)
                        .orElseThrow()
                        .value())
                .toList();
        var positions = new ArrayList<Integer>();
        for (int position = 0; position < shares.size(); position++) {
            positions.add(position);
        }
        var largest = positions.stream().max(Comparator.comparing(shares::get)).orElseThrow();
        var smallest = positions.stream().min(Comparator.comparing(shares::get)).orElseThrow();
        if (largest.equals(smallest)) {
            return Optional.empty();
        }
        return figure.between(domains.get(largest), domains.get(smallest), 1 - (1 - confidenceLevel) / pairs)
                .filter(Differences::isTestable)
                .flatMap(contrast -> contrast.test()
                        .map(test -> new PublishedGap(
                                contrast.difference(),
                                contrast.standardError(),
                                Math.max(0, test.lower()),
                                Math.min(1, test.upper()))));
    }
}
