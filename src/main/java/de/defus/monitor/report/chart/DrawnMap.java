package de.defus.monitor.report.chart;

import de.defus.monitor.place.District;
import de.defus.monitor.report.Words;
import java.util.List;

/** A figure of the districts, with a bar of its scale, and a legend beside it or, on a phone, below. */
abstract class DrawnMap extends DrawnFigure {

    /** Around the map. */
    static final double MARGIN = 4;
    /** Of the legend. */
    static final double LINE = 24;

    private static final double LEGEND = 250;
    private static final double MOST_HEIGHT = 560;

    private final Words words;
    private final List<District> districts;

    /** @param districts at least one */
    DrawnMap(String title, String description, Words words, List<District> districts) {
        super(title, description);
        this.words = words;
        this.districts = List.copyOf(districts);
    }

    final Words words() {
        return words;
    }

    final List<District> districts() {
        return districts;
    }

    /** @param outlines of the districts, without the margin */
    abstract void drawMap(Drawing drawing, Outlines outlines);

    /** Draws what the inks mean; returns where it ends. */
    abstract double legend(Drawing drawing, double x, double top);

    @Override
    public final Drawing draw(int width) {
        var drawing = new Drawing(width);
        var narrow = isNarrow(width);
        var outlines = Outlines.of(districts, (narrow ? width : width - LEGEND) - 2 * MARGIN, MOST_HEIGHT);
        drawMap(drawing, outlines);
        var bottom = ScaleBar.draw(drawing, outlines, MARGIN);
        drawing.endAt(
                narrow
                        ? legend(drawing, 0, bottom + 22)
                        : Math.max(bottom, legend(drawing, width - LEGEND + 22, 8)) + 8);
        return drawing;
    }

    /** Draws the title of the legend; returns where its lines begin. */
    final double legendTitle(Drawing drawing, String messageKey, double x, double top) {
        var lines = Lettering.SMALL_BOLD.lines(words.texts().say(messageKey), drawing.width() - x, 2);
        return drawing.lines(lines, x, top + 12, Lettering.SMALL_BOLD, Drawing.Anchor.START, Ink.TEXT) + 2;
    }
}
