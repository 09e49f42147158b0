package de.defus.monitor.export.microdata;

import de.defus.monitor.analysis.disclosure.LocalSuppression;
import de.defus.monitor.evaluation.ReleaseRows;
import de.defus.monitor.questionnaire.Breakdown;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.response.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Makes respondents look alike in what others may know of them: district, age, gender, and how they answered.
 *
 * <p>Weights would give away what was suppressed, since they are a function of district, age and gender that anybody can
 * work out. So every row gets the mean weight of the rows it looks like: their sum, and with it the population, stays.
 */
final class Anonymiser {

    static final int K = 5;
    /** What others may know besides; reported, not suppressed. */
    private static final List<String> FURTHER = List.of("household", "schooling", "employment", "family_origin");

    private final Questionnaire questionnaire;
    private final ReleaseRows source;
    private final List<String> names = new ArrayList<>();
    private final List<int[]> keys = new ArrayList<>();
    private final Map<String, Breakdown> grouped = new LinkedHashMap<>();
    private Anonymity.Classes before;

    Anonymiser(ReleaseRows source) {
        this.source = source;
        this.questionnaire = source.release().questionnaire();
    }

    /**
     * The result.
     *
     * @param keys codes by key variable, suppressed where needed
     * @param grouped key variables in which groups replace categories
     */
    record Result(
            Map<String, int[]> keys,
            Map<String, Breakdown> grouped,
            double[][] weights,
            int[] stratum,
            Anonymity report) {}

    Result run() {
        collectKeys();
        before = classes(keys);
        if (before.smallest() < K) {
            groupCategories();
        }
        // The same in every download: two with different gaps would fill each other's.
        var kept = LocalSuppression.keep(
                keys.toArray(int[][]::new),
                K,
                Seeds.of(source.release().results().method().inputDigest()));
        var suppressed = new LinkedHashMap<String, Integer>();
        var results = new LinkedHashMap<String, int[]>();
        for (int variable = 0; variable < names.size(); variable++) {
            var index = variable;
            var codes = IntStream.range(0, kept.length)
                    .map(row -> kept[row] > index ? keys.get(index)[row] : Microdata.SUPPRESSED)
                    .toArray();
            results.put(names.get(variable), codes);
            suppressed.put(names.get(variable), (int)
                    Arrays.stream(kept).filter(count -> count <= index).count());
        }
        var exported = List.copyOf(results.values());
        var report = new Anonymity(
                K, names, List.copyOf(grouped.keySet()), before, classes(exported), suppressed, further(exported));
        return new Result(results, grouped, weights(exported), stratum(kept), report);
    }

    private void collectKeys() {
        for (var breakdown : questionnaire.breakdowns()) {
            names.add(breakdown.item());
            keys.add(ints(source.answers().get(breakdown.item())));
        }
        names.add(Microdata.MODE);
        keys.add(Arrays.stream(source.modes())
                .mapToInt(Mode::ordinal)
                .map(mode -> mode + 1)
                .toArray());
    }

    /** Groups that cover every category, as age groups do, replace the categories. */
    private void groupCategories() {
        for (int variable = 0; variable < questionnaire.breakdowns().size(); variable++) {
            var breakdown = questionnaire.breakdowns().get(variable);
            var groupOfCode = new HashMap<Integer, Integer>();
            breakdown.groups().forEach(group -> group.codes().forEach(code -> groupOfCode.put(code, group.code())));
            var categories = questionnaire
                    .findQuestionOf(breakdown.item())
                    .flatMap(questionnaire::findScale)
                    .orElseThrow()
                    .categories();
            if (categories.stream().allMatch(category -> groupOfCode.containsKey(category.code()))) {
                grouped.put(breakdown.item(), breakdown);
                keys.set(
                        variable,
                        Arrays.stream(keys.get(variable))
                                .map(code -> groupOfCode.getOrDefault(code, code))
                                .toArray());
            }
        }
    }

    /** Mean population of the stratum, design weight and final weight of the rows that look alike. */
    private double[][] weights(List<int[]> exported) {
        var weights = source.weights();
        var classOfRow = classOfRow(exported);
        var result = new double[][] {
            weights.population().clone(),
            weights.design().clone(),
            weights.weights().clone()
        };
        for (var values : result) {
            var sums = new double[classOfRow.length][];
            for (int row = 0; row < values.length; row++) {
                var sum = sums[classOfRow[row]];
                if (sum == null) {
                    sum = sums[classOfRow[row]] = new double[] {0, 0, values[row], values[row]};
                }
                sum[0] += values[row];
                sum[1]++;
                sum[2] = Math.min(sum[2], values[row]);
                sum[3] = Math.max(sum[3], values[row]);
            }
            for (int row = 0; row < values.length; row++) {
                var sum = sums[classOfRow[row]];
                // Equal to the last digit where nothing differs.
                values[row] = sum[2] == sum[3] ? sum[2] : sum[0] / sum[1];
            }
        }
        return result;
    }

    /** The stratum is the district: it goes where the district goes. */
    private int[] stratum(int[] kept) {
        var stratum = source.weights().stratum();
        return IntStream.range(0, kept.length)
                .map(row -> kept[row] == 0 && source.weights().isWeighted() ? Microdata.SUPPRESSED : stratum[row])
                .toArray();
    }

    private List<Anonymity.Further> further(List<int[]> exported) {
        var known = source.answers().columns().stream()
                .map(column -> column.name())
                .filter(FURTHER::contains)
                .toList();
        var reports = new ArrayList<Anonymity.Further>();
        for (var name : known) {
            reports.add(further(exported, List.of(name)));
        }
        if (known.size() > 1) {
            reports.add(further(exported, known));
        }
        return reports;
    }

    private Anonymity.Further further(List<int[]> exported, List<String> variables) {
        var all = new ArrayList<>(exported);
        variables.forEach(name -> all.add(ints(source.answers().get(name))));
        return new Anonymity.Further(variables, classes(all));
    }

    private static Anonymity.Classes classes(List<int[]> keys) {
        var classOfRow = classOfRow(keys);
        var rowsOfClass = new int[classOfRow.length];
        for (var number : classOfRow) {
            rowsOfClass[number]++;
        }
        var sizes = Arrays.stream(rowsOfClass).filter(size -> size > 0).toArray();
        return new Anonymity.Classes(
                sizes.length,
                Arrays.stream(sizes).min().orElse(0),
                Arrays.stream(sizes).filter(size -> size < K).sum(),
                (int) Arrays.stream(sizes).filter(size -> size == 1).count());
    }

    /** Which rows look alike: the same number for the same codes, numbered from 0. */
    private static int[] classOfRow(List<int[]> keys) {
        var classes = new int[keys.get(0).length];
        for (var key : keys) {
            var numbers = new HashMap<Long, Integer>();
            for (int row = 0; row < classes.length; row++) {
                var both = (long) classes[row] << Integer.SIZE | Integer.toUnsignedLong(key[row]);
                var number = numbers.get(both);
                if (number == null) {
                    number = numbers.size();
                    numbers.put(both, number);
                }
                classes[row] = number;
            }
        }
        return classes;
    }

    private static int[] ints(short[] codes) {
        var ints = new int[codes.length];
        for (int row = 0; row < codes.length; row++) {
            ints[row] = codes[row];
        }
        return ints;
    }

    /** A chance that is the same for the same release. */
    private static final class Seeds {
        static RandomGenerator of(String digest) {
            return new java.util.SplittableRandom(Long.parseUnsignedLong(digest.substring(0, 16), 16));
        }
    }
}
