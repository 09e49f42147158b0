package de.defus.monitor.evaluation;

import de.defus.monitor.analysis.compare.Contrast;
import de.defus.monitor.analysis.compare.MultipleTesting;
import de.defus.monitor.analysis.disclosure.PublishedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Turns contrasts of shares into published differences. */
final class Differences {

    /** A standard error below this is rounding: the weighting fixes the difference. */
    private static final double FIXED = 1e-9;

    private Differences() {}

    /**
     * A family of contrasts, tested together: p-values are adjusted after Holm.
     *
     * @param contrasts absent where there is nothing to compare
     */
    static List<Optional<PublishedDifference>> adjusted(List<Optional<Contrast>> contrasts, double confidenceLevel) {
        return adjusted(contrasts, confidenceLevel, Differences::isTestable);
    }

    /** The same of means, which can always be tested if they have a sampling error. */
    static List<Optional<PublishedDifference>> adjustedMeans(
            List<Optional<Contrast>> contrasts, double confidenceLevel) {
        return adjusted(contrasts, confidenceLevel, contrast -> contrast.standardError() >= FIXED);
    }

    private static List<Optional<PublishedDifference>> adjusted(
            List<Optional<Contrast>> contrasts, double confidenceLevel, Predicate<Contrast> isTestable) {
        var tests = contrasts.stream()
                .map(contrast -> contrast.filter(isTestable).flatMap(Contrast::test))
                .toList();
        var adjusted = MultipleTesting.HOLM.adjust(tests.stream()
                .map(test -> test.map(result -> OptionalDouble.of(result.p())).orElse(OptionalDouble.empty()))
                .toList());
        var differences = new ArrayList<Optional<PublishedDifference>>();
        for (int index = 0; index < contrasts.size(); index++) {
            var p = adjusted.get(index);
            var test = tests.get(index)
                    .map(result -> new PublishedDifference.Test(
                            result.lower(), result.upper(), result.degreesOfFreedom(), result.p(), p.getAsDouble()));
            differences.add(contrasts
                    .get(index)
                    .map(contrast -> PublishedDifference.of(
                            contrast.difference(), contrast.standardError(), test, confidenceLevel)));
        }
        return differences;
    }

    /** Where nobody or everybody gave the answer, the standard error is 0 and would make the difference look certain. */
    static boolean isTestable(Contrast contrast) {
        return isInside(contrast.value()) && isInside(contrast.reference()) && contrast.standardError() >= FIXED;
    }

    private static boolean isInside(double share) {
        return share > 0 && share < 1;
    }
}
