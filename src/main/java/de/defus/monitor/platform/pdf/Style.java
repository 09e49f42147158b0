package de.defus.monitor.platform.pdf;

import java.awt.Color;

/** How a text is written. Sizes in points. */
record Style(double size, boolean isBold, Color colour) {

    static final Color INK = new Color(0x111111);
    static final Color SOFT = new Color(0x3f4c4c);

    static final Style TITLE = new Style(26, true, INK);
    static final Style CHAPTER = new Style(18, true, INK);
    static final Style PART = new Style(13, true, INK);
    static final Style QUESTION = new Style(10.5, true, INK);
    static final Style TEXT = new Style(9.5, false, INK);
    static final Style LEAD = new Style(12, false, SOFT);
    static final Style NOTE = new Style(8, false, SOFT);
    static final Style CELL = new Style(8.5, false, INK);
    static final Style HEADING_CELL = new Style(8.5, true, INK);
    static final Style INTERVAL = new Style(7, false, SOFT);

    double leading() {
        return 1.38 * size;
    }
}
