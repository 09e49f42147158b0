package de.defus.monitor.report.chart;

import java.awt.Color;

/** The colours of charts, for those that are drawn by other programs. */
public final class HouseStyle {

    public static final Color ACCENT = Ink.ACCENT.inFiles();

    private HouseStyle() {}

    /** The colour of a category of a rated scale, counted from its favourable end. */
    public static Color diverging(int position, int categories) {
        return Ink.diverging(position, categories).inFiles();
    }
}
