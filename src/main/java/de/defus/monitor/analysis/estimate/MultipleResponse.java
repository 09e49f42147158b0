package de.defus.monitor.analysis.estimate;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A question with several boxes to tick.
 *
 * @param ticks mean number of boxes ticked by a respondent
 * @param items each box, in order
 */
public record MultipleResponse(Estimate ticks, List<Item> items) {

    public MultipleResponse {
        items = List.copyOf(items);
    }

    /**
     * One box.
     *
     * @param ofRespondents share of the persons who ticked it; these add up to more than 1
     * @param ofResponses its share of all ticks, a ratio of two totals; absent if nobody ticked anything
     */
    public record Item(Estimate ofRespondents, Optional<Estimate> ofResponses) {}

    /** Whether a respondent ticked a box. */
    @FunctionalInterface
    public interface Ticked {
        boolean test(int item, int row);
    }

    /**
     * Both shares of each box. Who saw the boxes and ticked none belongs to the base.
     *
     * @param base those who answered the question
     * @throws IllegalArgumentException if the confidence level is not in (0, 1)
     */
    public static MultipleResponse of(Base base, int items, Ticked ticked, double confidenceLevel) {
        var ticksOfRow = new int[base.weighted().sample().rows()];
        for (var row : base.rows()) {
            ticksOfRow[row] = (int) IntStream.range(0, items)
                    .filter(item -> ticked.test(item, row))
                    .count();
        }
        var shares = IntStream.range(0, items)
                .mapToObj(item -> new Item(
                        Mean.share(base, row -> ticked.test(item, row) ? 1 : 0, confidenceLevel),
                        Ratio.of(base, row -> ticked.test(item, row) ? 1 : 0, row -> ticksOfRow[row], confidenceLevel)))
                .toList();
        return new MultipleResponse(Mean.of(base, row -> ticksOfRow[row], confidenceLevel), shares);
    }
}
