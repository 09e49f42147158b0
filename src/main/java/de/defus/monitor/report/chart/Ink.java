package de.defus.monitor.report.chart;

import java.awt.Color;
import java.util.Locale;

/**
 * What a chart is drawn with, by meaning. In a page the style sheet gives each its colour, other ones in the dark; in a file
 * it has the colour named here. The diverging row and the steps of maps are told apart in the common kinds of colour
 * blindness and in grey print.
 */
enum Ink implements InkPaint {
    TEXT(0x1d2629),
    SOFT(0x51605f),
    LINE(0xd5d8d2),
    STRONG_LINE(0x7d8a89),
    PAPER(0xffffff),
    ACCENT(0x1f5f6b),
    ACCENT_SOFT(0xd3e6e9),
    BEST(0x0b5d8a),
    GOOD(0x6aaed6),
    MIDDLE(0xd9d9d6),
    POOR(0xf0a35e),
    WORST(0xb3550c),
    ON_STRONG(0xffffff),
    ON_PALE(0x1d2629),
    MISSING(0x9aa5a4),
    STEP_1(0xe2eef3),
    STEP_2(0xb0d3e1),
    STEP_3(0x72b1cb),
    STEP_4(0x33859f),
    STEP_5(0x0d4f6c);

    private final Color inFiles;

    Ink(int rgb) {
        inFiles = new Color(rgb);
    }

    @Override
    public Ink ink() {
        return this;
    }

    Color inFiles() {
        return inFiles;
    }

    /** Such as {@code #0b5d8a}. */
    String hex() {
        return String.format("#%06x", inFiles.getRGB() & 0xffffff);
    }

    /** The last part of the names of its classes, such as {@code on-pale}. */
    String styleName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The ink of a category of a rated scale, counted from its favourable end. */
    static Ink diverging(int position, int categories) {
        var half = categories / 2;
        if (categories % 2 == 1 && position == half) {
            return MIDDLE;
        }
        if (position < half) {
            return position == 0 ? BEST : GOOD;
        }
        return position == categories - 1 ? WORST : POOR;
    }

    /** What to write with on this ink. */
    Ink lettering() {
        return this == BEST || this == WORST || this == STEP_4 || this == STEP_5 || this == ACCENT
                ? ON_STRONG
                : ON_PALE;
    }

    /** One of five steps of a map, the palest first. */
    static Ink step(int index) {
        return values()[STEP_1.ordinal() + index];
    }
}
