package de.defus.monitor.export.microdata;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.analysis.disclosure.PublishedRow;
import de.defus.monitor.analysis.disclosure.PublishedTable;
import de.defus.monitor.questionnaire.Breakdown;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.ResponseScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Computes every published share once more, from the anonymised rows. The two agree to the last digits where nothing was
 * suppressed, and differ by what protection costs where something was.
 */
public final class Recomputation {

    private static final int SMALLEST_CODE = -9;
    private static final int CODES = 110;

    private final Microdata data;
    private final double[] weights;
    private final List<Share> shares = new ArrayList<>();

    private Recomputation(Microdata data) {
        this.data = data;
        this.weights = data.get(Microdata.WEIGHT).numbers();
    }

    /** All published shares, in the order of the tables. */
    public static List<Share> of(Microdata data) {
        var run = new Recomputation(data);
        data.release().results().tables().forEach(run::add);
        return List.copyOf(run.shares);
    }

    private void add(PublishedTable table) {
        var question =
                data.release().questionnaire().findQuestionOf(table.item()).orElseThrow();
        var scale = data.release().questionnaire().findScale(question).orElseThrow();
        for (var row : table.rows()) {
            var groupCodes = groupCodes(table.breakdown(), row.group());
            if (question.kind() == Question.Kind.MULTIPLE) {
                row.shares().forEach((box, share) -> {
                    var variable = table.item() + "_" + box;
                    var sums = sums(variable, table.breakdown(), groupCodes);
                    add(table, row, "category", variable, List.of(1), List.of(0, 1), groupCodes, share, sums);
                });
            } else {
                addItem(table, row, scale, groupCodes);
            }
        }
    }

    private void addItem(PublishedTable table, PublishedRow row, ResponseScale scale, List<Integer> groupCodes) {
        // All of the scale: what is masked in the release is in the rows, and in the base of the other shares.
        var codes = scale.categories().stream().map(Category::code).toList();
        var half = codes.size() / 2;
        var first = codes.subList(0, half);
        var last = codes.subList(codes.size() - half, codes.size());
        var favourableFirst = scale.direction() == ResponseScale.Direction.FAVOURABLE_FIRST;
        var sums = sums(table.item(), table.breakdown(), groupCodes);
        row.shares()
                .forEach((code, share) ->
                        add(table, row, "category", table.item(), List.of(code), codes, groupCodes, share, sums));
        row.favourable().ifPresent(share -> {
            var counted = favourableFirst ? first : last;
            add(table, row, "favourable", table.item(), counted, codes, groupCodes, share, sums);
        });
        row.middle().ifPresent(share -> {
            var counted = List.of(codes.get(half));
            add(table, row, "middle", table.item(), counted, codes, groupCodes, share, sums);
        });
        row.unfavourable().ifPresent(share -> {
            var counted = favourableFirst ? last : first;
            add(table, row, "unfavourable", table.item(), counted, codes, groupCodes, share, sums);
        });
    }

    private void add(
            PublishedTable table,
            PublishedRow row,
            String measure,
            String variable,
            List<Integer> codes,
            List<Integer> valid,
            List<Integer> groupCodes,
            PublishedEstimate released,
            double[] sums) {
        var isCoarser = data.anonymity().grouped().contains(table.item());
        var recomputed = isCoarser ? Double.NaN : sum(sums, codes) / sum(sums, valid);
        shares.add(new Share(
                table.item(),
                table.breakdown(),
                row.group(),
                measure,
                variable,
                List.copyOf(codes),
                List.copyOf(valid),
                groupCodes,
                released,
                recomputed));
    }

    private static double sum(double[] sums, List<Integer> codes) {
        return codes.stream().mapToDouble(code -> sums[code - SMALLEST_CODE]).sum();
    }

    /** Sum of the weights by code, in a group. */
    private double[] sums(String variable, String breakdown, List<Integer> groupCodes) {
        var sums = new double[CODES];
        var codes = data.get(variable).codes();
        var isIn = new boolean[CODES];
        groupCodes.forEach(code -> isIn[code - SMALLEST_CODE] = true);
        var groups = groupCodes.isEmpty() ? codes : data.get(breakdown).codes();
        for (int row = 0; row < codes.length; row++) {
            if (groupCodes.isEmpty() || isIn[groups[row] - SMALLEST_CODE]) {
                sums[codes[row] - SMALLEST_CODE] += weights[row];
            }
        }
        return sums;
    }

    /** The codes of the breakdown's column that make a group: its own where groups replaced the categories. */
    private List<Integer> groupCodes(String breakdown, int group) {
        if (breakdown.equals(PublishedTable.ALL)) {
            return List.of();
        }
        var definition = data.release().questionnaire().breakdowns().stream()
                .filter(candidate -> candidate.item().equals(breakdown))
                .findFirst()
                .orElseThrow();
        var categories = Stream.concat(definition.groups().stream(), definition.coarser().stream())
                .filter(candidate -> candidate.code() == group)
                .findFirst()
                .map(Breakdown.Group::codes)
                .orElse(Set.of(group));
        if (!data.anonymity().grouped().contains(breakdown)) {
            return categories.stream().sorted().toList();
        }
        return definition.groups().stream()
                .filter(part -> categories.containsAll(part.codes()))
                .map(Breakdown.Group::code)
                .toList();
    }

    /**
     * What protection costs.
     *
     * @param shares published
     * @param compared of which the microdata are as fine as the table
     * @param equal of which agree to 1e-9
     * @param largest largest difference, a share
     * @param median median of the differences, a share
     * @param insideInterval how many are inside the published interval
     */
    public record Cost(int shares, int compared, int equal, double largest, double median, int insideInterval) {}

    public static Cost cost(List<Share> shares) {
        var compared = shares.stream()
                .filter(share -> !Double.isNaN(share.recomputed()))
                .toList();
        var differences = compared.stream()
                .mapToDouble(share -> Math.abs(share.difference()))
                .sorted()
                .toArray();
        var count = differences.length;
        return new Cost(
                shares.size(),
                count,
                (int) IntStream.range(0, count)
                        .filter(index -> differences[index] <= 1e-9)
                        .count(),
                count == 0 ? 0 : differences[count - 1],
                count == 0 ? 0 : differences[count / 2],
                (int) compared.stream()
                        .filter(share -> share.released().lower() - 1e-9 <= share.recomputed()
                                && share.recomputed() <= share.released().upper() + 1e-9)
                        .count());
    }
}
