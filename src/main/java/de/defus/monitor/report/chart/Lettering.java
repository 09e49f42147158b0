package de.defus.monitor.report.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** Sizes of letters in charts, how wide text is, and where it breaks. */
enum Lettering {
    PLAIN(14, Font.PLAIN),
    SMALL(12.5f, Font.PLAIN),
    BOLD(14, Font.BOLD),
    SMALL_BOLD(12.5f, Font.BOLD);

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final double LEADING = 1.32;
    private static final String CUT = "…";

    private final Font font;

    Lettering(float size, int style) {
        font = new Font(Font.SANS_SERIF, style, 12).deriveFont(size);
    }

    Font font() {
        return font;
    }

    double size() {
        return font.getSize2D();
    }

    /** From one baseline to the next. */
    double leading() {
        return LEADING * size();
    }

    double width(String text) {
        return font.getStringBounds(text, CONTEXT).getWidth();
    }

    /** The text in at most so many lines no wider than this; what is cut off ends in an ellipsis. */
    List<String> lines(String text, double width, int most) {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : text.strip().split("\\s+")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || width(longer) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        var isCut = lines.size() > most;
        var shown = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
        shown.replaceAll(one -> fitting(one, width));
        if (isCut) {
            shown.set(most - 1, fitting(shown.get(most - 1) + " " + CUT, width));
        }
        return shown;
    }

    private String fitting(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        var end = text.length();
        while (end > 1 && width(text.substring(0, end) + CUT) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + CUT;
    }
}
