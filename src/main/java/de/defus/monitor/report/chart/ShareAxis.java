package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where shares stand on a line of so many pixels; its ends are whole tens around all intervals.
 *
 * @param low share at the beginning
 * @param high share at the end
 */
record ShareAxis(double low, double high, double start, double length) {

    private static final double TEN = 0.1;
    private static final double LEAST_RANGE = 0.3;

    static ShareAxis around(List<PublishedEstimate> estimates, double start, double length) {
        var low = estimates.stream().mapToDouble(PublishedEstimate::lower).min().orElse(0);
        var high =
                estimates.stream().mapToDouble(PublishedEstimate::upper).max().orElse(1);
        low = Math.max(0, Math.floor(low / TEN) * TEN);
        high = Math.min(1, Math.ceil(high / TEN) * TEN);
        if (high - low < LEAST_RANGE) {
            high = Math.min(1, low + LEAST_RANGE);
            low = Math.max(0, Math.min(low, high - LEAST_RANGE));
        }
        return new ShareAxis(low, high, start, length);
    }

    double at(double share) {
        return start + (share - low) / (high - low) * length;
    }

    /** The labelled shares, in whole per cent: every tenth, or twentieth if there is no room. */
    List<Integer> ticks() {
        var step = length / ((high - low) / TEN) < 42 ? 20 : 10;
        return IntStream.rangeClosed((int) Math.round(100 * low), (int) Math.round(100 * high))
                .filter(percent -> percent % step == 0)
                .boxed()
                .toList();
    }
}
