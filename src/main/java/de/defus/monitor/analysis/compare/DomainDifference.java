package de.defus.monitor.analysis.compare;

import de.defus.monitor.analysis.estimate.Base;
import de.defus.monitor.analysis.estimate.CountedAnswers;
import de.defus.monitor.analysis.estimate.Linearised;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * Difference between the means or shares of two domains of one sample. Its linearised variable is that of the one less that
 * of the other, so their covariance is included: a district, say, is part of the city it is compared with. Reproduces
 * {@code svyttest} of R's survey package where the domains are disjoint.
 */
public final class DomainDifference {

    private DomainDifference() {}

    /**
     * Compares two domains, which may overlap.
     *
     * @param base valid answers
     * @param domain who is compared
     * @param reference with whom
     * @param y value by row; 0 or 1 for a share
     * @param confidenceLevel of the interval of the difference
     * @return absent if one of them has no answer
     * @throws IllegalArgumentException if the confidence level is not in (0, 1)
     */
    public static Optional<Contrast> between(
            Base base, IntPredicate domain, IntPredicate reference, IntToDoubleFunction y, double confidenceLevel) {
        return base.where(domain)
                .flatMap(one -> base.where(reference)
                        .map(other -> contrast(
                                one, other, base.where(domain.or(reference)).orElseThrow(), y, confidenceLevel)));
    }

    /** Compares a domain with everybody else in the base. */
    public static Optional<Contrast> fromRest(
            Base base, IntPredicate domain, IntToDoubleFunction y, double confidenceLevel) {
        return between(base, domain, domain.negate(), y, confidenceLevel);
    }

    /** Compares a domain with the whole base, which it is part of. */
    public static Optional<Contrast> fromWhole(
            Base base, IntPredicate domain, IntToDoubleFunction y, double confidenceLevel) {
        return between(base, domain, row -> true, y, confidenceLevel);
    }

    /**
     * Compares two domains of the answers to an item, counted by cell: the same as by respondent, faster.
     *
     * @param domain cells that are compared
     * @param reference cells they are compared with
     * @param score of an answer; 0 or 1 for a share
     * @return absent if one of them has no answer
     * @throws IllegalArgumentException if the confidence level is not in (0, 1)
     */
    public static Optional<Contrast> between(
            CountedAnswers answers,
            IntPredicate domain,
            IntPredicate reference,
            CountedAnswers.Score score,
            double confidenceLevel) {
        return answers.mean(score, domain)
                .flatMap(one -> answers.mean(score, reference).map(other -> {
                    var difference = one.minus(other);
                    var error = difference.standardError();
                    var both = answers.support(domain.or(reference)).orElseThrow();
                    return new Contrast(
                            one.value(),
                            other.value(),
                            difference.value(),
                            error,
                            answers.support(domain).orElseThrow().size(),
                            answers.support(reference).orElseThrow().size(),
                            Contrast.test(difference.value(), error, both.degreesOfFreedom() - 1, confidenceLevel));
                }));
    }

    private static Contrast contrast(Base one, Base other, Base both, IntToDoubleFunction y, double confidenceLevel) {
        var value = Linearised.mean(one, y);
        var reference = Linearised.mean(other, y);
        var difference = value.minus(reference);
        var error = difference.standardError();
        return new Contrast(
                value.value(),
                reference.value(),
                difference.value(),
                error,
                one.support().size(),
                other.support().size(),
                Contrast.test(difference.value(), error, both.support().degreesOfFreedom() - 1, confidenceLevel));
    }
}
