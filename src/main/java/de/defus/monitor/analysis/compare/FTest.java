package de.defus.monitor.analysis.compare;

import org.apache.commons.math3.special.Beta;

/**
 * An F-test.
 *
 * @param f the statistic
 * @param numeratorDf degrees of freedom of its numerator; a fraction after Satterthwaite's correction
 * @param denominatorDf degrees of freedom of its denominator
 * @param p probability of a larger value if there is no difference or association
 */
public record FTest(double f, double numeratorDf, double denominatorDf, double p) {

    static FTest of(double f, double numeratorDf, double denominatorDf) {
        var p = Beta.regularizedBeta(
                denominatorDf / (denominatorDf + numeratorDf * f), denominatorDf / 2, numeratorDf / 2);
        return new FTest(f, numeratorDf, denominatorDf, p);
    }
}
