package de.defus.monitor.analysis;

import de.defus.monitor.analysis.data.Sample;
import de.defus.monitor.analysis.estimate.Base;
import de.defus.monitor.analysis.weight.WeightedSample;
import java.util.List;

/** A few respondents, each of whom stands for ten people, in one stratum. */
final class SmallSample {

    private SmallSample() {}

    static Base base(int rows) {
        var sample = Sample.of(new int[rows], new double[] {10.0 * rows}, List.of());
        return Base.of(WeightedSample.byDesign(sample), row -> true).orElseThrow();
    }
}
