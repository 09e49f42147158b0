package de.defus.monitor.analysis.compare;

import de.defus.monitor.analysis.estimate.Base;
import de.defus.monitor.analysis.estimate.Linearised;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * Whether the means or shares of several groups differ at all: Wald's F = (Lm)'(LVL')⁻¹(Lm)/(k−1) on the differences Lm
 * from the first group, with df + 1 − k degrees of freedom. Equals {@code regTermTest} of R's survey package.
 */
public final class GroupMeans {

    private GroupMeans() {}

    /**
     * The test.
     *
     * @param base valid answers
     * @param groupOfRow group of each respondent, negative for none; groups without answers do not count
     * @param y value by row; 0 or 1 for a share
     * @return absent if it cannot be tested: fewer than two groups, too few answers, or a difference without sampling error
     */
    public static Optional<FTest> test(Base base, IntUnaryOperator groupOfRow, IntToDoubleFunction y) {
        return base.where(row -> groupOfRow.applyAsInt(row) >= 0).flatMap(grouped -> {
            var means = Arrays.stream(grouped.rows())
                    .map(groupOfRow)
                    .distinct()
                    .sorted()
                    .mapToObj(group -> grouped.where(row -> groupOfRow.applyAsInt(row) == group)
                            .orElseThrow())
                    .map(group -> Linearised.mean(group, y))
                    .toList();
            return wald(means, grouped.support().degreesOfFreedom() + 1 - means.size());
        });
    }

    private static Optional<FTest> wald(List<Linearised> means, int denominatorDf) {
        if (means.size() < 2 || denominatorDf < 1) {
            return Optional.empty();
        }
        var differences =
                means.stream().skip(1).map(mean -> mean.minus(means.get(0))).toList();
        if (differences.stream().anyMatch(difference -> difference.variance() == 0)) {
            return Optional.empty();
        }
        var values = differences.stream().mapToDouble(Linearised::value).toArray();
        return Symmetric.quadraticForm(values, Linearised.covariance(differences))
                .map(wald -> FTest.of(wald / values.length, values.length, denominatorDf));
    }
}
