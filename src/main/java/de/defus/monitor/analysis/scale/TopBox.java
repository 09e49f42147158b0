package de.defus.monitor.analysis.scale;

import de.defus.monitor.analysis.estimate.DomainMean;
import de.defus.monitor.analysis.estimate.Estimate;
import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Boxes of an ordered item. "Top" is the first category and its neighbour, whatever it means: a label must say which end is
 * the favourable one.
 *
 * @param top1 share of the first category
 * @param top2 share of the first two
 * @param middle share of those that are in neither end; absent on a scale of four
 * @param bottom2 share of the last two
 * @param bottom1 share of the last
 * @param net mean of +1 for the first two, −1 for the last two, else 0: one variable with one error, for the errors of two
 *     shares do not add up
 * @param mean mean of the positions 1, 2, 3 …
 * @param index mean on a scale from 0 for the last to 100 for the first category
 */
public record TopBox(
        Estimate top1,
        Estimate top2,
        Optional<Estimate> middle,
        Estimate bottom2,
        Estimate bottom1,
        Estimate net,
        Estimate mean,
        Estimate index) {

    private static final int FEWEST = 4;

    /**
     * Estimates them.
     *
     * @param counts answers by cell; the column after the last category holds the missing
     * @param categories how many, at least four
     * @return absent if the domain has no valid answer
     */
    public static Optional<TopBox> of(
            WeightedSample weighted, int[][] counts, int categories, IntPredicate domain, double confidenceLevel) {
        if (categories < FEWEST) {
            throw new IllegalArgumentException("boxes of two need four categories, not " + categories);
        }
        var means = new DomainMean(weighted, confidenceLevel);
        var last = categories - 1;
        var one = means.share(counts, scores(categories, answer -> answer == 0), domain);
        if (one.isEmpty()) {
            return Optional.empty();
        }
        var net = IntStream.range(0, categories)
                .mapToDouble(answer -> answer < 2 ? 1 : answer > last - 2 ? -1 : 0)
                .toArray();
        var positions =
                IntStream.range(0, categories).mapToDouble(answer -> answer + 1).toArray();
        var index = IntStream.range(0, categories)
                .mapToDouble(answer -> 100.0 * (last - answer) / last)
                .toArray();
        return Optional.of(new TopBox(
                one.orElseThrow(),
                share(means, counts, scores(categories, answer -> answer < 2), domain),
                categories == FEWEST
                        ? Optional.empty()
                        : means.share(counts, scores(categories, answer -> answer >= 2 && answer <= last - 2), domain),
                share(means, counts, scores(categories, answer -> answer > last - 2), domain),
                share(means, counts, scores(categories, answer -> answer == last), domain),
                means.mean(counts, net, domain).orElseThrow(),
                means.mean(counts, positions, domain).orElseThrow(),
                means.mean(counts, index, domain).orElseThrow()));
    }

    private static Estimate share(DomainMean means, int[][] counts, double[] scores, IntPredicate domain) {
        return means.share(counts, scores, domain).orElseThrow();
    }

    private static double[] scores(int categories, IntPredicate isHit) {
        return IntStream.range(0, categories)
                .mapToDouble(answer -> isHit.test(answer) ? 1 : 0)
                .toArray();
    }
}
