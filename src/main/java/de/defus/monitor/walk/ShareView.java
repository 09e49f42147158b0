package de.defus.monitor.walk;

import de.defus.monitor.analysis.disclosure.PublishedDifference;
import de.defus.monitor.analysis.disclosure.PublishedEstimate;
import de.defus.monitor.platform.web.PageFrame;
import java.text.NumberFormat;

/** A published share as pages show it: in whole percent with its interval and base. */
public record ShareView(int percent, int lower, int upper, int base, boolean isWeak) {

    static ShareView of(PublishedEstimate share) {
        return new ShareView(
                whole(share.value()),
                whole(share.lower()),
                whole(share.upper()),
                share.base(),
                share.note() == PublishedEstimate.Note.WEAK_BASE);
    }

    /** A change or difference, in percentage points with its interval, and whether it is more than chance. */
    public record Difference(String points, String lower, String upper, boolean isTested, String sign, String markKey) {

        static Difference of(PublishedDifference difference, PageFrame frame) {
            var test = difference.test();
            return new Difference(
                    ShareView.points(difference.value(), frame),
                    test.map(result -> ShareView.points(result.lower(), frame)).orElse(""),
                    test.map(result -> ShareView.points(result.upper(), frame)).orElse(""),
                    test.isPresent(),
                    switch (difference.mark()) {
                        case HIGHER -> "▲";
                        case LOWER -> "▼";
                        case NONE -> "";
                    },
                    "walk.mark." + difference.mark());
        }
    }

    /** The interval as a line of a drawing 100 units wide, at least one unit long. */
    public int length() {
        return Math.max(1, upper - lower);
    }

    private static int whole(double share) {
        return (int) Math.round(100 * share);
    }

    /** Percentage points with sign and one decimal. */
    static String points(double difference, PageFrame frame) {
        var rounded = Math.round(1000 * difference) / 10.0;
        return (rounded > 0 ? "+" : rounded < 0 ? "−" : "") + decimal(Math.abs(rounded), frame);
    }

    static String decimal(double number, PageFrame frame) {
        var format = NumberFormat.getNumberInstance(frame.texts().locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }
}
