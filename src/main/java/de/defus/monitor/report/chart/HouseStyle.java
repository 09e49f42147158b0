package de.defus.monitor.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.List;

/**
 * Colours and type of all charts. The diverging row runs from blue (favourable) over grey to orange (unfavourable): told
 * apart in the common kinds of colour blindness and in grey print, where both ends are dark.
 */
public final class HouseStyle {

    static final Color INK = new Color(0x1d2629);
    static final Color INK_SOFT = new Color(0x51605f);
    static final Color LINE = new Color(0xd5d8d2);
    public static final Color ACCENT = new Color(0x1f5f6b);
    static final Font TYPE = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    static final Font TYPE_SMALL = TYPE.deriveFont(13f);

    private static final List<Color> FAVOURABLE = List.of(new Color(0x0b5d8a), new Color(0x6aaed6));
    private static final List<Color> UNFAVOURABLE = List.of(new Color(0xf0a35e), new Color(0xb3550c));
    private static final Color MIDDLE = new Color(0xd9d9d6);

    private HouseStyle() {}

    /** One colour a category of a rated scale, favourable end first. */
    public static Color diverging(int position, int categories) {
        var half = categories / 2;
        if (position < half) {
            return position == 0 || half == 1 ? FAVOURABLE.get(0) : FAVOURABLE.get(1);
        }
        if (categories % 2 == 1 && position == half) {
            return MIDDLE;
        }
        return position == categories - 1 || half == 1 ? UNFAVOURABLE.get(1) : UNFAVOURABLE.get(0);
    }

    /** Whether a label on this colour must be white. */
    static boolean isDark(Color colour) {
        return 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue() < 140;
    }
}
