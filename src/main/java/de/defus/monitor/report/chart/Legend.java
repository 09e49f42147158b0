package de.defus.monitor.report.chart;

import java.util.List;

/** Patches of ink with their names, in as many lines as they need. */
final class Legend {

    private static final double PATCH = 14;
    private static final double GAP = 18;
    private static final double LINE = 22;

    private Legend() {}

    /** What an ink stands for, or hatching. */
    record Entry(Ink ink, boolean isHatched, String name) {

        static Entry filled(Ink ink, String name) {
            return new Entry(ink, false, name);
        }

        static Entry hatched(String name) {
            return new Entry(Ink.STRONG_LINE, true, name);
        }
    }

    /** Draws it from the left edge; where it ends. */
    static double draw(Drawing drawing, List<Entry> entries, double top) {
        var x = 0.0;
        var y = top;
        for (var entry : entries) {
            var width = PATCH + 6 + Lettering.SMALL.width(entry.name());
            if (x > 0 && x + width > drawing.width()) {
                x = 0;
                y += LINE;
            }
            if (entry.isHatched()) {
                drawing.hatched(x, y, PATCH, PATCH, entry.ink());
            } else {
                drawing.rectangle(x, y, PATCH, PATCH, entry.ink());
            }
            drawing.text(entry.name(), x + PATCH + 6, y + 11.5, Lettering.SMALL, Drawing.Anchor.START, Ink.TEXT);
            x += width + GAP;
        }
        return y + LINE;
    }
}
