package de.defus.monitor.report.chart;

import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.report.Words;

/** What the figures of a chart are, and how they are said. */
enum Unit {
    /** Shares, drawn and said in per cent. */
    PER_CENT(100, "0' %'") {
        @Override
        String value(Words words, PublishedEstimate estimate) {
            return words.share(estimate);
        }

        @Override
        String valueAndInterval(Words words, PublishedEstimate estimate) {
            return words.shareAndInterval(estimate);
        }
    },
    /** Scores from 0 to 100. */
    POINTS(1, "0") {
        @Override
        String value(Words words, PublishedEstimate estimate) {
            return words.score(estimate);
        }

        @Override
        String valueAndInterval(Words words, PublishedEstimate estimate) {
            return words.scoreAndInterval(estimate);
        }
    };

    private final double factor;
    private final String tick;

    Unit(double factor, String tick) {
        this.factor = factor;
        this.tick = tick;
    }

    /** A figure on the axis from 0 to 100. */
    double drawn(double figure) {
        return factor * figure;
    }

    /** How ticks of the axis are written. */
    String tick() {
        return tick;
    }

    abstract String value(Words words, PublishedEstimate estimate);

    abstract String valueAndInterval(Words words, PublishedEstimate estimate);
}
