package de.defus.monitor.report.chart;

/** A figure made of marks. */
abstract class DrawnFigure implements Figure {

    private final String title;
    private final String description;

    DrawnFigure(String title, String description) {
        this.title = title;
        this.description = description;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final String description() {
        return description;
    }

    /** The marks on paper of this width. */
    public abstract Drawing draw(int width);

    @Override
    public final String svg(String id, int width) {
        return SvgPaper.of(draw(width), id, title, description);
    }

    @Override
    public final byte[] png() {
        return PngPaper.of(draw(WIDE));
    }

    static boolean isNarrow(int width) {
        return width < 600;
    }
}
