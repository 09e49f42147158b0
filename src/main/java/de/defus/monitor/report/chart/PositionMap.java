package de.defus.monitor.report.chart;

import de.defus.monitor.place.District;
import java.util.List;

/** Where a district lies in its city. */
public final class PositionMap extends DrawnFigure {

    private static final double SIZE = 220;

    private final List<District> districts;
    private final int code;

    /** @param code of the district that is shown */
    public PositionMap(String title, List<District> districts, int code) {
        super(title, title);
        this.districts = List.copyOf(districts);
        this.code = code;
    }

    @Override
    public boolean isMasked() {
        return false;
    }

    @Override
    public Drawing draw(int width) {
        var drawing = new Drawing(SIZE);
        var outlines = Outlines.of(districts, SIZE, SIZE);
        for (int index = 0; index < districts.size(); index++) {
            var isShown = districts.get(index).code() == code;
            drawing.fill(outlines.shape(index), isShown ? Ink.ACCENT : Ink.STEP_1);
            drawing.outline(outlines.shape(index), Ink.STRONG_LINE, 1);
        }
        drawing.endAt(outlines.height() + 1);
        return drawing;
    }
}
