package de.defus.monitor.audit;

import de.defus.monitor.audit.PublicRelease.End;
import de.defus.monitor.audit.PublicRelease.Row;
import de.defus.monitor.audit.PublicRelease.Table;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.ResponseScale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * What a release would be without protection, counted straight from the answers: every group that has somebody in it, every
 * share. With it the auditor shows what it can find.
 */
final class NakedRelease {

    private final SmallCity city;
    private final int smallestShown;

    private NakedRelease(SmallCity city, int smallestShown) {
        this.city = city;
        this.smallestShown = smallestShown;
    }

    /**
     * The unweighted release of a city.
     *
     * @param smallestShown shares of fewer people are left out, and nothing else: what is often thought to be enough
     */
    static PublicRelease of(SmallCity city, int smallestShown) {
        return new NakedRelease(city, smallestShown).release();
    }

    private PublicRelease release() {
        var tables = new LinkedHashMap<String, Table>();
        city.questionnaire().questions().forEach(question -> {
            groups(city).forEach((breakdown, groups) -> {
                if (!breakdown.equals(question.key())) {
                    add(tables, question, breakdown, groups);
                }
            });
        });
        return new PublicRelease(city.answers().rows(), 0, 1, 1, city.minimumBase(), tables, List.of(), List.of());
    }

    /** Scores of all groups with somebody in them, not rounded: the mean of those who answered two thirds or more. */
    static List<PublicRelease.Score> exactScores(SmallCity city) {
        var scores = new ArrayList<PublicRelease.Score>();
        for (var index : city.questionnaire().indices()) {
            groups(city)
                    .forEach((breakdown, groups) -> groups.forEach((group, inside) -> {
                        var sum = 0.0;
                        var base = 0;
                        for (int row = 0; row < city.answers().rows(); row++) {
                            var own = inside.test(row) ? score(city, index.columns(), row) : OptionalDouble.empty();
                            sum += own.orElse(0);
                            base += own.isPresent() ? 1 : 0;
                        }
                        if (base > 0) {
                            scores.add(new PublicRelease.Score(
                                    index.dimension().name(), index.columns(), breakdown, group, base, sum / base, 0));
                        }
                    }));
        }
        return scores;
    }

    /** The favourable share of the five-point items in every district by gender, not protected. */
    static List<PublicRelease.Cross> exactCrosses(SmallCity city) {
        var crosses = new ArrayList<PublicRelease.Cross>();
        for (var item : List.of("safe", "park", "station")) {
            groups(city).get("district").forEach((district, inside) -> {
                var bases = new int[2];
                var hits = new int[2];
                for (int row = 0; row < city.answers().rows(); row++) {
                    var code = city.answers().get(item)[row];
                    if (inside.test(row) && code > 0) {
                        var part = city.answers().get("gender")[row] == 1 ? 0 : 1;
                        bases[part]++;
                        hits[part] += code <= 2 ? 1 : 0;
                    }
                }
                if (bases[0] > 0 && bases[1] > 0) {
                    crosses.add(new PublicRelease.Cross(
                            item,
                            "district",
                            "gender",
                            1,
                            0,
                            district,
                            bases[0],
                            (double) hits[0] / bases[0],
                            bases[1],
                            (double) hits[1] / bases[1]));
                }
            });
        }
        return crosses;
    }

    private static OptionalDouble score(SmallCity city, List<String> columns, int row) {
        var sum = 0.0;
        var valid = 0;
        for (var column : columns) {
            int code = city.answers().get(column)[row];
            if (code >= 0) {
                valid++;
                sum += column.contains("_") ? 100 * (1 - code) : 25 * (5 - code);
            }
        }
        return 3 * valid >= 2 * columns.size() ? OptionalDouble.of(sum / valid) : OptionalDouble.empty();
    }

    private static Map<String, Map<Integer, IntPredicate>> groups(SmallCity city) {
        var all = new LinkedHashMap<String, Map<Integer, IntPredicate>>();
        all.put(PublicRelease.ALL, Map.of(0, row -> true));
        for (var breakdown : city.questionnaire().breakdowns()) {
            var groups = new TreeMap<Integer, IntPredicate>();
            var column = city.answers().get(breakdown.item());
            for (var group : breakdown.groups()) {
                groups.put(group.code(), row -> group.codes().contains((int) column[row]));
            }
            for (int code = 1; breakdown.groups().isEmpty() && code <= 9; code++) {
                var own = code;
                groups.put(code, row -> column[row] == own);
            }
            all.put(breakdown.item(), groups);
        }
        return all;
    }

    private void add(
            Map<String, Table> tables, Question question, String breakdown, Map<Integer, IntPredicate> groups) {
        var scale = city.questionnaire().findScale(question).orElseThrow();
        var rows = new TreeMap<Integer, Row>();
        groups.forEach((group, inside) -> {
            var row = row(question, scale, group, inside);
            if (row.base() > 0) {
                rows.put(group, row);
            }
        });
        tables.put(PublicRelease.key(question.key(), breakdown), new Table(question.key(), breakdown, rows));
    }

    private Row row(Question question, ResponseScale scale, int group, IntPredicate inside) {
        var codes = scale.categories().stream().map(Category::code).toList();
        var isBoxes = question.kind() == Question.Kind.MULTIPLE;
        var counts = new TreeMap<Integer, Integer>();
        var missing = new TreeMap<Integer, Integer>();
        var base = 0;
        for (int row = 0; row < city.answers().rows(); row++) {
            if (!inside.test(row)) {
                continue;
            }
            var first = city.answers().get(isBoxes ? question.key() + "_" + codes.get(0) : question.key())[row];
            if (first < 0) {
                missing.merge((int) first, 1, Integer::sum);
                continue;
            }
            base++;
            for (var code : codes) {
                var given = isBoxes ? city.answers().get(question.key() + "_" + code)[row] == 1 : first == code;
                counts.merge(code, given ? 1 : 0, Integer::sum);
            }
        }
        return row(group, base, counts, ends(scale), group == 0 ? missing : Map.of());
    }

    private Row row(
            int group,
            int base,
            Map<Integer, Integer> counts,
            Map<End, List<Integer>> parts,
            Map<Integer, Integer> missing) {
        var shares = new TreeMap<Integer, Double>();
        var sum = 0.0;
        for (var entry : counts.entrySet()) {
            sum += (double) entry.getKey() * entry.getValue();
            if (entry.getValue() >= smallestShown) {
                shares.put(entry.getKey(), (double) entry.getValue() / base);
            }
        }
        var ends = new TreeMap<End, Double>();
        for (var part : parts.entrySet()) {
            var count = part.getValue().stream()
                    .mapToInt(code -> counts.getOrDefault(code, 0))
                    .sum();
            if (base > 0 && count >= smallestShown) {
                ends.put(part.getKey(), (double) count / base);
            }
        }
        var mean = parts.isEmpty() || base == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / base);
        return new Row(group, base, base, shares, ends, Map.of(), mean, missing);
    }

    private static Map<End, List<Integer>> ends(ResponseScale scale) {
        var ends = new TreeMap<End, List<Integer>>();
        if (scale.direction() != ResponseScale.Direction.NONE) {
            var codes = new ArrayList<>(
                    scale.categories().stream().map(Category::code).toList());
            if (scale.direction() == ResponseScale.Direction.FAVOURABLE_LAST) {
                java.util.Collections.reverse(codes);
            }
            ends.put(End.FAVOURABLE, codes.subList(0, codes.size() / 2));
            ends.put(End.UNFAVOURABLE, codes.subList(codes.size() - codes.size() / 2, codes.size()));
        }
        return ends;
    }
}
