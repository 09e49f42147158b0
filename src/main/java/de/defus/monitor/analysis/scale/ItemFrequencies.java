package de.defus.monitor.analysis.scale;

import de.defus.monitor.analysis.estimate.DomainMean;
import de.defus.monitor.analysis.estimate.Estimate;
import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;

/**
 * Answers to an item with its missing codes side by side, so that a share on the valid base never hides how many did not
 * answer.
 *
 * @param respondents in the domain, unweighted
 * @param validRespondents those with a substantive answer
 * @param counts unweighted, by code; codes nobody chose have 0
 * @param ofAll share of each code among all respondents, missing codes included
 * @param ofValid share of each valid code among valid answers; empty if there are none
 * @param notApplicable share of "do not use" among all who answered (valid, don't know, do not use); absent if the item has
 *     no such code or nobody answered
 * @param nonresponse share of "no answer" among all respondents, unweighted
 */
public record ItemFrequencies(
        int respondents,
        int validRespondents,
        Map<Integer, Integer> counts,
        Map<Integer, Estimate> ofAll,
        Map<Integer, Estimate> ofValid,
        Optional<Estimate> notApplicable,
        double nonresponse) {

    /**
     * Counts them.
     *
     * @param codeOfRow code of each respondent
     * @param domain which cells belong to the domain
     * @return absent if the domain has no respondents
     * @throws IllegalArgumentException if a respondent has a code the item does not know
     */
    public static Optional<ItemFrequencies> of(
            WeightedSample weighted, int[] codeOfRow, ItemCodes codes, IntPredicate domain, double confidenceLevel) {
        var all = codes.all();
        var answers = Arrays.stream(codeOfRow).map(all::indexOf).toArray();
        for (int row = 0; row < answers.length; row++) {
            if (answers[row] < 0) {
                throw new IllegalArgumentException("unknown code " + codeOfRow[row]);
            }
        }
        var byCell = weighted.sample().count(answers, all.size());
        var counts = new LinkedHashMap<Integer, Integer>();
        for (int index = 0; index < all.size(); index++) {
            var sum = 0;
            for (int cell = 0; cell < byCell.length; cell++) {
                sum += domain.test(cell) ? byCell[cell][index] : 0;
            }
            counts.put(all.get(index), sum);
        }
        var respondents = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (respondents == 0) {
            return Optional.empty();
        }
        var validRespondents = codes.valid().stream().mapToInt(counts::get).sum();
        var shares = new Shares(weighted, codeOfRow, domain, confidenceLevel);
        var ofAll = new LinkedHashMap<Integer, Estimate>();
        all.forEach(code -> shares.of(own -> own == code ? 1 : 0).ifPresent(share -> ofAll.put(code, share)));
        var ofValid = new LinkedHashMap<Integer, Estimate>();
        codes.valid()
                .forEach(code -> shares.of(
                                own -> own == code ? 1 : codes.valid().contains(own) ? 0 : Double.NaN)
                        .ifPresent(share -> ofValid.put(code, share)));
        var notApplicable = codes.notApplicable().isEmpty()
                ? Optional.<Estimate>empty()
                : shares.of(
                        own -> own == codes.notApplicable().getAsInt() ? 1 : isNoAnswer(codes, own) ? Double.NaN : 0);
        var unanswered =
                codes.noAnswer().isEmpty() ? 0 : counts.get(codes.noAnswer().getAsInt());
        return Optional.of(new ItemFrequencies(
                respondents,
                validRespondents,
                java.util.Collections.unmodifiableMap(counts),
                java.util.Collections.unmodifiableMap(ofAll),
                java.util.Collections.unmodifiableMap(ofValid),
                notApplicable,
                (double) unanswered / respondents));
    }

    private static boolean isNoAnswer(ItemCodes codes, int code) {
        return codes.noAnswer().isPresent() && codes.noAnswer().getAsInt() == code;
    }

    private record Shares(WeightedSample weighted, int[] codes, IntPredicate domain, double confidenceLevel) {

        /** Share of those with the score 1 among those with 1 or 0; others leave the base. */
        Optional<Estimate> of(ToDoubleFunction<Integer> score) {
            var answers = Arrays.stream(codes)
                    .map(code -> {
                        var own = score.applyAsDouble(code);
                        return Double.isNaN(own) ? -1 : (int) own;
                    })
                    .toArray();
            return new DomainMean(weighted, confidenceLevel)
                    .share(weighted.sample().count(answers, 2), new double[] {0, 1}, domain);
        }
    }
}
