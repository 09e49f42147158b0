package de.defus.monitor.report.chart;

import java.util.List;

/** A line of a round length below a map. */
final class ScaleBar {

    private static final List<Integer> LENGTHS = List.of(100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000);
    private static final double LONGEST = 110;

    private ScaleBar() {}

    /** Draws it, and says where it ends below. */
    static double draw(Drawing drawing, Outlines outlines, double margin) {
        var metres = LENGTHS.stream()
                .filter(length -> length * outlines.pixelsPerMetre() <= LONGEST)
                .reduce((shorter, longer) -> longer)
                .orElse(100);
        var y = outlines.height() + 2 * margin + 16;
        var length = metres * outlines.pixelsPerMetre();
        drawing.line(margin, y, margin + length, y, Ink.SOFT, 2);
        drawing.line(margin, y - 4, margin, y + 4, Ink.SOFT, 2);
        drawing.line(margin + length, y - 4, margin + length, y + 4, Ink.SOFT, 2);
        var text = metres >= 1000 ? metres / 1000 + " km" : metres + " m";
        drawing.text(text, margin + length + 8, y + 4.5, Lettering.SMALL, Drawing.Anchor.START, Ink.SOFT);
        return y + 6;
    }
}
